package cymru.rhybudd.local.reconcile;

import java.util.ArrayList;
import java.util.List;

/**
 * How the alerts that were expected and those that were read compare.
 *
 * @param expected how many were expected
 * @param read how many were read, repetitions and those that wait included
 * @param alertsLost expected, and not read
 * @param alertsTwice read again, or a second one for what was expected once
 * @param unexpected read, and not expected
 * @param reordered read, and expected of a neighbouring transaction: the databases have no common order
 */
public record Verdict(
        int expected,
        int read,
        List<ExpectedAlert> alertsLost,
        List<ReadAlert> alertsTwice,
        List<ReadAlert> unexpected,
        List<ReadAlert> reordered) {
    public Verdict {
        alertsLost = List.copyOf(alertsLost);
        alertsTwice = List.copyOf(alertsTwice);
        unexpected = List.copyOf(unexpected);
        reordered = List.copyOf(reordered);
    }

    /** Whether every alert that was expected was read exactly once, and no other; in another order will do. */
    public boolean isClean() {
        return alertsLost.isEmpty() && alertsTwice.isEmpty() && unexpected.isEmpty();
    }

    /** One line for each alert that is amiss, by pseudonym or person records. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        alertsLost.forEach(alert -> lines.add("lost: %s after %s transaction %d, %s, was %s"
                .formatted(
                        alert.raised().what(),
                        alert.database(),
                        alert.transactionId(),
                        alert.records(),
                        alert.raised().before())));
        alertsTwice.forEach(alert -> lines.add("twice: " + text(alert)));
        unexpected.forEach(alert -> lines.add("unexpected: " + text(alert)));
        reordered.forEach(alert -> lines.add("reordered: " + text(alert)));
        return lines;
    }

    private static String text(ReadAlert alert) {
        return "%s after %s transaction %d, %s, was %s, alert %s"
                .formatted(
                        alert.what(),
                        alert.database(),
                        alert.transactionId(),
                        alert.citizen(),
                        alert.before(),
                        alert.alertId());
    }
}
