package cymru.rhybudd.domain.office;

/** Why an alert is held. */
public enum HoldReason {
    /** It came with a mass update. */
    MASS_UPDATE,
    /** A new model raised or closed it, and nothing that happened to anybody. */
    MODEL_CHANGE,
    /** Its team's budget of the week is used up. */
    BUDGET
}
