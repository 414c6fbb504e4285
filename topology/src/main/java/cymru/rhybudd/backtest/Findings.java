package cymru.rhybudd.backtest;

import cymru.rhybudd.domain.alert.AlertKind;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What was found in one partition, or in several that were added up. */
final class Findings {
    private final Map<AlertKind, Map<TeamAndWeek, Integer>> told = new EnumMap<>(AlertKind.class);
    private final Census census = Census.empty();
    private final Map<TeamAndWeek, int[]> alertsByThreshold = new TreeMap<>();
    private final Performance[] byThreshold = IntStream.rangeClosed(Crossings.LOWEST, Crossings.HIGHEST)
            .mapToObj(threshold -> Performance.NONE)
            .toArray(Performance[]::new);
    private long entries;
    private long quarantined;
    private int ofMassUpdates;
    private Performance performance = Performance.NONE;
    private @Nullable LocalDate lastDay;

    /** Nothing yet. */
    Findings() {}

    /** What was found in one partition. */
    Findings(
            long entries,
            long quarantined,
            @Nullable LocalDate lastDay,
            AlertTally alerts,
            Crossings crossings,
            Census census,
            Map<String, Known> known) {
        this.entries = entries;
        this.quarantined = quarantined;
        this.lastDay = lastDay;
        this.ofMassUpdates = alerts.ofMassUpdates();
        this.told.putAll(alerts.told());
        this.alertsByThreshold.putAll(crossings.alerts());
        this.census.add(census);
        Map<String, LocalDate> firstAlerts = alerts.firstAlerts();
        this.performance = PerformanceCount.of(firstAlerts.size(), known, firstAlerts::get);
        crossings.performances(known).toArray(byThreshold);
    }

    /** Adds those of the next partition. */
    void add(Findings other) {
        entries += other.entries;
        quarantined += other.quarantined;
        ofMassUpdates += other.ofMassUpdates;
        performance = performance.plus(other.performance);
        if (lastDay == null || (other.lastDay != null && other.lastDay.isAfter(lastDay))) {
            lastDay = other.lastDay;
        }
        census.add(other.census);
        other.told.forEach((kind, counts) -> counts.forEach((teamWeek, count) ->
                told.computeIfAbsent(kind, one -> new TreeMap<>()).merge(teamWeek, count, Integer::sum)));
        other.alertsByThreshold.forEach(
                (teamWeek, counts) -> alertsByThreshold.merge(teamWeek, counts, Findings::sums));
        for (int place = 0; place < byThreshold.length; place++) {
            byThreshold[place] = byThreshold[place].plus(other.byThreshold[place]);
        }
    }

    private static int[] sums(int[] one, int[] other) {
        int[] sums = one.clone();
        for (int place = 0; place < sums.length; place++) {
            sums[place] += other[place];
        }
        return sums;
    }

    long entries() {
        return entries;
    }

    /** How many entries could not be applied. */
    long quarantined() {
        return quarantined;
    }

    /** The last day by the log's clock; null where it never ticked. */
    @Nullable
    LocalDate lastDay() {
        return lastDay;
    }

    int ofMassUpdates() {
        return ofMassUpdates;
    }

    Performance performance() {
        return performance;
    }

    Census census() {
        return census;
    }

    /** Alerts by team and week. */
    Map<TeamAndWeek, Integer> told(AlertKind kind) {
        return told.getOrDefault(kind, Map.of());
    }

    /** By team and week, how many alerts each threshold would have given, from the lowest up. */
    Map<TeamAndWeek, int[]> alertsByThreshold() {
        return alertsByThreshold;
    }

    /** How one threshold would have met the concerns. */
    Performance at(int threshold) {
        return byThreshold[threshold - Crossings.LOWEST];
    }
}
