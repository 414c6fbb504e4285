package cymru.rhybudd.backtest;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is known, by officers' words, of whether a citizen was rightly alerted.
 *
 * @param hasOutcome whether any outcome was recorded since the window began
 * @param truePositive whether any of these was of a concern that was there
 * @param tooLate whether, within the window, an alert came too late for a concern
 * @param concernOn the first day within the window on which a concern was there; null when none is known, or
 *     only by an alert that came too late, so that nobody knows by which day it should have come
 */
public record Known(
        boolean hasOutcome,
        boolean truePositive,
        boolean tooLate,
        @Nullable LocalDate concernOn) {

    /** Whether a concern was there within the window. */
    public boolean hasConcern() {
        return concernOn != null || tooLate;
    }

    /** Whether an alert on that day came in time for the concern. */
    public boolean isInTime(LocalDate alertedOn) {
        return concernOn != null && !alertedOn.isAfter(concernOn);
    }
}
