package cymru.rhybudd.local.reconcile;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Windows and spans of days that end today; a date in the future counts as today. */
record Days(LocalDate today) {
    /** Whether the date lies within the last so many days. */
    boolean within(LocalDate date, int days) {
        return date.isAfter(today.minusDays(days));
    }

    /** Days gone by since the date; never negative. */
    long since(LocalDate date) {
        return Math.max(0, ChronoUnit.DAYS.between(date, today));
    }

    /** Days still to come until the date; never negative. */
    long until(LocalDate date) {
        return Math.max(0, ChronoUnit.DAYS.between(today, date));
    }

    /** The latest of the dates; null of none. */
    static @Nullable LocalDate latest(Collection<LocalDate> dates) {
        return dates.stream().max(LocalDate::compareTo).orElse(null);
    }
}
