package cymru.rhybudd.domain.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a table changes, as its streamed row changes tell one by one, in the order of the source's log. Snapshots are no part
 * of it. It knows the clock of the source alone.
 *
 * @param transaction the transaction of the latest change; null where the source has none
 * @param rowsOfTransaction changes of that transaction so far
 * @param hour the hour of the latest change by its commit, in hours since 1970-01-01T00:00Z
 * @param rowsOfHour changes in that hour so far
 * @param hoursKnown hours that went before, up to {@value #WEEK}
 * @param usualHundredths changes in a usual hour, in hundredths: their average, which forgets over about a week
 */
public record Flow(
        @Nullable String transaction,
        long rowsOfTransaction,
        long hour,
        long rowsOfHour,
        int hoursKnown,
        long usualHundredths) {
    /** Hours that the average rests on. */
    static final int WEEK = 168;

    private static final long SECONDS_OF_AN_HOUR = 3_600;

    /** The first change of a table. */
    public static Flow first(@Nullable String transaction, Instant committedAt) {
        return new Flow(transaction, transaction == null ? 0 : 1, hourOf(committedAt), 1, 0, 0);
    }

    /**
     * After one more change. Transactions are in the order of the log and not quite in that of their times: a change of the hour
     * before counts in the latest. Of a still earlier one: the source's clock was set back, and the hour begins anew.
     */
    public Flow next(@Nullable String transaction, Instant committedAt, StormGuard guard) {
        Flow current = atTheHour(hourOf(committedAt), guard);
        return new Flow(
                transaction,
                transaction == null ? 0 : transaction.equals(this.transaction) ? rowsOfTransaction + 1 : 1,
                current.hour,
                current.rowsOfHour + 1,
                current.hoursKnown,
                current.usualHundredths);
    }

    private Flow atTheHour(long other, StormGuard guard) {
        if (other > hour) {
            return later(other, guard);
        }
        boolean setBack = other < hour - 1;
        return setBack ? new Flow(transaction, rowsOfTransaction, other, 0, hoursKnown, usualHundredths) : this;
    }

    /** When a later hour begins: the hours in between had no change. */
    private Flow later(long later, StormGuard guard) {
        int known = Math.min(hoursKnown + 1, WEEK);
        long usual = average(usualHundredths, guard.lesson(this), known);
        long quiet = later - hour - 1;
        for (; quiet > 0 && (usual > 0 || known < WEEK); quiet--) {
            known = Math.min(known + 1, WEEK);
            usual = average(usual, 0, known);
        }
        return new Flow(transaction, rowsOfTransaction, later, 0, known, usual);
    }

    /** Rounded down, so that a table that has fallen silent comes to nothing. */
    private static long average(long before, long hundredths, int hours) {
        return before + Math.floorDiv(hundredths - before, hours);
    }

    private static long hourOf(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), SECONDS_OF_AN_HOUR);
    }

    /** The beginning of the latest hour. */
    public Instant hourBegan() {
        return Instant.ofEpochSecond(hour * SECONDS_OF_AN_HOUR);
    }
}
