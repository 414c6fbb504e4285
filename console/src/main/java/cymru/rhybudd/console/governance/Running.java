package cymru.rhybudd.console.governance;

import java.time.Duration;
import java.time.Instant;

/**
 * A verification that runs.
 *
 * @param done how many entries of the log were replayed
 * @param all how many there are; 0 as long as that is not known
 */
public record Running(String officer, Instant begunAt, long done, long all, Duration took) {

    /** Entries a second so far. */
    public long rate() {
        return took.toMillis() == 0 ? 0 : done * 1_000 / took.toMillis();
    }

    /** Seconds that are left at this rate; -1 as long as that cannot be said. */
    public long secondsLeft() {
        return rate() == 0 ? -1 : Math.max(0, all - done) / rate();
    }
}
