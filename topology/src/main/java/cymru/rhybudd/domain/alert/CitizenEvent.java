package cymru.rhybudd.domain.alert;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that may change the picture of one citizen. */
public sealed interface CitizenEvent {

    /** Where in the log of record the event stands. */
    LogPosition position();

    /**
     * One change in a council database, as it concerns the citizen; all its rows apply at once.
     *
     * @param patch the opaque routing code of the citizen's area
     */
    record Observed(
            LogPosition position,
            Cause cause,
            SourceChange change,
            List<RowChange> rows,
            @Nullable String patch) implements CitizenEvent {
        public Observed {
            rows = List.copyOf(rows);
        }
    }

    /** The clock moved far enough that time alone may have changed the picture. */
    record TimePassed(LogPosition position) implements CitizenEvent {}

    /** Another model is in force. */
    record ModelChanged(LogPosition position) implements CitizenEvent {}
}
