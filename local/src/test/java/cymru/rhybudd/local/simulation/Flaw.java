package cymru.rhybudd.local.simulation;

import java.util.Set;

/** A bug that can be planted where the topology meets the cluster, to see that the checks find it. */
enum Flaw {
    NONE("nothing is wrong"),
    NO_DEDUPLICATION("which position of its log a row was last read at is forgotten"),
    LOST_TOMBSTONES("what is deleted from a store is not deleted from its changelog"),
    OFFSETS_BEFORE_OUTPUTS("how far a task has read is committed before what it wrote"),
    OUTPUTS_BEFORE_OFFSETS("what a task wrote is read by others though its transaction was aborted"),
    STATE_BEFORE_OUTPUTS("what a task remembers outlives a transaction that was aborted"),
    MEMORY_OUTSIDE_STORES(
            "a processor lives on after its transaction was aborted, and what it has in its fields with it"),
    UNFENCED_ZOMBIE("an instance that was taken for dead commits after all"),
    WALL_CLOCK("time is when a tick is read, not what it says"),
    HASH_ORDER("what follows from one record follows in no certain order"),
    SWEEP_BY_TIMER("a sweep goes on when a timer says so, not when the log does"),
    LOST_ALERT("an alert that is raised is handed on to NOTIFY, and not listed"),
    LISTED_TWICE("an alert that is raised is listed twice"),
    UNTOLD_OFFICER("what is to be told to an officer gets lost on the way"),
    FORGOTTEN_COMMAND("what one citizen hands over to another gets lost on the way");

    private static final Set<Flaw> OF_THE_SERVICE = Set.of(
            NO_DEDUPLICATION,
            WALL_CLOCK,
            HASH_ORDER,
            SWEEP_BY_TIMER,
            LOST_ALERT,
            LISTED_TWICE,
            UNTOLD_OFFICER,
            FORGOTTEN_COMMAND);

    private final String meaning;

    Flaw(String meaning) {
        this.meaning = meaning;
    }

    String meaning() {
        return meaning;
    }

    /** Whether it is a bug of the service, which it then has whenever it runs; else the cluster is to blame. */
    boolean isOfTheService() {
        return OF_THE_SERVICE.contains(this);
    }
}
