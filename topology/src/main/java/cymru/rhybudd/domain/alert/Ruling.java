package cymru.rhybudd.domain.alert;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about one kind of warning.
 *
 * @param alertId the id of the alert that says so; null when silent
 */
public record Ruling(
        AlertKind kind, DecisionReason reason, @Nullable String alertId) {

    /** By far the most frequent ruling of all, so that each reason has its own. */
    private static final Map<DecisionReason, List<Ruling>> SILENT = Arrays.stream(DecisionReason.values())
            .collect(Collectors.toUnmodifiableMap(
                    reason -> reason, reason -> List.of(silent(AlertKind.ESCALATION, reason))));

    /** Nobody is told. */
    static Ruling silent(AlertKind kind, DecisionReason reason) {
        return new Ruling(kind, reason, null);
    }

    /** The score is all there was to rule on, and nobody is told. */
    static List<Ruling> silent(DecisionReason reason) {
        return Objects.requireNonNull(SILENT.get(reason));
    }
}
