package cymru.rhybudd.domain.alert;

import cymru.rhybudd.domain.indicator.FactRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Something that may change the picture of one citizen. */
public sealed interface CitizenEvent {

    /** Where in the log of record the event stands. */
    LogPosition position();

    /**
     * One change in a council database, as it concerns the citizen; all its rows apply at once.
     *
     * @param patch the opaque routing code of the citizen's area
     * @param successor when a link left the citizen without person records: who has the founding one now
     */
    record Observed(
            LogPosition position,
            Cause cause,
            SourceChange change,
            List<RowChange> rows,
            @Nullable String patch,
            @Nullable String successor)
            implements CitizenEvent {
        public Observed {
            rows = List.copyOf(rows);
        }

        /** After which the citizen is there as before. */
        public Observed(
                LogPosition position, Cause cause, SourceChange change, List<RowChange> rows, @Nullable String patch) {
            this(position, cause, change, rows, patch, null);
        }

        /** Whether a link takes rows from here, or the citizen. */
        boolean movesAway() {
            if (successor != null) {
                return true;
            }
            for (RowChange change : rows) {
                if (!change.movedTo().isEmpty()) {
                    return true;
                }
            }
            return false;
        }

        /** The rows that a link moved here, by the citizen they came from. */
        Map<String, List<FactRow>> rowsByOrigin() {
            Map<String, List<FactRow>> moved = new TreeMap<>();
            for (RowChange change : rows) {
                String from = change.movedFrom();
                if (from != null) {
                    moved.computeIfAbsent(from, citizen -> new ArrayList<>()).add(change.row());
                }
            }
            return moved;
        }
    }

    /** The clock or a feed moved far enough that this alone may have changed the picture. */
    record TimePassed(LogPosition position) implements CitizenEvent {}

    /** Another model is in force. */
    record ModelChanged(LogPosition position) implements CitizenEvent {}

    /**
     * An officer did something about the citizen.
     *
     * @param officer an officer's id
     */
    record OfficerActed(LogPosition position, String officer, OfficerAction action) implements CitizenEvent {}

    /** What stood of another citizen is handed over to this one. */
    record HandedOver(LogPosition position, Handover handover) implements CitizenEvent {}
}
