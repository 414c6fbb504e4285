package cymru.rhybudd.domain.indicator;

import java.time.LocalDate;

/** One move to another address. */
public record AddressMove(LocalDate movedOn) implements Fact {
    public AddressMove {
        Plausible.date("moved-on", movedOn);
    }

    @Override
    public Indicator indicator() {
        return Indicator.HOUSING_INSTABILITY;
    }
}
