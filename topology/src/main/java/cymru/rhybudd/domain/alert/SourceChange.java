package cymru.rhybudd.domain.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The change in a council database that caused an event.
 *
 * @param source the source system, as its mapping file names it
 * @param row the row's name: source/table/primary key
 * @param operation Debezium's operation: c, u, d or r
 * @param snapshot whether a snapshot read the row: it builds state and raises no alert
 * @param position the place in the source's log, comparable as text within one source
 * @param transaction the source's transaction id, where it has one; null where a party's last day is over, which no transaction says
 * @param committedAt when the transaction committed; of a party whose last day is over, when it was
 * @param massUpdate whether it is part of a mass update
 * @param massUpdateId names the mass update; null when it is part of none
 */
public record SourceChange(
        String source,
        String table,
        String row,
        String operation,
        boolean snapshot,
        String position,
        @Nullable String transaction,
        Instant committedAt,
        MassUpdate massUpdate,
        @Nullable String massUpdateId) {

    /** A change that is part of no mass update. */
    public SourceChange(
            String source,
            String table,
            String row,
            String operation,
            boolean snapshot,
            String position,
            @Nullable String transaction,
            Instant committedAt) {
        this(source, table, row, operation, snapshot, position, transaction, committedAt, MassUpdate.NONE, null);
    }

    /** The same change as part of a mass update of that name. */
    public SourceChange asPartOf(MassUpdate update, String id) {
        return new SourceChange(
                source, table, row, operation, snapshot, position, transaction, committedAt, update, id);
    }
}
