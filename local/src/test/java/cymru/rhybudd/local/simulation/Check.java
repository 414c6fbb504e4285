package cymru.rhybudd.local.simulation;

/** What must hold after every history, whatever happened. */
enum Check {
    /** No stage fails, and the service comes to rest. */
    RUNS("no stage fails, and all comes to rest"),
    /** The oracle's pictures, and every alert in its one place. */
    ORACLE("pictures and places of alerts are the oracle's (I3)"),
    FORESEEN("every alert that the oracle expects is raised, and no other, where it can tell (I1, I2)"),
    ONCE("every alert comes once (I2)"),
    SET_ASIDE("what cannot be read is in the dead letters, once, and nothing else is (I1)"),
    UNDISTURBED("each task would have written the same without crashes, an hour later"),
    REPLAY("a replay of the log of record gives the same bytes (I4)");

    private final String meaning;

    Check(String meaning) {
        this.meaning = meaning;
    }

    String meaning() {
        return meaning;
    }
}
