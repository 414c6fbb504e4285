package cymru.rhybudd.console.delivery;

import cymru.rhybudd.console.words.Words;
import cymru.rhybudd.schemas.OfficerPreferences;
import cymru.rhybudd.schemas.QuietHours;
import cymru.rhybudd.schemas.Subscription;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When an officer wants to be told, by the clocks of the council. */
final class OfficerHours {
    private static final int MINUTES_OF_AN_HOUR = 60;
    private static final int MINUTES_OF_A_DAY = 24 * MINUTES_OF_AN_HOUR;

    private OfficerHours() {}

    /** The next hour of the digest after the moment; the moment itself where the officer has none. */
    static Instant digest(Subscription subscription, Instant moment) {
        List<Integer> hours = subscription.getDigestAt().stream().sorted().toList();
        if (hours.isEmpty()) {
            return moment;
        }
        LocalDate day = LocalDate.ofInstant(moment, Words.ZONE);
        while (true) {
            for (int minutes : hours) {
                Instant hour = at(day, minutes);
                if (hour.isAfter(moment)) {
                    return hour;
                }
            }
            day = day.plusDays(1);
        }
    }

    /** The first moment from this one on that is not quiet; the moment itself where the officer is never told otherwise. */
    static Instant awake(OfficerPreferences preferences, Instant moment) {
        QuietHours quiet = preferences.getQuiet();
        Instant at = moment;
        // Quiet hours and weekends may follow each other; nobody is quiet for longer than this.
        for (int steps = 0; quiet != null && steps < 8; steps++) {
            Instant end = endOfQuiet(quiet, ZonedDateTime.ofInstant(at, Words.ZONE));
            if (end == null) {
                return at;
            }
            at = end;
        }
        return at;
    }

    private static @Nullable Instant endOfQuiet(QuietHours quiet, ZonedDateTime at) {
        LocalDate day = at.toLocalDate();
        boolean isWeekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        if (quiet.getWeekends() && isWeekend) {
            return at(day.plusDays(1), 0);
        }
        int minute = at.getHour() * MINUTES_OF_AN_HOUR + at.getMinute();
        int from = quiet.getFrom();
        int until = quiet.getUntil();
        if (from < until) {
            return minute >= from && minute < until ? at(day, until) : null;
        }
        if (minute >= from && from != until) {
            return at(day.plusDays(1), until);
        }
        return minute < until && from != until ? at(day, until) : null;
    }

    private static Instant at(LocalDate day, int minutes) {
        LocalTime time = LocalTime.ofSecondOfDay(minutes % MINUTES_OF_A_DAY * (long) MINUTES_OF_AN_HOUR);
        return ZonedDateTime.of(day, time, Words.ZONE).toInstant();
    }
}
