package cymru.rhybudd.domain.indicator;

import java.time.LocalDate;
import java.util.Optional;

/** Gathers the first date on which the passing of time alone can change a measure. */
public final class Horizon {
    private final long today;
    private long due = Long.MAX_VALUE;

    /** Days count from that one, in days since 1970-01-01. */
    public Horizon(long today) {
        this.today = today;
    }

    /** Forgets what was said: another indicator comes. */
    public void clear() {
        due = Long.MAX_VALUE;
    }

    /** Says that something may change on that day; days that have come already are of no interest. */
    public void on(long epochDay) {
        if (epochDay > today) {
            due = Math.min(due, epochDay);
        }
    }

    /** Says that something may change after so many days. */
    public void in(long days) {
        on(today + days);
    }

    /** The first of the days; empty when time alone changes nothing. */
    public Optional<LocalDate> due() {
        return due == Long.MAX_VALUE ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(due));
    }
}
