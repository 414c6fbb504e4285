package cymru.rhybudd.local.reconcile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds the alerts that were expected against those that were read. Any thread may write it. */
public final class AlertLedger {
    private final List<ExpectedAlert> expected = new ArrayList<>();
    private final List<ReadAlert> read = new ArrayList<>();
    private final Map<String, Set<String>> recordsByCitizen = new HashMap<>();

    /** Alerts that must be read sooner or later. */
    public synchronized void expect(Collection<ExpectedAlert> alerts) {
        expected.addAll(alerts);
    }

    /** An alert that was read, once for each time that it was. */
    public synchronized void read(ReadAlert alert) {
        read.add(alert);
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
            if (!pairing.isChosen(i) && expected.get(i).certain()) {
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
        return new Verdict(expected.size(), read.size(), lost, twice, unexpected);
    }

    /** The expected alerts that this one may be: the same cause and colour, and a citizen of whom a person record is known to be it. */
    private List<Integer> choices(ReadAlert alert, Map<String, List<Integer>> candidates) {
        Set<String> records = recordsByCitizen.getOrDefault(alert.citizen(), Set.of());
        return candidates.getOrDefault(cause(alert), List.of()).stream()
                .filter(i -> !Collections.disjoint(expected.get(i).records(), records))
                .toList();
    }

    private static String cause(ExpectedAlert alert) {
        return alert.database() + " " + alert.transactionId() + " " + alert.after();
    }

    private static String cause(ReadAlert alert) {
        return alert.database() + " " + alert.transactionId() + " " + alert.after();
    }
}
