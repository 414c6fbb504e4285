package cymru.rhybudd.domain.weighting;

import cymru.rhybudd.domain.indicator.Indicator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How much of a weighing is known: what is missing is never zero.
 *
 * @param stale indicators whose facts are not proven to hold any more, or that are not proven to be nothing
 * @param missing indicators of whose sources nothing at all is known about the citizen
 * @param low the least score that this leaves possible, in basis points
 * @param high the greatest
 * @param systems how many source systems contribute
 * @param provenSystems how many of these by facts that are proven to hold
 * @param grey whether more weight is stale or missing than the model allows
 */
public record Certainty(
        Set<Indicator> stale, Set<Indicator> missing, int low, int high, int systems, int provenSystems, boolean grey) {

    private static final Set<Indicator> NONE = Set.of();

    /** How much is known of what was weighed. */
    public static Certainty of(Weighing weighing, WeightingModel model, Feeds feeds) {
        LocalDate today = weighing.asOf();
        List<String> known = new ArrayList<>(3);
        List<String> proven = new ArrayList<>(3);
        for (int i = 0; i < weighing.contributions().size(); i++) {
            addAll(known, weighing.contributions().get(i).sources());
        }
        Set<Indicator> stale = NONE;
        Set<Indicator> missing = NONE;
        int low = weighing.score();
        int high = weighing.score();
        int unknown = 0;
        int next = 0; // both lists are in the order of Indicator
        for (int i = 0; i < model.indicators().size(); i++) {
            WeightedIndicator weighted = model.indicators().get(i);
            Contribution contribution = next < weighing.contributions().size()
                            && weighing.contributions().get(next).indicator() == weighted.indicator()
                    ? weighing.contributions().get(next++)
                    : null;
            int points = contribution == null ? 0 : contribution.points();
            List<String> sources = contribution == null ? weighted.from() : contribution.sources();
            boolean isMissing = contribution == null && !containsAny(known, sources);
            boolean isStale = !isMissing && isStale(weighted, sources, known, model, feeds, today);
            if (isMissing) {
                missing = with(missing, weighted.indicator());
            } else if (isStale) {
                stale = with(stale, weighted.indicator());
            } else if (points > 0) {
                addAll(proven, sources);
            }
            if (isMissing || isStale) {
                unknown += weighted.weight();
                low -= points;
                high += weighted.weight() - points;
            }
        }
        boolean grey = unknown > model.thresholds().unknownAbove();
        int systems = stale.isEmpty() ? proven.size() : contributing(weighing);
        return new Certainty(stale, missing, low, high, systems, proven.size(), grey);
    }

    /** How many systems contribute, proven or not. */
    private static int contributing(Weighing weighing) {
        List<String> contributing = new ArrayList<>(3);
        for (int i = 0; i < weighing.contributions().size(); i++) {
            Contribution contribution = weighing.contributions().get(i);
            if (contribution.points() > 0) {
                addAll(contributing, contribution.sources());
            }
        }
        return contributing.size();
    }

    private static Set<Indicator> with(Set<Indicator> some, Indicator one) {
        if (some.isEmpty()) {
            return EnumSet.of(one);
        }
        some.add(one);
        return some;
    }

    private static boolean isStale(
            WeightedIndicator weighted,
            List<String> sources,
            List<String> known,
            WeightingModel model,
            Feeds feeds,
            LocalDate today) {
        for (int i = 0; i < sources.size(); i++) {
            String source = sources.get(i);
            if (known.contains(source) && feeds.isStale(weighted, source, model, today)) {
                return true;
            }
        }
        return false;
    }

    private static boolean containsAny(List<String> known, List<String> sources) {
        for (int i = 0; i < sources.size(); i++) {
            if (known.contains(sources.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static void addAll(List<String> all, List<String> more) {
        for (int i = 0; i < more.size(); i++) {
            if (!all.contains(more.get(i))) {
                all.add(more.get(i));
            }
        }
    }
}
