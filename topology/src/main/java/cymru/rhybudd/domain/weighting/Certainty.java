package cymru.rhybudd.domain.weighting;

import cymru.rhybudd.domain.indicator.Indicator;
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
            boolean isMissing = contribution == null && !isKnownIn(weighing, sources);
            boolean isStale = !isMissing && isStale(weighted, sources, weighing, model, feeds);
            if (isMissing) {
                missing = with(missing, weighted.indicator());
            } else if (isStale) {
                stale = with(stale, weighted.indicator());
            }
            if (isMissing || isStale) {
                unknown += weighted.weight();
                low -= points;
                high += weighted.weight() - points;
            }
        }
        boolean grey = unknown > model.thresholds().unknownAbove();
        int proven = systems(weighing, stale);
        int systems = stale.isEmpty() ? proven : systems(weighing, NONE);
        return new Certainty(stale, missing, low, high, systems, proven, grey);
    }

    /** How many systems contribute by indicators that are not left out: each is counted where it comes first. */
    private static int systems(Weighing weighing, Set<Indicator> leftOut) {
        int systems = 0;
        for (int i = 0; i < weighing.contributions().size(); i++) {
            Contribution contribution = weighing.contributions().get(i);
            if (contribution.points() > 0 && !leftOut.contains(contribution.indicator())) {
                for (int j = 0; j < contribution.sources().size(); j++) {
                    systems += contributes(weighing, i, contribution.sources().get(j), leftOut) ? 0 : 1;
                }
            }
        }
        return systems;
    }

    /** Whether a system contributes among the first so many contributions. */
    private static boolean contributes(Weighing weighing, int first, String source, Set<Indicator> leftOut) {
        for (int i = 0; i < first; i++) {
            Contribution contribution = weighing.contributions().get(i);
            if (contribution.points() > 0
                    && contribution.sources().contains(source)
                    && !leftOut.contains(contribution.indicator())) {
                return true;
            }
        }
        return false;
    }

    private static Set<Indicator> with(Set<Indicator> some, Indicator one) {
        if (some.isEmpty()) {
            return EnumSet.of(one);
        }
        some.add(one);
        return some;
    }

    private static boolean isStale(
            WeightedIndicator weighted, List<String> sources, Weighing weighing, WeightingModel model, Feeds feeds) {
        for (int i = 0; i < sources.size(); i++) {
            String source = sources.get(i);
            if (feeds.isStale(weighted, source, model, weighing.asOf()) && isKnownIn(weighing, source)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the citizen is known in any of these systems. */
    private static boolean isKnownIn(Weighing weighing, List<String> sources) {
        for (int i = 0; i < sources.size(); i++) {
            if (isKnownIn(weighing, sources.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isKnownIn(Weighing weighing, String source) {
        for (int i = 0; i < weighing.contributions().size(); i++) {
            if (weighing.contributions().get(i).sources().contains(source)) {
                return true;
            }
        }
        return false;
    }
}
