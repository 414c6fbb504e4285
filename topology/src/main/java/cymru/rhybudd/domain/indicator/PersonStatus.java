package cymru.rhybudd.domain.indicator;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What ends the council's care for a person. No indicator reads it: it keeps alerts from being raised. */
public record PersonStatus(
        @Nullable LocalDate diedOn, @Nullable LocalDate movedOutOn) implements Fact {
    public PersonStatus {
        Plausible.date("died-on", diedOn);
        Plausible.date("moved-out-on", movedOutOn);
    }

    @Override
    public @Nullable Indicator indicator() {
        return null;
    }
}
