package cymru.rhybudd.console.desk;

import cymru.rhybudd.schemas.Acknowledged;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.AlertKind;
import cymru.rhybudd.schemas.AlertOutcome;
import cymru.rhybudd.schemas.AlertSeen;
import cymru.rhybudd.schemas.CaseMissed;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.OutcomeRecorded;
import cymru.rhybudd.schemas.OutcomeWithdrawn;
import cymru.rhybudd.schemas.Unacknowledged;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What became of every alert that a team was told of, long after its episode has left the lists: counted by team, week, kind and indicator as
 * it comes, so that a page adds up a few thousand counts and no alerts. It does not matter which of the two topics is read first. For one
 * thread.
 */
final class Tally {
    private final Map<String, Told> byAlert = new HashMap<>();
    private final Map<Cell, Counts> cells = new HashMap<>();
    private final Map<TeamWeek, Waits> waits = new HashMap<>();
    private final Map<String, SortedMap<LocalDate, Integer>> budgeted = new HashMap<>();
    private final List<Missed> missed = new ArrayList<>();

    /** The week is that of the picture by which the alert was raised; its Monday. */
    private record TeamWeek(String team, LocalDate week) {}

    private record Cell(TeamWeek teamWeek, AlertKind kind, String indicator) {}

    private record Missed(LocalDate by, String indicator, String alertId) {}

    /** One alert. Officers' acts may be read before it is told: it counts nowhere until then. */
    private static final class Told {
        private String team = "";
        private @Nullable Counts counts;
        private @Nullable Waits waits;
        private long toldAt;
        private @Nullable Instant acknowledgedAt;
        private @Nullable AlertOutcome outcome;

        /** Counts what officers did once more, or once less. */
        private void count(int more) {
            if (outcome != null && counts != null) {
                counts.cameTo(outcome, more);
            }
            if (acknowledgedAt != null && waits != null) {
                waits.waited(Duration.ofMillis(acknowledgedAt.toEpochMilli() - toldAt), more);
            }
        }
    }

    /** A team was told. The end of an episode is no alert, and what comes twice counts once. */
    void told(OfficerNotification notification, Instant at) {
        Alert alert = notification.getAlert();
        if (alert.getStep() == EpisodeStep.CLOSED) {
            return;
        }
        Told told = of(alert.getAlertId());
        if (told.counts != null) {
            return;
        }
        String team = notification.getTeam().intern();
        TeamWeek teamWeek = new TeamWeek(team, monday(alert.getAssessment().getAsOf()));
        told.counts =
                cells.computeIfAbsent(new Cell(teamWeek, alert.getKind(), alert.getLeading()), first -> new Counts());
        told.waits = waits.computeIfAbsent(teamWeek, first -> new Waits());
        told.counts.told();
        told.team = team;
        told.toldAt = at.toEpochMilli();
        told.count(1);
        LocalDate week = notification.getCountedIn();
        if (week != null) {
            budgeted.computeIfAbsent(team, first -> new TreeMap<>()).merge(week, 1, Integer::sum);
        }
    }

    /** An officer's act was taken. */
    void acted(OfficerActed act) {
        Object action = act.getAction();
        AlertSeen seen = act.getSeen();
        if (action instanceof OutcomeRecorded recorded) {
            cameTo(recorded.getAlertId(), recorded.getOutcome());
        } else if (action instanceof OutcomeWithdrawn withdrawn) {
            cameTo(withdrawn.getAlertId(), null);
        } else if (action instanceof Acknowledged && seen != null) {
            Told told = of(seen.getAlertId());
            if (told.acknowledgedAt == null) {
                acknowledged(told, act.getActedAt());
            }
        } else if (action instanceof Unacknowledged && seen != null) {
            acknowledged(of(seen.getAlertId()), null);
        } else if (action instanceof CaseMissed one) {
            missed.add(new Missed(
                    one.getShouldHaveBeenRaisedBy(),
                    Objects.requireNonNullElse(one.getIndicator(), ""),
                    seen == null ? "" : seen.getAlertId()));
        }
    }

    private void cameTo(String alertId, @Nullable AlertOutcome outcome) {
        Told told = of(alertId);
        told.count(-1);
        told.outcome = outcome;
        told.count(1);
    }

    private static void acknowledged(Told told, @Nullable Instant at) {
        told.count(-1);
        told.acknowledgedAt = at;
        told.count(1);
    }

    private Told of(String alertId) {
        return byAlert.computeIfAbsent(alertId, first -> new Told());
    }

    /**
     * What alerts came to that were raised in the weeks from that Monday on. A case that was missed counts for the team whose alert the officer
     * had before them, and for none where it was recorded without one.
     */
    OutcomeReport report(Predicate<String> teams, LocalDate from) {
        Predicate<TeamWeek> isMeant =
                one -> teams.test(one.team()) && !one.week().isBefore(from);
        Counts all = new Counts();
        Map<String, Counts> byIndicator = new HashMap<>();
        Map<AlertKind, Counts> byKind = new HashMap<>();
        cells.forEach((cell, counts) -> {
            if (isMeant.test(cell.teamWeek())) {
                all.add(counts);
                byIndicator
                        .computeIfAbsent(cell.indicator(), first -> new Counts())
                        .add(counts);
                byKind.computeIfAbsent(cell.kind(), first -> new Counts()).add(counts);
            }
        });
        Waits waited = new Waits();
        waits.forEach((teamWeek, each) -> {
            if (isMeant.test(teamWeek)) {
                waited.add(each);
            }
        });
        SortedMap<String, Integer> cases = new TreeMap<>();
        for (Missed one : missed) {
            Told about = byAlert.get(one.alertId());
            if (teams.test(about == null ? "" : about.team) && !one.by().isBefore(from)) {
                cases.merge(one.indicator(), 1, Integer::sum);
            }
        }
        return new OutcomeReport(
                all.line(),
                lines(byIndicator),
                lines(byKind),
                waited.acknowledged(),
                waited.hours(50),
                waited.hours(90),
                cases);
    }

    private static <K extends Comparable<K>> SortedMap<K, OutcomeLine> lines(Map<K, Counts> counts) {
        SortedMap<K, OutcomeLine> lines = new TreeMap<>();
        counts.forEach((key, each) -> lines.put(key, each.line()));
        return lines;
    }

    /** How many alerts count in the team's budget of the week that begins on that Monday. */
    int budgeted(String team, LocalDate week) {
        return budgeted.getOrDefault(team, new TreeMap<>()).getOrDefault(week, 0);
    }

    /** The Monday of a day's week. */
    static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
