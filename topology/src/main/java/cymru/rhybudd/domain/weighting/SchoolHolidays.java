package cymru.rhybudd.domain.weighting;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** When schools are closed: days on which nothing about attendance ages. */
public final class SchoolHolidays {
    /** A council that counts every day. */
    public static final SchoolHolidays NONE = new SchoolHolidays(List.of());

    /** A stretch of days, both included. */
    public record Holiday(LocalDate from, LocalDate to) {}

    private final List<Holiday> holidays;
    /** The first day of all, since 1970-01-01. */
    private final long first;
    /** How many days of holidays there are up to the day before the first, up to the first, and so on: every attendance asks. */
    private final int[] upTo;

    /**
     * These holidays.
     *
     * @throws IllegalArgumentException if one ends before it begins, or two overlap
     */
    public SchoolHolidays(List<Holiday> holidays) {
        this.holidays =
                holidays.stream().sorted(Comparator.comparing(Holiday::from)).toList();
        check(this.holidays);
        this.first = this.holidays.isEmpty() ? 0 : this.holidays.get(0).from().toEpochDay();
        this.upTo = count(this.holidays, first);
    }

    private static int[] count(List<Holiday> holidays, long first) {
        if (holidays.isEmpty()) {
            return new int[] {0};
        }
        long last = holidays.get(holidays.size() - 1).to().toEpochDay();
        int[] upTo = new int[Math.toIntExact(last - first) + 2];
        for (Holiday holiday : holidays) {
            for (long day = holiday.from().toEpochDay(); day <= holiday.to().toEpochDay(); day++) {
                upTo[(int) (day - first) + 1] = 1;
            }
        }
        for (int i = 1; i < upTo.length; i++) {
            upTo[i] += upTo[i - 1];
        }
        return upTo;
    }

    private static void check(List<Holiday> holidays) {
        for (int i = 0; i < holidays.size(); i++) {
            Holiday holiday = holidays.get(i);
            if (holiday.to().isBefore(holiday.from())
                    || (i > 0 && !holiday.from().isAfter(holidays.get(i - 1).to()))) {
                throw new IllegalArgumentException(
                        "a school holiday ends before it begins, or two overlap: " + holiday);
            }
        }
    }

    /** Days of holidays that lie after the one day and up to the other; both are days since 1970-01-01. */
    public long daysBetween(long after, long upTo) {
        return upTo > after ? countUpTo(upTo) - countUpTo(after) : 0;
    }

    private int countUpTo(long day) {
        return upTo[(int) Math.max(0, Math.min(upTo.length - 1, day - first + 1))];
    }

    /** In the order of their days. */
    public List<Holiday> holidays() {
        return holidays;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SchoolHolidays same && same.holidays.equals(holidays);
    }

    @Override
    public int hashCode() {
        return holidays.hashCode();
    }

    @Override
    public String toString() {
        return holidays.toString();
    }
}
