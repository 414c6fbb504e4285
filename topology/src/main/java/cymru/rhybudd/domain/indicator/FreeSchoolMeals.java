package cymru.rhybudd.domain.indicator;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A pupil's entitlement to free school meals. */
public record FreeSchoolMeals(
        MealStatus status, LocalDate startedOn, @Nullable LocalDate endedOn) implements Fact {
    public FreeSchoolMeals {
        Plausible.date("started-on", startedOn);
        Plausible.date("ended-on", endedOn);
    }

    @Override
    public Indicator indicator() {
        return Indicator.SCHOOL_MEALS_OR_MOVE;
    }
}
