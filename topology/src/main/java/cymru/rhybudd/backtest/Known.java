package cymru.rhybudd.backtest;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is known, by officers' words, of whether a citizen was rightly alerted.
 *
 * @param hasOutcome whether any outcome was recorded since the window began
 * @param truePositive whether any of these was of a concern that was there
 * @param concernOn the first day within the window on which a concern was there; null when none is known
 */
record Known(
        boolean hasOutcome, boolean truePositive, @Nullable LocalDate concernOn) {

    /** Whether an alert on that day came in time for the concern. */
    boolean isInTime(LocalDate alertedOn) {
        return concernOn != null && !alertedOn.isAfter(concernOn);
    }
}
