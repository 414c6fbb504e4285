package cymru.rhybudd.domain.indicator;

import java.time.LocalDate;

/** How measures look at one day; gathers the first day after it on which the passing of time alone can change one of them. */
public final class Horizon {
    /** A day that never comes. */
    public static final long NEVER = Long.MAX_VALUE;

    private final long today;
    private long due = NEVER;

    /** Days count from that one, in days since 1970-01-01. */
    public Horizon(long today) {
        this.today = today;
    }

    /** The day that is looked at, in days since 1970-01-01. */
    public long today() {
        return today;
    }

    /** Forgets what was said: another indicator comes. */
    public void clear() {
        due = NEVER;
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

    /** The first of the days, in days since 1970-01-01; {@link #NEVER} when time alone changes nothing. */
    public long due() {
        return due;
    }

    /** Whether a window of so many days holds the date; on the day on which the date leaves it, something may change. */
    boolean holds(int days, LocalDate date) {
        long leaves = date.toEpochDay() + days;
        on(leaves);
        return today < leaves;
    }

    /** How many days ago the date was; never negative. */
    long daysSince(LocalDate date) {
        return Math.max(0, today - date.toEpochDay());
    }

    /** In how many days the date will be; never negative. */
    long daysUntil(LocalDate date) {
        return Math.max(0, date.toEpochDay() - today);
    }
}
