package cymru.rhybudd.console.desk;

import cymru.rhybudd.schemas.AlertKind;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What alerts came to, of some teams and weeks.
 *
 * @param byIndicator by the key of the indicator that led; empty where none did
 * @param acknowledged of how many an officer said that they deal with them
 * @param medianHours within how many hours half of those were acknowledged
 * @param slowestTenthHours within how many hours nine in ten of those were acknowledged
 * @param missed cases that should have been raised, by the indicator that should have shown them; empty where none would have
 */
public record OutcomeReport(
        OutcomeLine all,
        SortedMap<String, OutcomeLine> byIndicator,
        SortedMap<AlertKind, OutcomeLine> byKind,
        int acknowledged,
        int medianHours,
        int slowestTenthHours,
        SortedMap<String, Integer> missed) {
    public OutcomeReport {
        byIndicator = Collections.unmodifiableSortedMap(new TreeMap<>(byIndicator));
        byKind = Collections.unmodifiableSortedMap(new TreeMap<>(byKind));
        missed = Collections.unmodifiableSortedMap(new TreeMap<>(missed));
    }

    public int allMissed() {
        return missed.values().stream().mapToInt(Integer::intValue).sum();
    }
}
