package cymru.rhybudd.local.council;

import java.util.List;

/**
 * One transaction that was committed in one council database.
 *
 * @param number counts the simulator's transactions from 1, over all databases
 * @param transactionId PostgreSQL's id of the transaction ({@code pg_current_xact_id()})
 * @param story the life event that it belongs to, such as rent-arrears-rise
 */
public record CommittedChange(long number, String database, long transactionId, String story, List<RowWrite> writes) {
    public CommittedChange {
        writes = List.copyOf(writes);
    }
}
