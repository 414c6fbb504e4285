package cymru.rhybudd.domain.alert;

import cymru.rhybudd.domain.indicator.Indicator;
import cymru.rhybudd.domain.weighting.Weighing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One contribution that moved, in basis points. */
public record Movement(Indicator indicator, int before, int after) {
    private static final Indicator[] INDICATORS = Indicator.values();
    private static final Comparator<Movement> GREATEST_RISE_FIRST =
            Comparator.comparingInt(Movement::change).reversed();

    /** By how much it moved; negative when it fell. */
    public int change() {
        return after - before;
    }

    /** What moved between a picture and a later weighing, the greatest rise first. */
    static List<Movement> between(@Nullable Picture before, Weighing after) {
        List<Movement> movements = List.of();
        for (Indicator indicator : INDICATORS) {
            int was = before == null ? 0 : before.weighing().points(indicator);
            int is = after.points(indicator);
            if (was != is) {
                movements = movements.isEmpty() ? new ArrayList<>(2) : movements;
                movements.add(new Movement(indicator, was, is));
            }
        }
        if (movements.size() > 1) {
            movements.sort(GREATEST_RISE_FIRST);
        }
        return movements;
    }
}
