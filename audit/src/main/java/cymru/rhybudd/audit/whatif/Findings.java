package cymru.rhybudd.audit.whatif;

import cymru.rhybudd.backtest.Known;
import cymru.rhybudd.backtest.Performance;
import cymru.rhybudd.backtest.PerformanceCount;
import cymru.rhybudd.backtest.Window;
import cymru.rhybudd.domain.alert.AlertKind;
import cymru.rhybudd.domain.alert.AlertOutcome;
import cymru.rhybudd.domain.weighting.WeightingModel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was found, as it is: nothing of it is to be shown as it stands here.
 *
 * @param alerts with the group of each
 * @param citizens of whom anything was known at the end of the window, by their ids
 * @param missed in how many missed cases a warning came in time
 * @param was how alerts met what officers know of
 */
record Findings(
        Read read,
        List<GroupedAlert> alerts,
        List<CitizenDifference> citizens,
        Missed missed,
        Performance was,
        Performance wouldBe) {

    /**
     * How much was read.
     *
     * @param refused entries that could not be applied, on either side
     * @param altered entries that would not have come, or would have said less
     * @param firstDay of the log by its own clock; null where it never ticked
     * @param lastDay the last
     * @param model of the log, in force at the end of the window
     * @param teams the team file that was published last
     */
    record Read(
            long entries,
            long refused,
            long altered,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay,
            @Nullable WeightingModel model,
            @Nullable String teams) {

        Read plus(Read other) {
            LocalDate first = firstDay == null || (other.firstDay != null && other.firstDay.isBefore(firstDay))
                    ? other.firstDay
                    : firstDay;
            LocalDate last = lastDay == null || (other.lastDay != null && other.lastDay.isAfter(lastDay))
                    ? other.lastDay
                    : lastDay;
            return new Read(
                    entries + other.entries,
                    refused + other.refused,
                    altered + other.altered,
                    first,
                    last,
                    model == null ? other.model : model,
                    teams == null ? other.teams : teams);
        }
    }

    /**
     * An alert with what groups it.
     *
     * @param citizen as they were at the end of the window; null where nothing was known then
     * @param outcome what the alert that was raised came to; null where nobody said
     */
    record GroupedAlert(
            AlertDifference alert,
            @Nullable CitizenDifference citizen,
            @Nullable AlertOutcome outcome) {}

    /** Cases that officers say were missed: of how many a warning came in time on both sides, on one, on none. */
    record Missed(int both, int wasOnly, int wouldBeOnly, int neither) {
        Missed plus(Missed other) {
            return new Missed(
                    both + other.both,
                    wasOnly + other.wasOnly,
                    wouldBeOnly + other.wouldBeOnly,
                    neither + other.neither);
        }
    }

    private record Of(String citizen, AlertKind kind) {}

    /**
     * Of one partition.
     *
     * @param outcomes what alerts came to, by their ids, over all partitions
     */
    static Findings of(
            Read read,
            List<ToldAlert> told,
            List<ToldAlert> wouldBeTold,
            List<CitizenDifference> citizens,
            RecordedWords words,
            Map<String, AlertOutcome> outcomes,
            Window window) {
        Map<String, CitizenDifference> byCitizen = new HashMap<>();
        citizens.forEach(citizen -> byCitizen.put(citizen.citizen(), citizen));
        List<GroupedAlert> alerts = new ArrayList<>();
        for (AlertDifference alert : differences(told, wouldBeTold)) {
            ToldAlert was = alert.was();
            alerts.add(new GroupedAlert(
                    alert, byCitizen.get(alert.either().citizen()), was == null ? null : outcomes.get(was.id())));
        }
        List<CitizenDifference> sorted = citizens.stream()
                .sorted(Comparator.comparing(CitizenDifference::citizen))
                .toList();
        Map<String, LocalDate> first = firstAlerts(told);
        Map<String, LocalDate> wouldBeFirst = firstAlerts(wouldBeTold);
        Map<String, Known> known = words.known(window);
        return new Findings(
                read,
                alerts,
                sorted,
                missed(words.missed(window), first, wouldBeFirst),
                PerformanceCount.of(first.size(), known, first::get),
                PerformanceCount.of(wouldBeFirst.size(), known, wouldBeFirst::get));
    }

    private static List<AlertDifference> differences(List<ToldAlert> told, List<ToldAlert> wouldBeTold) {
        Comparator<Of> order = Comparator.comparing(Of::citizen).thenComparing(Of::kind);
        Map<Of, List<ToldAlert>> was = new TreeMap<>(order);
        Map<Of, List<ToldAlert>> wouldBe = new HashMap<>();
        for (ToldAlert alert : told) {
            was.computeIfAbsent(new Of(alert.citizen(), alert.kind()), key -> new ArrayList<>())
                    .add(alert);
        }
        for (ToldAlert alert : wouldBeTold) {
            Of of = new Of(alert.citizen(), alert.kind());
            was.computeIfAbsent(of, key -> new ArrayList<>());
            wouldBe.computeIfAbsent(of, key -> new ArrayList<>()).add(alert);
        }
        List<AlertDifference> differences = new ArrayList<>();
        was.forEach((of, alerts) ->
                differences.addAll(AlertPairing.of(alerts, Objects.requireNonNullElse(wouldBe.get(of), List.of()))));
        return differences;
    }

    /** When each citizen was first alerted by the score. */
    private static Map<String, LocalDate> firstAlerts(List<ToldAlert> told) {
        Map<String, LocalDate> first = new HashMap<>();
        for (ToldAlert alert : told) {
            if (!alert.kind().isStatutory()) {
                first.putIfAbsent(alert.citizen(), alert.on());
            }
        }
        return first;
    }

    private static Missed missed(
            Map<String, List<LocalDate>> missed, Map<String, LocalDate> was, Map<String, LocalDate> wouldBe) {
        Missed all = new Missed(0, 0, 0, 0);
        for (Map.Entry<String, List<LocalDate>> entry : missed.entrySet()) {
            for (LocalDate by : entry.getValue()) {
                boolean one = isInTime(was.get(entry.getKey()), by);
                boolean other = isInTime(wouldBe.get(entry.getKey()), by);
                all = all.plus(new Missed(
                        one && other ? 1 : 0, one && !other ? 1 : 0, !one && other ? 1 : 0, one || other ? 0 : 1));
            }
        }
        return all;
    }

    private static boolean isInTime(@Nullable LocalDate alertedOn, LocalDate by) {
        return alertedOn != null && !alertedOn.isAfter(by);
    }

    /** With those of another partition. */
    Findings plus(Findings other) {
        List<GroupedAlert> allAlerts = new ArrayList<>(alerts);
        allAlerts.addAll(other.alerts);
        List<CitizenDifference> allCitizens = new ArrayList<>(citizens);
        allCitizens.addAll(other.citizens);
        return new Findings(
                read.plus(other.read),
                allAlerts,
                allCitizens,
                missed.plus(other.missed),
                was.plus(other.was),
                wouldBe.plus(other.wouldBe));
    }
}
