package cymru.rhybudd.domain.weighting;

import cymru.rhybudd.domain.indicator.Indicator;
import java.util.List;
import java.util.Optional;

/**
 * A published model: which indicators count, how much and for how long, and from which score a colour holds. Immutable; a
 * change is a new version.
 *
 * @param version unique for ever
 * @param statutory the horizon of statutory triggers; empty for a model that has none
 * @param snoozeAtMostDays for how many days an officer may ask not to be told
 * @param indicators the indicators that are on, in the order of {@code Indicator}; their weights sum to 10,000, but where one was taken out to see what
 *     would be without it
 */
public record WeightingModel(
        String version,
        Names names,
        Thresholds thresholds,
        Optional<StatutoryHorizon> statutory,
        int snoozeAtMostDays,
        AlertBudget budget,
        SchoolHolidays schoolHolidays,
        List<WeightedIndicator> indicators) {
    /** The weights of a published model sum to this many basis points. */
    public static final int FULL_WEIGHT = 10_000;

    public WeightingModel {
        indicators = List.copyOf(indicators);
        int sum = indicators.stream().mapToInt(WeightedIndicator::weight).sum();
        if (sum > FULL_WEIGHT) {
            throw new IllegalArgumentException("the weights of model " + version + " sum to " + sum
                    + " basis points, which is more than " + FULL_WEIGHT);
        }
    }

    /** The same with other indicators, or with other weights. */
    public WeightingModel weighing(List<WeightedIndicator> others) {
        return new WeightingModel(
                version, names, thresholds, statutory, snoozeAtMostDays, budget, schoolHolidays, others);
    }

    /** Whether the indicator is on. */
    public boolean weighs(Indicator indicator) {
        for (int i = 0; i < indicators.size(); i++) {
            if (indicators.get(i).indicator() == indicator) {
                return true;
            }
        }
        return false;
    }
}
