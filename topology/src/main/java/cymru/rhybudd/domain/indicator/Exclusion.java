package cymru.rhybudd.domain.indicator;

import java.time.LocalDate;

/** One exclusion of a pupil; no reason is ever held. */
public record Exclusion(ExclusionKind kind, LocalDate startedOn, int sessions) implements Fact {
    public Exclusion {
        Plausible.date("started-on", startedOn);
        Plausible.count("sessions", sessions);
    }

    @Override
    public Indicator indicator() {
        return Indicator.DEPENDANTS_EXCLUSIONS;
    }
}
