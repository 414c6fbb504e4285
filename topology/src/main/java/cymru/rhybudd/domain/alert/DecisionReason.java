package cymru.rhybudd.domain.alert;

/** Why an officer is, or is not, told. Every decision records one, the decision to stay silent too. */
public enum DecisionReason {
    /** Told: the colour rose. */
    CONCERN_ROSE,
    /** Silent: the colour did not rise. */
    NO_RISE,
    /** Silent: the row was read by a snapshot, which builds state only. */
    SNAPSHOT,
    /** Silent: records were linked, and together they show no more than one of them showed alone. */
    LINK_SHOWS_NOTHING_NEW,
    /** Silent: the event was a repetition or older than what is known. */
    NOTHING_CHANGED,
    /** Silent: no model had been published yet. */
    NO_MODEL,
    /** Silent: a new model, and not a change in circumstances, moved the score. */
    MODEL_CHANGED
}
