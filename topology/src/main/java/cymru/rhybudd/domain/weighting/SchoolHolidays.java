package cymru.rhybudd.domain.weighting;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;

/** When schools are closed: days on which nothing about attendance ages. */
public final class SchoolHolidays {
    /** A council that counts every day. */
    public static final SchoolHolidays NONE = new SchoolHolidays(List.of());

    /** A stretch of days, both included. */
    public record Holiday(LocalDate from, LocalDate to) {}

    private final List<Holiday> holidays;
    /** First and last days since 1970-01-01, in turn: every attendance asks for them. */
    private final long[] days;

    /**
     * These holidays.
     *
     * @throws IllegalArgumentException if one ends before it begins, or two overlap
     */
    public SchoolHolidays(List<Holiday> holidays) {
        this.holidays =
                holidays.stream().sorted(Comparator.comparing(Holiday::from)).toList();
        check(this.holidays);
        this.days = this.holidays.stream()
                .flatMapToLong(holiday ->
                        LongStream.of(holiday.from().toEpochDay(), holiday.to().toEpochDay()))
                .toArray();
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
        long sum = 0;
        for (int i = 0; i < days.length && days[i] <= upTo; i += 2) {
            sum += Math.max(0, Math.min(days[i + 1], upTo) - Math.max(days[i], after + 1) + 1);
        }
        return sum;
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
