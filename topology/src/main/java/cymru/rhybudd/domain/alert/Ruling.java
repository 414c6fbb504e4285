package cymru.rhybudd.domain.alert;

import org.jspecify.annotations.Nullable;

/**
 * What was decided about one kind of warning.
 *
 * @param alertId the id of the alert that says so; null when silent
 */
public record Ruling(
        AlertKind kind, DecisionReason reason, @Nullable String alertId) {

    /** Nobody is told. */
    static Ruling silent(AlertKind kind, DecisionReason reason) {
        return new Ruling(kind, reason, null);
    }
}
