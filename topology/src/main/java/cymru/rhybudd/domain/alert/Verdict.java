package cymru.rhybudd.domain.alert;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What follows from one event about one citizen.
 *
 * @param assessment the picture after the event; empty when nothing could be assessed or nothing changed
 */
public record Verdict(CitizenState after, DecisionReason reason, Optional<Assessment> assessment, List<Alert> alerts) {
    public Verdict {
        alerts = List.copyOf(alerts);
    }

    /** Whether the verdict is to be recorded: time that passed and changed nothing is not. */
    public boolean isWorthRecording(CitizenState before, CitizenEvent event) {
        return !(event instanceof CitizenEvent.TimePassed) || !looksLike(before.picture(), after.picture());
    }

    private static boolean looksLike(@Nullable Picture before, @Nullable Picture after) {
        return before != null
                && after != null
                && before.rag() == after.rag()
                && before.points().equals(after.points());
    }

    static Verdict silent(CitizenState after, DecisionReason reason) {
        return new Verdict(after, reason, Optional.empty(), List.of());
    }
}
