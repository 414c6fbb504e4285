package cymru.rhybudd.domain.weighting;

import cymru.rhybudd.domain.indicator.Indicator;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes models of what a case is about; what they leave out does not matter to it: nothing decays, grows stale or waits. */
public final class Models {
    private static final Names NAMES = new Names("a", "b");

    private Models() {}

    /** A model whose colours are left where they are entered, at once. */
    public static WeightingModel plain(
            String version, int amber, int red, int systemsForRed, List<WeightedIndicator> indicators) {
        return of(version, new Thresholds(amber, amber, red, red, systemsForRed, Duration.ZERO, 10_000), indicators);
    }

    /** A model with these thresholds, without statutory triggers. */
    public static WeightingModel of(String version, Thresholds thresholds, List<WeightedIndicator> indicators) {
        return new WeightingModel(
                version,
                NAMES,
                thresholds,
                Optional.empty(),
                28,
                AlertBudget.UNLIMITED,
                SchoolHolidays.NONE,
                indicators);
    }

    /** An indicator that does not decay, of the system that its domain is called after. */
    public static WeightedIndicator indicator(Indicator indicator, int weight, Band... bands) {
        return indicator(indicator, weight, Decay.NONE, 0, bands);
    }

    /** An indicator of the system that its domain is called after. */
    public static WeightedIndicator indicator(
            Indicator indicator, int weight, Decay decay, int freshDays, Band... bands) {
        List<String> from = List.of(indicator.domain().name().toLowerCase(Locale.ROOT));
        return new WeightedIndicator(indicator, NAMES, weight, from, freshDays, decay, List.of(bands));
    }
}
