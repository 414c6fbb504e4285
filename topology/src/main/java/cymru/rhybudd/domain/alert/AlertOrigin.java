package cymru.rhybudd.domain.alert;

/** What moved the picture. */
public enum AlertOrigin {
    CIRCUMSTANCES,
    /** A new model, and not what happened to anybody: such alerts are held for a supervisor. */
    MODEL
}
