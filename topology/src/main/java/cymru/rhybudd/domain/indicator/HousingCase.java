package cymru.rhybudd.domain.indicator;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One homelessness or housing case of one person. */
public record HousingCase(
        HousingCaseKind kind, LocalDate openedOn, @Nullable LocalDate closedOn) implements Fact {
    public HousingCase {
        Plausible.date("opened-on", openedOn);
        Plausible.date("closed-on", closedOn);
    }

    @Override
    public Indicator indicator() {
        return Indicator.HOUSING_INSTABILITY;
    }
}
