package cymru.rhybudd.domain.weighting;

import cymru.rhybudd.domain.indicator.Horizon;
import cymru.rhybudd.domain.indicator.Measure;
import cymru.rhybudd.domain.indicator.Subject;

/**
 * One limit on one measure.
 *
 * @param limit in the measure's own unit, hundredths for weeks and per cent
 */
public record Condition(Measure measure, Comparison comparison, long limit) {

    /** How a measure is held against its limit. */
    public enum Comparison {
        AT_LEAST,
        MORE_THAN,
        AT_MOST;

        boolean holds(long value, long limit) {
            return switch (this) {
                case AT_LEAST -> value >= limit;
                case MORE_THAN -> value > limit;
                case AT_MOST -> value <= limit;
            };
        }
    }

    /** Whether the subject has the measure and it meets the limit. */
    boolean holds(Subject subject) {
        return subject.has(measure) && comparison.holds(subject.value(measure), limit);
    }

    /** Tells the horizon after how many days the passing of time alone will change the answer; what does not live any more counts no days. */
    void foresee(Subject subject, Horizon horizon) {
        int perDay = measure.unit().perDay();
        if (perDay == 0 || !subject.lives() || !subject.has(measure)) {
            return;
        }
        long firstAbove = comparison == Comparison.AT_LEAST ? limit : limit + 1;
        long value = subject.value(measure);
        horizon.in(perDay > 0 ? firstAbove - value : value - firstAbove + 1);
    }
}
