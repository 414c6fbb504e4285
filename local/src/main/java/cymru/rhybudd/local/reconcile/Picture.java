package cymru.rhybudd.local.reconcile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is known of one citizen, weighed.
 *
 * @param records the person records held to be this citizen: source/table/key
 * @param contributions by indicator, in the model's order; one for each indicator of which something is known
 * @param scoreLow basis points, the least that what is stale or missing leaves possible
 * @param scoreHigh basis points, the greatest
 * @param stale the indicators whose facts are not proven to hold any more
 * @param missing the indicators of whose sources nothing is known
 * @param systems the sources that contribute
 * @param provenSystems those that contribute to what is not stale
 * @param grey whether more is stale or missing than the model allows
 */
public record Picture(
        Set<String> records,
        Map<String, Contribution> contributions,
        int scoreLow,
        int scoreHigh,
        Set<String> stale,
        Set<String> missing,
        Set<String> systems,
        Set<String> provenSystems,
        boolean grey) {
    public Picture {
        records = Set.copyOf(records);
        contributions = Collections.unmodifiableMap(new LinkedHashMap<>(contributions));
        stale = new TreeSet<>(stale);
        missing = new TreeSet<>(missing);
        systems = new TreeSet<>(systems);
        provenSystems = new TreeSet<>(provenSystems);
    }

    /** Basis points, the sum of the contributions. */
    public int score() {
        return contributions.values().stream().mapToInt(Contribution::points).sum();
    }

    /** Basis points by indicator. */
    public Map<String, Integer> points() {
        Map<String, Integer> points = new LinkedHashMap<>();
        contributions.forEach((indicator, contribution) -> points.put(indicator, contribution.points()));
        return points;
    }

    /** Whether any indicator has reached a higher band than it had. */
    boolean hasHigherBandThan(Picture before) {
        return contributions.entrySet().stream().anyMatch(entry -> {
            Contribution was = before.contributions().get(entry.getKey());
            return entry.getValue().band() > (was == null ? 0 : was.band());
        });
    }

    /** The colour that the picture enters: while it is grey, by what is proven alone. */
    Colour entered(Thresholds thresholds) {
        return grey ? thresholds.entered(scoreLow, provenSystems.size()) : thresholds.entered(score(), systems.size());
    }
}
