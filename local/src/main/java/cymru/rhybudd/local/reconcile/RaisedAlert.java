package cymru.rhybudd.local.reconcile;

import cymru.rhybudd.schemas.AlertKind;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An alert as the rules raise it.
 *
 * @param before the colour held before
 * @param after the colour held after
 * @param deadline of a statutory kind; null of a rise of the score
 */
public record RaisedAlert(
        AlertKind kind,
        Colour before,
        Colour after,
        @Nullable LocalDate deadline) {

    /** What tells it from others of one cause: the colour of a rise, the deadline of a statutory step, whatever its colours. */
    String what() {
        return kind + " " + (deadline == null ? after : deadline);
    }
}
