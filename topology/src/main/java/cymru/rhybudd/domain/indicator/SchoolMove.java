package cymru.rhybudd.domain.indicator;

import java.time.LocalDate;

/** A pupil's move to another school within the school year. */
public record SchoolMove(LocalDate movedOn) implements Fact {
    public SchoolMove {
        Plausible.date("moved-on", movedOn);
    }

    @Override
    public Indicator indicator() {
        return Indicator.SCHOOL_MEALS_OR_MOVE;
    }
}
