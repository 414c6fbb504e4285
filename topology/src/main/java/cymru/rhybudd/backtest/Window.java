package cymru.rhybudd.backtest;

import java.time.LocalDate;

/**
 * The days on which a back-test judges, by the log's own clock.
 *
 * @param from the first day
 * @param to the last day
 */
public record Window(LocalDate from, LocalDate to) {
    private static final double DAYS_OF_A_WEEK = 7;

    public Window {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("the window ends on " + to + ", before it begins on " + from);
        }
    }

    /** Whether the day is one of them. */
    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /** How many days there are. */
    public int days() {
        return (int) (to.toEpochDay() - from.toEpochDay()) + 1;
    }

    /** The same in weeks, of which the last may be a part only. */
    public double weeks() {
        return days() / DAYS_OF_A_WEEK;
    }
}
