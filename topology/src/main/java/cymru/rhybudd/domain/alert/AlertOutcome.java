package cymru.rhybudd.domain.alert;

/** What an alert came to, as an officer says. */
public enum AlertOutcome {
    /** It led to an offer of help. */
    USEFUL,
    ALREADY_KNOWN,
    WRONG_PERSON,
    WRONG_DATA,
    TOO_LATE,
    /** Help was offered and declined. */
    DECLINED;

    /** Whether the alert was about a concern that was there: the positives of a back-test. */
    public boolean isTruePositive() {
        return this == USEFUL || this == ALREADY_KNOWN || this == TOO_LATE || this == DECLINED;
    }
}
