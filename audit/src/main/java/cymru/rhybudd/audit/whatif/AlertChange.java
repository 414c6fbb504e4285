package cymru.rhybudd.audit.whatif;

/** What the change would have made of an alert. */
public enum AlertChange {
    /** On the same day, and in the same colour. */
    SAME,
    /** On the same day, in another colour. */
    ANOTHER_COLOUR,
    EARLIER,
    LATER,
    /** It was raised, and would not have been. */
    NOT_RAISED,
    /** It was not raised, and would have been. */
    BESIDES
}
