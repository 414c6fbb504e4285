package cymru.rhybudd.console.desk;

/** Where an alert on the list stands, by what officers did. */
public enum AlertState {
    /** Nobody has acted on it. */
    NEW,
    /** It grew worse, or its snooze ended, after it had been told before; nobody has acted on that yet. */
    REOPENED,
    /** An officer deals with it. */
    ACKNOWLEDGED,
    /** An officer asked not to be told again for a while. */
    SNOOZED,
    /** An officer recorded what it came to; the concern itself may stand. */
    CLOSED;

    /** Whether somebody still has something to do. */
    public boolean isOpen() {
        return this != SNOOZED && this != CLOSED;
    }
}
