package cymru.rhybudd.streams;

import org.jspecify.annotations.Nullable;

/** The three stretches of the way between which records stand in a topic: what operations staff see of the way. */
public enum Stage {
    /** From a row change to the log of record. */
    FRONT(IntakeStage.STAGE),
    /** From the log of record to alerts. */
    ASSESS(AssessStage.STAGE),
    /** From alerts to those who are told. */
    NOTIFY(NotifyStage.STAGE);

    private final String entrance;

    Stage(String entrance) {
        this.entrance = entrance;
    }

    /** The node of the topology that records of this stage come to first. */
    public String entrance() {
        return entrance;
    }

    /** The stage that this node is the entrance of; null where it is none. */
    public static @Nullable Stage enteredBy(String node) {
        for (Stage stage : values()) {
            if (stage.entrance.equals(node)) {
                return stage;
            }
        }
        return null;
    }
}
