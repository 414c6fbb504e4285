package cymru.rhybudd.domain.alert;

import cymru.rhybudd.domain.indicator.FactRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one citizen.
 *
 * @param rows in the order of their names; a row that no longer speaks of the citizen stays as a memory of its version,
 *     so that a late repetition cannot bring it back
 * @param picture the latest picture; null before the first model
 * @param patch the opaque routing code of the citizen's area
 * @param due the first date on which time alone can change the picture
 */
public record CitizenState(
        String citizen,
        List<FactRow> rows,
        @Nullable Picture picture,
        @Nullable String patch,
        Optional<LocalDate> due) {

    public CitizenState {
        rows = List.copyOf(rows);
    }

    /** A citizen of whom nothing is known yet. */
    public static CitizenState unknown(String citizen) {
        return new CitizenState(citizen, List.of(), null, null, Optional.empty());
    }

    /** Whether time alone may have changed the picture by that day. */
    public boolean isDue(LocalDate today) {
        return due.map(date -> !date.isAfter(today)).orElse(false);
    }

    /** The rows after a change; this very list when no row of the change is newer than what is known. */
    List<FactRow> with(List<RowChange> changes) {
        List<FactRow> merged = rows;
        for (RowChange change : changes) {
            merged = with(merged, change.row());
        }
        return merged;
    }

    private static List<FactRow> with(List<FactRow> rows, FactRow row) {
        int place = place(rows, row.row());
        boolean known = place < rows.size() && rows.get(place).row().equals(row.row());
        if (known && rows.get(place).version() >= row.version()) {
            return rows;
        }
        List<FactRow> changed = new ArrayList<>(rows.size() + 1);
        changed.addAll(rows.subList(0, place));
        changed.add(row);
        changed.addAll(rows.subList(known ? place + 1 : place, rows.size()));
        return changed;
    }

    private static int place(List<FactRow> rows, String name) {
        int low = 0;
        int high = rows.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rows.get(middle).row().compareTo(name) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
