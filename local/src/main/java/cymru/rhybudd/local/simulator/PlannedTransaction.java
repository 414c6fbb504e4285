package cymru.rhybudd.local.simulator;

import cymru.rhybudd.local.council.RowWrite;
import java.util.List;

/** A life event as one transaction in one database. */
public record PlannedTransaction(String database, String story, List<RowWrite> writes) {
    public PlannedTransaction {
        writes = List.copyOf(writes);
    }

    static PlannedTransaction of(String story, RowWrite... writes) {
        return new PlannedTransaction(writes[0].database(), story, List.of(writes));
    }
}
