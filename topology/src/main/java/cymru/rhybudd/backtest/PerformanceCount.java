package cymru.rhybudd.backtest;

import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Holds the citizens who would have been alerted against what officers said. */
public final class PerformanceCount {
    private PerformanceCount() {}

    /**
     * Counts.
     *
     * @param alerted how many citizens were alerted, with and without an outcome
     * @param alertedOn when a citizen was first alerted within the window; null when they were not
     */
    public static Performance of(
            int alerted, Map<String, Known> known, Function<String, @Nullable LocalDate> alertedOn) {
        int withOutcome = 0;
        int truePositives = 0;
        int concerns = 0;
        int concernsAlerted = 0;
        for (Map.Entry<String, Known> entry : known.entrySet()) {
            Known one = entry.getValue();
            LocalDate on = alertedOn.apply(entry.getKey());
            withOutcome += on != null && one.hasOutcome() ? 1 : 0;
            truePositives += on != null && one.truePositive() ? 1 : 0;
            concerns += one.hasConcern() ? 1 : 0;
            concernsAlerted += on != null && one.isInTime(on) ? 1 : 0;
        }
        return new Performance(alerted, withOutcome, truePositives, concerns, concernsAlerted);
    }
}
