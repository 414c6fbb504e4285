package cymru.rhybudd.domain.alert;

import cymru.rhybudd.domain.indicator.FactRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of an event.
 *
 * @param movedFrom the citizen from whom a link moved the row here
 * @param movedTo the citizens to whom a link moved the row from here, in the order of their ids
 */
public record RowChange(FactRow row, @Nullable String movedFrom, List<String> movedTo) {
    public RowChange {
        movedTo = List.copyOf(movedTo);
    }

    /** A row that no link took from here. */
    public RowChange(FactRow row, @Nullable String movedFrom) {
        this(row, movedFrom, List.of());
    }
}
