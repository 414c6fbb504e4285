package cymru.rhybudd.domain.alert;

/** Whether a row change is part of a mass update, whose alerts are held for a supervisor. */
public enum MassUpdate {
    NONE,
    /** Its transaction changed more rows of the table than a clerk would. */
    TRANSACTION,
    /** The table changes far more often in this hour than it is wont to. */
    RATE
}
