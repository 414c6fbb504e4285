package cymru.rhybudd.local.reconcile;

import java.util.Set;

/**
 * An alert that must be raised.
 *
 * @param number the simulator's number of the transaction; 0 for a clock tick
 * @param database the database of the row whose change raises it, or {@value #CLOCK}
 * @param transactionId the database's id of the transaction, or {@value #NO_TRANSACTION} where a party's time is over; for a clock tick the days from 1970-01-01 to the new date
 * @param records the citizen's person records at that moment
 * @param raised its kind and the colours before and after, of which the one before may be another where it is not certain
 * @param certain false where it depends on which of several linked citizens gives its id to all, which a database does not
 *     say: such an alert may be raised and need not be
 */
public record ExpectedAlert(
        long number, String database, long transactionId, Set<String> records, RaisedAlert raised, boolean certain) {
    /** Stands for the database where the clock raised the alert. */
    public static final String CLOCK = "clock";

    /** Stands for the transaction where a party's last day is over, which none says. */
    static final long NO_TRANSACTION = 0;

    public ExpectedAlert {
        records = Set.copyOf(records);
    }
}
