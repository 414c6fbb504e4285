package cymru.rhybudd.console.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has to do, a team or an officer.
 *
 * @param byUrgency open alerts
 * @param unacknowledged open alerts with which nobody deals
 * @param overdue open alerts whose statutory day is past
 * @param snoozed alerts that are asked not to be shown for a while
 * @param underTwoDays open alerts that have been on the list for less than two days
 * @param underAWeek those for two days and more, but less than a week
 * @param aWeekAndMore the others
 * @param oldest since when the oldest open alert is on the list; null where none is open
 */
public record Workload(
        Map<Urgency, Integer> byUrgency,
        int unacknowledged,
        int overdue,
        int snoozed,
        int underTwoDays,
        int underAWeek,
        int aWeekAndMore,
        @Nullable Instant oldest) {
    private static final Duration TWO_DAYS = Duration.ofDays(2);
    private static final Duration WEEK = Duration.ofDays(7);

    public Workload {
        byUrgency = Map.copyOf(byUrgency);
    }

    /** Of these alerts, at that time. */
    public static Workload of(Collection<OpenAlert> alerts, Instant now, LocalDate today) {
        Map<Urgency, Integer> byUrgency = new EnumMap<>(Urgency.class);
        int unacknowledged = 0;
        int overdue = 0;
        int snoozed = 0;
        int[] byAge = new int[3];
        Instant oldest = null;
        for (OpenAlert alert : alerts) {
            AlertState state = alert.state();
            snoozed += state == AlertState.SNOOZED ? 1 : 0;
            if (!state.isOpen()) {
                continue;
            }
            byUrgency.merge(alert.urgency(), 1, Integer::sum);
            unacknowledged += state == AlertState.ACKNOWLEDGED ? 0 : 1;
            overdue += alert.isOverdue(today) ? 1 : 0;
            byAge[age(Duration.between(alert.since(), now))]++;
            oldest = oldest == null || alert.since().isBefore(oldest) ? alert.since() : oldest;
        }
        return new Workload(byUrgency, unacknowledged, overdue, snoozed, byAge[0], byAge[1], byAge[2], oldest);
    }

    private static int age(Duration waited) {
        if (waited.compareTo(TWO_DAYS) < 0) {
            return 0;
        }
        return waited.compareTo(WEEK) < 0 ? 1 : 2;
    }

    public int count(Urgency urgency) {
        return byUrgency.getOrDefault(urgency, 0);
    }

    public int open() {
        return underTwoDays + underAWeek + aWeekAndMore;
    }

    public boolean isNothing() {
        return open() == 0 && snoozed == 0;
    }
}
