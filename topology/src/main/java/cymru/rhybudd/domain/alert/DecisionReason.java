package cymru.rhybudd.domain.alert;

/**
 * Why an officer is, or is not, told. Every decision records one, the decision to stay silent too; {@code docs/meaning.md} says
 * which rule gives which.
 */
public enum DecisionReason {
    /** Told: the colour rose; or what a model alone had raised is made worse by what happened. */
    CONCERN_ROSE,
    /** Told: a statutory step was recorded, or its horizon reached. */
    TRIGGERED,
    /** Told: an earlier date took the place of the one told. */
    DEADLINE_NEARER,
    /** Told: an indicator reached a higher band while an officer had asked not to be told. */
    SNOOZE_ENDED_BY_CHANGE,
    /** Told: the last day of a snooze is over, and the concern stands. */
    SNOOZE_RAN_OUT,
    /** Told: a rise that was not told, for something inhibited it, still stands. */
    INHIBITION_ENDED,
    /** Told: a link brought what officers had been told of another citizen, or could not be told, and it stands. */
    TAKEN_OVER,
    /** Told, and held for a supervisor: a new model raised the colour, or finds so too what only the model before had raised. */
    MODEL_CHANGED,
    /** Closed: the colour is green again. */
    CONCERN_FELL,
    /** Closed: the statutory step was withdrawn, or another follows. */
    STEP_MOVED_ON,
    /** Closed: no fact speaks of the citizen any more. */
    NOTHING_LEFT,
    /** Closed: a link took rows from the citizen. Silent: what was handed over to a citizen who is no more is handed on. */
    PASSED_ON,
    /** Silent: the colour did not rise. */
    NO_RISE,
    /** Silent: the row was read by a snapshot, which builds state only. */
    SNAPSHOT,
    /** Silent: records were linked, and together they show no more than one of them showed alone. */
    LINK_SHOWS_NOTHING_NEW,
    /** Silent: the event was a repetition or older than what is known, or brought another patch and no row. */
    NOTHING_CHANGED,
    /** Silent: no model had been published yet. */
    NO_MODEL,
    /** Silent: the first model only says what was so already. */
    FIRST_MODEL,
    /** Silent, or closed: an officer has the case. */
    CASE_OPEN,
    /** Silent, or closed: a debt moratorium runs. */
    MORATORIUM,
    /** Silent, or closed: the person died. */
    DIED,
    /** Silent, or closed: the person moved out of the area. */
    MOVED_OUT,
    /** Silent: an officer asked not to be told until something changes. */
    SNOOZED,
    /** Silent: an officer's act was recorded. */
    OFFICER_ACTED,
    /** Silent: a snooze without a reason, of no open alert or with no day left is not taken. */
    SNOOZE_REFUSED
}
