package cymru.rhybudd.console.desk;

import cymru.rhybudd.schemas.AlertOutcome;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts of alerts of one sort, which grow as alerts are told and as officers act, and shrink when acts are taken back. For one thread. */
final class Counts {
    private int told;
    private final Map<AlertOutcome, Integer> outcomes = new EnumMap<>(AlertOutcome.class);
    /** How many alerts waited for so many minutes until somebody acknowledged them. */
    private final TreeMap<Integer, Integer> byMinutes = new TreeMap<>();

    void told() {
        told++;
    }

    /** One more, or one less. */
    void cameTo(AlertOutcome outcome, int more) {
        count(outcomes, outcome, more);
    }

    /** One more, or one less. An officer's clock that is behind the log's counts as none. */
    void waited(Duration waited, int more) {
        int minutes = (int) Math.min(Integer.MAX_VALUE, Math.max(0, waited.toMinutes()));
        count(byMinutes, minutes, more);
    }

    private static <K> void count(Map<K, Integer> counts, K key, int more) {
        if (counts.merge(key, more, Integer::sum) == 0) {
            counts.remove(key);
        }
    }

    void add(Counts others) {
        told += others.told;
        others.outcomes.forEach((outcome, alerts) -> outcomes.merge(outcome, alerts, Integer::sum));
        others.byMinutes.forEach((minutes, alerts) -> byMinutes.merge(minutes, alerts, Integer::sum));
    }

    /** As they stand now. */
    OutcomeLine line() {
        int acknowledged =
                byMinutes.values().stream().mapToInt(Integer::intValue).sum();
        return new OutcomeLine(told, outcomes, acknowledged, waited(50, acknowledged), waited(90, acknowledged));
    }

    /** For how long at most so many in a hundred waited, in minutes. */
    private int waited(int percent, int acknowledged) {
        long rank = ((long) acknowledged * percent + 99) / 100;
        long passed = 0;
        for (Map.Entry<Integer, Integer> each : byMinutes.entrySet()) {
            passed += each.getValue();
            if (passed >= rank) {
                return each.getKey();
            }
        }
        return 0;
    }
}
