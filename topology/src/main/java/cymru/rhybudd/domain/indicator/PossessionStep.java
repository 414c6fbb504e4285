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

    @Override
    public Indicator indicator() {
        return Indicator.THREAT_TO_TENANCY;
    }
}
