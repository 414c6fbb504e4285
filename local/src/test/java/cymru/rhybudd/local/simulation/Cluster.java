package cymru.rhybudd.local.simulation;

import cymru.rhybudd.local.simulation.SimulatedLog.Appended;
import cymru.rhybudd.local.simulation.SimulatedService.Task;
import cymru.rhybudd.local.simulation.TaskRun.Input;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** Brokers and instances: logs, what each task has committed, and who runs it. A commit is one step, or none, as Kafka's transactions are. */
final class Cluster {
    private final SimulatedService service;
    private final Flaw flaw;
    private final Map<TopicPartition, SimulatedLog> logs = new HashMap<>();
    private final Map<Task, Committed> committed = new LinkedHashMap<>();
    private final Map<Task, TaskRun> running = new HashMap<>();
    private int runs;
    private final List<TaskRun> zombies = new ArrayList<>();

    /** What a task has committed by now. */
    static final class Committed {
        private final List<TopicPartition> inputs;
        private final Map<TopicPartition, Integer> positions = new HashMap<>();
        private final Map<String, Map<Bytes, byte[]>> changelogs = new TreeMap<>();
        private final List<Input> taken = new ArrayList<>();
        private final List<LogEntry> written = new ArrayList<>();

        Committed(List<TopicPartition> inputs) {
            this.inputs = inputs;
        }

        /** What was taken in, in the order in which it was. */
        List<Input> taken() {
            return taken;
        }

        /** What was written, in order. */
        List<LogEntry> written() {
            return written;
        }

        /** What stands in the stores, by their names. */
        Map<String, Map<Bytes, byte[]>> changelogs() {
            return changelogs;
        }
    }

    Cluster(SimulatedService service, Flaw flaw) {
        this.service = service;
        this.flaw = flaw;
        for (Task task : SimulatedService.tasks()) {
            committed.put(task, new Committed(service.inputs(task)));
            restart(task);
        }
    }

    /** What was committed of a task. */
    Committed of(Task task) {
        Committed of = committed.get(task);
        if (of == null) {
            throw new IllegalArgumentException("there is no task " + task);
        }
        return of;
    }

    SimulatedLog log(String topic, int partition) {
        return log(new TopicPartition(topic, partition));
    }

    private SimulatedLog log(TopicPartition partition) {
        return logs.computeIfAbsent(partition, first -> new SimulatedLog());
    }

    /** Somebody outside writes. */
    void append(LogEntry entry) {
        log(entry.log()).append(entry);
    }

    /** The task takes an entry in, of one of those logs that have any for it; false when none has. */
    boolean poll(Task task, int dice) {
        return poll(run(task), dice);
    }

    private boolean poll(TaskRun run, int dice) {
        List<TopicPartition> unread = of(run.task()).inputs.stream()
                .filter(log -> run.position(log) < log(log).size())
                .toList();
        if (unread.isEmpty()) {
            return false;
        }
        TopicPartition log = unread.get(Math.floorMod(dice, unread.size()));
        Appended next = log(log).get(run.position(log));
        run.take(log, next);
        if (flaw == Flaw.OFFSETS_BEFORE_OUTPUTS) {
            of(run.task()).positions.put(log, run.position(log));
        }
        return true;
    }

    /** What the task has done since its last commit is there for all. */
    void commit(Task task) {
        commit(run(task));
    }

    private void commit(TaskRun run) {
        Committed to = of(run.task());
        to.positions.putAll(run.positions());
        to.taken.addAll(run.taken());
        to.written.addAll(run.written());
        run.stores().forEach((name, store) -> {
            Map<Bytes, byte[]> changelog = to.changelogs.computeIfAbsent(name, first -> new TreeMap<>());
            store.changes().forEach((key, value) -> write(changelog, key, value));
        });
        publish(run);
        run.begin();
    }

    private void write(Map<Bytes, byte[]> changelog, Bytes key, byte @Nullable [] value) {
        if (value != null) {
            changelog.put(key, value);
        } else if (flaw != Flaw.LOST_TOMBSTONES) {
            changelog.remove(key);
        }
    }

    private void publish(TaskRun run) {
        run.written().forEach(entry -> log(entry.log()).append(entry));
        run.written().stream().map(LogEntry::log).distinct().forEach(log -> log(log).endTransaction());
    }

    /** The instance that runs the task dies, or gives up its transaction: the task goes on from its last commit. */
    void crash(Task task) {
        TaskRun run = run(task);
        if (flaw == Flaw.OUTPUTS_BEFORE_OFFSETS) {
            publish(run);
        }
        if (flaw == Flaw.STATE_BEFORE_OUTPUTS) {
            Committed to = of(task);
            run.stores()
                    .forEach((name, store) -> store.changes()
                            .forEach((key, value) ->
                                    write(to.changelogs.computeIfAbsent(name, first -> new TreeMap<>()), key, value)));
        }
        if (flaw == Flaw.MEMORY_OUTSIDE_STORES) {
            run.rewind(of(task).changelogs, of(task).positions);
        } else {
            restart(task);
        }
    }

    /** The instance is taken for dead, and does not know it yet: another goes on from the last commit. */
    void freeze(Task task) {
        zombies.add(run(task));
        restart(task);
    }

    /** An instance that was taken for dead wakes up, works on, and tries to commit: it is refused, and closes its task. */
    void thaw(int dice) {
        if (zombies.isEmpty()) {
            return;
        }
        TaskRun zombie = zombies.remove(Math.floorMod(dice, zombies.size()));
        poll(zombie, dice);
        if (flaw == Flaw.UNFENCED_ZOMBIE) {
            commit(zombie);
        }
    }

    private void restart(Task task) {
        Committed from = of(task);
        running.put(task, new TaskRun(service, task, from.changelogs, from.positions, runs++, flaw));
    }

    private TaskRun run(Task task) {
        TaskRun run = running.get(task);
        if (run == null) {
            throw new IllegalArgumentException("nobody runs " + task);
        }
        return run;
    }
}
