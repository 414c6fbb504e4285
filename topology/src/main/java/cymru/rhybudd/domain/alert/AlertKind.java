package cymru.rhybudd.domain.alert;

/** What kind of warning an alert is. */
public enum AlertKind {
    /** The colour rose. */
    ESCALATION
}
