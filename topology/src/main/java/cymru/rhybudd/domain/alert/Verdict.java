package cymru.rhybudd.domain.alert;

import java.util.List;
import java.util.Optional;

/**
 * What follows from one event about one citizen.
 *
 * @param rulings what was decided: about the score first, then about the statutory kinds that the event concerned
 * @param assessment the picture after the event; empty when nothing could be assessed or nothing changed
 * @param handovers what other citizens take over, for the log: whoever replays it finds them there
 */
public record Verdict(
        CitizenState after,
        List<Ruling> rulings,
        Optional<Assessment> assessment,
        List<Alert> alerts,
        List<Handover> handovers) {
    public Verdict {
        rulings = List.copyOf(rulings);
        alerts = List.copyOf(alerts);
        handovers = List.copyOf(handovers);
    }

    /** After which nobody takes anything over. */
    Verdict(CitizenState after, List<Ruling> rulings, Optional<Assessment> assessment, List<Alert> alerts) {
        this(after, rulings, assessment, alerts, List.of());
    }

    Verdict handingOver(List<Handover> others) {
        return others.isEmpty() ? this : new Verdict(after, rulings, assessment, alerts, others);
    }

    /** Why an officer is, or is not, told about the score. */
    public DecisionReason reason() {
        return rulings.get(0).reason();
    }

    /** Whether the verdict is to be recorded: time that passed and changed nothing is not. */
    public boolean isWorthRecording(CitizenState before, CitizenEvent event) {
        if (!(event instanceof CitizenEvent.TimePassed) || !alerts.isEmpty() || rulings.size() > 1) {
            return true;
        }
        Picture was = before.picture();
        Picture is = after.picture();
        return was == null || is == null || !was.looksLike(is);
    }

    static Verdict silent(CitizenState after, DecisionReason reason) {
        return new Verdict(after, List.of(Ruling.silent(AlertKind.ESCALATION, reason)), Optional.empty(), List.of());
    }
}
