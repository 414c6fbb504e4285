package cymru.rhybudd.domain.weighting;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** When schools are closed: days on which nothing about attendance ages. */
public record SchoolHolidays(List<Holiday> holidays) {
    /** A council that counts every day. */
    public static final SchoolHolidays NONE = new SchoolHolidays(List.of());

    /** A stretch of days, both included. */
    public record Holiday(LocalDate from, LocalDate to) {}

    public SchoolHolidays {
        holidays = holidays.stream().sorted(Comparator.comparing(Holiday::from)).toList();
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
        long days = 0;
        for (Holiday holiday : holidays) {
            long from = Math.max(holiday.from().toEpochDay(), after + 1);
            long to = Math.min(holiday.to().toEpochDay(), upTo);
            days += Math.max(0, to - from + 1);
        }
        return days;
    }
}
