package cymru.rhybudd.domain.alert;

import cymru.rhybudd.domain.weighting.Feeds;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * What the log last said to everybody of one partition: the time, and how far the feeds are captured.
 *
 * @param now the instant of the latest clock tick; before the first, the beginning of time, when nothing has aged
 * @param today its date in UTC
 */
public record Moment(Instant now, LocalDate today, Feeds feeds) {

    /** A moment of that instant. */
    public Moment(Instant now, Feeds feeds) {
        this(now, LocalDate.ofInstant(now, ZoneOffset.UTC), feeds);
    }
}
