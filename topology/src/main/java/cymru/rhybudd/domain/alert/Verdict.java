package cymru.rhybudd.domain.alert;

import java.util.List;
import java.util.Optional;

/**
 * What follows from one event about one citizen.
 *
 * @param assessment the picture after the event; empty when nothing could be assessed or nothing changed
 */
public record Verdict(
        CitizenState after, DecisionReason reason, Optional<Assessment> assessment, List<Alert> alerts) {
    public Verdict {
        alerts = List.copyOf(alerts);
    }

    static Verdict silent(CitizenState after, DecisionReason reason) {
        return new Verdict(after, reason, Optional.empty(), List.of());
    }
}
