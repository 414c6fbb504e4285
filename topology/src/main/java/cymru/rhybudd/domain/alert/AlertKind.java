package cymru.rhybudd.domain.alert;

/** What kind of warning an alert is. All but the first stand outside the score, and are told whatever it is. */
public enum AlertKind {
    /** The colour rose. */
    ESCALATION,
    /** A possession notice was served. */
    NOTICE_SERVED,
    /** A possession claim was issued, or an order or a warrant followed that sets no near date of eviction. */
    CLAIM_ISSUED,
    /** The date of eviction that an order or a warrant sets lies within the statutory horizon, or is past. */
    EVICTION_DATED;

    /** Whether it follows from a statutory step rather than from the score. */
    public boolean isStatutory() {
        return this != ESCALATION;
    }
}
