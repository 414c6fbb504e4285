package cymru.rhybudd.local.simulator;

import cymru.rhybudd.local.council.RowWrite;
import java.time.Duration;
import java.util.List;

/**
 * A life event as one transaction in one database.
 *
 * @param story what happens, in a few words
 * @param after how long to wait first, beside the simulator's own pace
 */
public record PlannedTransaction(String database, String story, Duration after, List<RowWrite> writes) {
    public PlannedTransaction {
        writes = List.copyOf(writes);
    }

    static PlannedTransaction of(String story, RowWrite... writes) {
        return of(writes[0].database(), story, List.of(writes));
    }

    static PlannedTransaction of(String database, String story, List<RowWrite> writes) {
        return new PlannedTransaction(database, story, Duration.ZERO, writes);
    }
}
