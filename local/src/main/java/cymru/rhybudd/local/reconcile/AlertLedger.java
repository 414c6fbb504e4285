package cymru.rhybudd.local.reconcile;

import cymru.rhybudd.local.council.CommittedChange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds the alerts that were expected against those that were read. Any thread may write it.
 *
 * <p>The databases have no common order: the stream may take two changes of one citizen in another order than they were
 * committed in, and then another of them raises the alert. So an alert that was not read and an unexpected one of the same
 * citizen, kind and colour are taken for one where their transactions are near each other.
 *
 * <p>An alert that waits is raised like one that was told, and is no other when it is released.
 */
public final class AlertLedger {
    private final long reach;
    private final List<ExpectedAlert> expected = new ArrayList<>();
    private final List<ReadAlert> read = new ArrayList<>();
    private final Map<String, ReadAlert> held = new LinkedHashMap<>();
    private final Set<String> released = new HashSet<>();
    private final Map<String, Set<String>> recordsByCitizen = new HashMap<>();
    private final Map<String, Long> numbers = new HashMap<>();

    /** With how many transactions of the simulator may lie between two that the stream takes in the other order; -1 for no other order at all. */
    public AlertLedger(long reach) {
        this.reach = reach;
    }

    /** The alerts that a change must raise, be there any or not. */
    public synchronized void expect(CommittedChange change, Collection<ExpectedAlert> alerts) {
        numbers.put(change.database() + " " + change.transactionId(), change.number());
        expected.addAll(alerts);
    }

    /** The alerts that a clock tick must raise. */
    public synchronized void expectOfTick(Collection<ExpectedAlert> alerts) {
        expected.addAll(alerts);
    }

    /** An alert that was read, once for each time that it was. */
    public synchronized void read(ReadAlert alert) {
        read.add(alert);
    }

    /** An alert that was read when it was released: one that did not wait by then was held by an earlier run. */
    public synchronized void readReleased(ReadAlert alert) {
        read.add(alert);
        released.add(alert.alertId());
    }

    /** An alert that waits, once or more often. */
    public synchronized void readHeld(ReadAlert alert) {
        held.putIfAbsent(alert.alertId(), alert);
    }

    /** How many alerts have waited. */
    public synchronized int held() {
        return held.size();
    }

    /** Person records that the citizen's directory entry lists; what it listed earlier is kept, for an id may pass to others. */
    public synchronized void belongs(String citizen, Collection<String> records) {
        recordsByCitizen.computeIfAbsent(citizen, first -> new HashSet<>()).addAll(records);
    }

    /** How the two compare by now. */
    public synchronized Verdict compare() {
        Set<String> ids = new HashSet<>();
        List<ReadAlert> repeated = new ArrayList<>();
        List<ReadAlert> once = new ArrayList<>();
        read.forEach(alert -> (ids.add(alert.alertId()) ? once : repeated).add(alert));
        once.removeIf(alert -> released.contains(alert.alertId()) && !held.containsKey(alert.alertId()));
        held.values().stream().filter(alert -> ids.add(alert.alertId())).forEach(once::add);

        Map<String, List<Integer>> candidates = new HashMap<>();
        for (int i = 0; i < expected.size(); i++) {
            candidates
                    .computeIfAbsent(cause(expected.get(i)), first -> new ArrayList<>())
                    .add(i);
        }
        List<List<Integer>> choices =
                once.stream().map(alert -> choices(alert, candidates)).toList();
        Pairing pairing = Pairing.of(choices);
        return verdict(once, repeated, choices, pairing);
    }

    private Verdict verdict(
            List<ReadAlert> once, List<ReadAlert> repeated, List<List<Integer>> choices, Pairing pairing) {
        List<ExpectedAlert> lost = new ArrayList<>();
        for (int i = 0; i < expected.size(); i++) {
            if (!pairing.isChosen(i)) {
                lost.add(expected.get(i));
            }
        }
        List<ReadAlert> twice = new ArrayList<>(repeated);
        List<ReadAlert> unexpected = new ArrayList<>();
        for (int i = 0; i < once.size(); i++) {
            if (!pairing.isPaired(i)) {
                (choices.get(i).isEmpty() ? unexpected : twice).add(once.get(i));
            }
        }
        List<ReadAlert> reordered = takeReordered(lost, unexpected);
        lost.removeIf(alert -> !alert.certain());
        return new Verdict(expected.size(), read.size(), lost, twice, unexpected, reordered);
    }

    /** Takes out of both lists what is the same alert, raised by another of several changes. */
    private List<ReadAlert> takeReordered(List<ExpectedAlert> lost, List<ReadAlert> unexpected) {
        List<List<Integer>> choices = new ArrayList<>();
        for (ReadAlert alert : unexpected) {
            List<Integer> near = new ArrayList<>();
            for (int i = 0; i < lost.size(); i++) {
                if (isNear(alert, lost.get(i))) {
                    near.add(i);
                }
            }
            choices.add(near);
        }
        Pairing pairing = Pairing.of(choices);
        List<ReadAlert> reordered = new ArrayList<>();
        for (int i = unexpected.size() - 1; i >= 0; i--) {
            if (pairing.isPaired(i)) {
                reordered.add(unexpected.remove(i));
            }
        }
        for (int i = lost.size() - 1; i >= 0; i--) {
            if (pairing.isChosen(i)) {
                lost.remove(i);
            }
        }
        return reordered;
    }

    private boolean isNear(ReadAlert alert, ExpectedAlert other) {
        Long number = numbers.get(alert.database() + " " + alert.transactionId());
        return number != null
                && Math.abs(number - other.number()) <= reach
                && alert.what().equals(other.raised().what())
                && !Collections.disjoint(records(alert), other.records());
    }

    private Set<String> records(ReadAlert alert) {
        return recordsByCitizen.getOrDefault(alert.citizen(), Set.of());
    }

    /** The expected alerts that this one may be: the same cause, kind and colour, and a citizen of whom a person record is known to be it. */
    private List<Integer> choices(ReadAlert alert, Map<String, List<Integer>> candidates) {
        Set<String> records = records(alert);
        return candidates.getOrDefault(cause(alert), List.of()).stream()
                .filter(i -> !Collections.disjoint(expected.get(i).records(), records))
                .toList();
    }

    private static String cause(ExpectedAlert alert) {
        return alert.database() + " " + alert.transactionId() + " "
                + alert.raised().what();
    }

    private static String cause(ReadAlert alert) {
        return alert.database() + " " + alert.transactionId() + " " + alert.what();
    }
}
