package cymru.rhybudd.local.simulation;

import cymru.rhybudd.local.council.RowWrite;
import cymru.rhybudd.local.simulation.SimulatedService.Task;
import cymru.rhybudd.schemas.HoldRuling;
import cymru.rhybudd.schemas.ModelRole;
import java.util.List;

/**
 * One thing that happens in a history. Where a step needs something that is not there, such as an alert to rule about, nothing
 * happens: so any steps that are left of a history are a history.
 */
sealed interface Step {
    /** A transaction of one database. */
    record Commit(List<RowWrite> writes) implements Step {
        @Override
        public String toString() {
            return "transaction " + writes.stream().map(Commit::text).toList();
        }

        private static String text(RowWrite write) {
            return write.name() + (write.removed() ? " removed" : " " + write.columns());
        }
    }

    /** All databases are read anew. */
    record Snapshot() implements Step {}

    /** A connector sends again what it has sent. */
    record Rewind(String database, int entries) implements Step {}

    /** One record comes again. */
    record Again(int dice) implements Step {}

    /** A record comes that nobody can read. */
    record Poison(int dice) implements Step {}

    /** The clock ticks, so many hours later. */
    record Tick(int hours) implements Step {}

    /** A connector's heartbeat. */
    record Beat(String database) implements Step {}

    /** The canary sets out. */
    record SendCanary() implements Step {}

    /** Another model is published, with the text of one of the shipped ones. */
    record Publish(int text, ModelRole role) implements Step {}

    /** The teams are published anew. */
    record PublishTeams() implements Step {}

    /** An officer does something about somebody. */
    record Act(int who, int what) implements Step {}

    /** A supervisor rules about what waits. */
    record Rule(int hold, HoldRuling ruling) implements Step {}

    /** A task takes so many entries in. */
    record Poll(Task task, int dice, int entries) implements Step {}

    /** Every task reads and commits whatever there is. */
    record Rest() implements Step {}

    /** A task commits. */
    record CommitTask(Task task) implements Step {}

    /** A task's instance dies, or its transaction is aborted. */
    record Crash(Task task) implements Step {}

    /** All instances die at once. */
    record CrashAll() implements Step {}

    /** A task's instance stands still, and is taken for dead. */
    record Freeze(Task task) implements Step {}

    /** One that stood still wakes up. */
    record Thaw(int dice) implements Step {}
}
