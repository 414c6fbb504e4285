package cymru.rhybudd.local.simulation;

import cymru.rhybudd.local.simulation.Cluster.Committed;
import cymru.rhybudd.local.simulation.SimulatedLog.Appended;
import cymru.rhybudd.local.simulation.SimulatedService.Task;
import cymru.rhybudd.local.simulation.TaskRun.Input;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;

/** Runs a task once more over what it took in, in the same order, in one go, and an hour later by every record's own time. */
record TaskReplay(SimulatedService service, Cluster cluster, Task task, Flaw flaw) {
    private static final int REPLAY = -1;
    private static final long AN_HOUR = 3_600_000;
    /** Counts, for metrics alone, open alerts by the day on which the entry was appended that opened them. */
    private static final String BY_DAY_OF_APPENDING = "standing-tallies";

    /** In what it does otherwise. */
    List<String> differences() {
        Committed committed = cluster.of(task);
        TaskRun run = new TaskRun(service, task, Map.of(), Map.of(), REPLAY, flaw.isOfTheService() ? flaw : Flaw.NONE);
        for (Input input : committed.taken()) {
            LogEntry entry = input.entry().entry();
            LogEntry later = new LogEntry(entry.log(), entry.key(), entry.value(), entry.timestamp() + AN_HOUR);
            run.take(input.log(), new Appended(input.entry().offset(), later));
        }
        List<String> differences = new ArrayList<>(compareOutputs(committed.written(), run.written()));
        run.stores().forEach((name, store) -> {
            Map<Bytes, byte[]> changelog = committed.changelogs().getOrDefault(name, Map.of());
            if (!name.equals(BY_DAY_OF_APPENDING) && !isSame(changelog, store.entries())) {
                differences.add(task + ": another content of " + name);
            }
        });
        return differences;
    }

    private List<String> compareOutputs(List<LogEntry> is, List<LogEntry> must) {
        int both = Math.min(is.size(), must.size());
        for (int i = 0; i < both; i++) {
            if (!is.get(i).saysTheSameAs(must.get(i))) {
                return List.of(task + ": output " + i + " on " + is.get(i).log() + " is another, on "
                        + must.get(i).log());
            }
        }
        return is.size() == must.size() ? List.of() : List.of(task + ": " + is.size() + " outputs, not " + must.size());
    }

    private static boolean isSame(Map<Bytes, byte[]> one, Map<Bytes, byte[]> other) {
        return one.keySet().equals(other.keySet())
                && one.entrySet().stream()
                        .allMatch(entry -> Arrays.equals(entry.getValue(), other.get(entry.getKey())));
    }
}
