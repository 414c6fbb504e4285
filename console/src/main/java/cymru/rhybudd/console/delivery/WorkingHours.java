package cymru.rhybudd.console.delivery;

import cymru.rhybudd.console.words.Words;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * When people work; the same on each working day.
 *
 * @param days on which days, at least one
 * @param until later than from
 */
public record WorkingHours(Set<DayOfWeek> days, LocalTime from, LocalTime until) {
    public WorkingHours {
        days = Set.copyOf(days);
        if (days.isEmpty() || !from.isBefore(until)) {
            throw new IllegalArgumentException("working hours need a day, and an end after their beginning");
        }
    }

    /** The moment at which so much working time has gone by since another. */
    Instant after(Instant start, Duration working) {
        Duration left = working;
        LocalDate day = LocalDate.ofInstant(start, Words.ZONE);
        while (true) {
            Instant opens = at(day, from);
            Instant closes = at(day, until);
            Instant begins = start.isAfter(opens) ? start : opens;
            if (days.contains(day.getDayOfWeek()) && begins.isBefore(closes)) {
                Duration today = Duration.between(begins, closes);
                if (left.compareTo(today) <= 0) {
                    return begins.plus(left);
                }
                left = left.minus(today);
            }
            day = day.plusDays(1);
        }
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return ZonedDateTime.of(day, time, Words.ZONE).toInstant();
    }
}
