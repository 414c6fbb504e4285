package cymru.rhybudd.domain.alert;

import cymru.rhybudd.domain.indicator.Indicator;
import cymru.rhybudd.domain.weighting.Contribution;
import cymru.rhybudd.domain.weighting.Weighing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One contribution that moved, in basis points. */
public record Movement(Indicator indicator, int before, int after) {
    private static final Comparator<Movement> GREATEST_RISE_FIRST =
            Comparator.comparingInt(Movement::change).reversed();

    /** By how much it moved; negative when it fell. */
    public int change() {
        return after - before;
    }

    /** The indicator that leads: of those that moved the one that rose most; where nothing rose, the one that weighs most. */
    public static Indicator leading(List<Movement> movements, Weighing weighing) {
        if (!movements.isEmpty() && movements.get(0).change() > 0) {
            return movements.get(0).indicator();
        }
        return weighing.contributions().stream()
                .max(Comparator.comparingInt(Contribution::points))
                .orElseThrow()
                .indicator();
    }

    /** What moved between a picture and a later weighing, the greatest rise first. */
    static List<Movement> between(@Nullable Picture before, Weighing after) {
        List<Contribution> was = before == null ? List.of() : before.weighing().contributions();
        List<Contribution> is = after.contributions();
        List<Movement> movements = List.of();
        int i = 0;
        int j = 0;
        while (i < was.size() || j < is.size()) { // both are in the order of Indicator
            if (i < was.size() && j < is.size() && was.get(i) == is.get(j)) { // most do not move
                i++;
                j++;
                continue;
            }
            int order = i == was.size()
                    ? 1
                    : j == is.size()
                            ? -1
                            : was.get(i).indicator().compareTo(is.get(j).indicator());
            Indicator indicator = (order <= 0 ? was.get(i) : is.get(j)).indicator();
            int pointsBefore = order <= 0 ? was.get(i++).points() : 0;
            int pointsAfter = order >= 0 ? is.get(j++).points() : 0;
            if (pointsBefore != pointsAfter) {
                movements = movements.isEmpty() ? new ArrayList<>(2) : movements;
                movements.add(new Movement(indicator, pointsBefore, pointsAfter));
            }
        }
        if (movements.size() > 1) {
            movements.sort(GREATEST_RISE_FIRST);
        }
        return movements;
    }
}
