package cymru.rhybudd.backtest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The last that officers said of an alert. In one partition that is the later entry. A link may have moved its citizen, and with it the later
 * words, to another partition: between two, whose entries have no order, the time of the act decides.
 *
 * @param word null where it was withdrawn: a word from before may stand in another partition
 */
record LastWord<W>(Instant at, @Nullable W word) {

    /** This or what was last said in another partition; of the same instant that counts. */
    LastWord<W> orElsewhere(LastWord<W> other) {
        return other.at.isBefore(at) ? this : other;
    }
}
