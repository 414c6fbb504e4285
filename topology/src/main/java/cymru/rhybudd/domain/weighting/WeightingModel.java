package cymru.rhybudd.domain.weighting;

import java.util.List;

/**
 * A published model: which indicators count, how much, and from which score a colour holds. Immutable; a change is a new
 * version.
 *
 * @param version unique for ever
 * @param amber basis points from which a picture is amber
 * @param red basis points from which a picture is red
 * @param systemsForRed how many source systems must contribute before a picture can be red
 * @param indicators the indicators that are on, in the order of {@code Indicator}; their weights sum to 10,000
 */
public record WeightingModel(
        String version, Names names, int amber, int red, int systemsForRed, List<WeightedIndicator> indicators) {
    /** The weights of a model sum to this many basis points. */
    public static final int FULL_WEIGHT = 10_000;

    public WeightingModel {
        indicators = List.copyOf(indicators);
        int sum = indicators.stream().mapToInt(WeightedIndicator::weight).sum();
        if (sum != FULL_WEIGHT) {
            throw new IllegalArgumentException(
                    "the weights of model " + version + " sum to " + sum + " basis points, not to " + FULL_WEIGHT);
        }
    }

    /** The colour of a score to which so many source systems contribute. */
    Rag colour(int score, int systems) {
        if (score >= red && systems >= systemsForRed) {
            return Rag.RED;
        }
        return score >= amber ? Rag.AMBER : Rag.GREEN;
    }
}
