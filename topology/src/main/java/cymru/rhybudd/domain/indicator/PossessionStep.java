package cymru.rhybudd.domain.indicator;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One step of possession proceedings on one contract. */
public record PossessionStep(
        PossessionStage stage, LocalDate servedOn, @Nullable LocalDate effectiveOn, GroundGroup ground)
        implements Fact {
    public PossessionStep {
        Plausible.date("served-on", servedOn);
        Plausible.date("effective-on", effectiveOn);
    }

    /** The date of eviction; null where none is set, or the step sets none. */
    public @Nullable LocalDate evictionOn() {
        return stage == PossessionStage.ORDER || stage == PossessionStage.WARRANT ? effectiveOn : null;
    }

    @Override
    public Indicator indicator() {
        return Indicator.THREAT_TO_TENANCY;
    }
}
