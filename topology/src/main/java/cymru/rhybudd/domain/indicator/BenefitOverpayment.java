package cymru.rhybudd.domain.indicator;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Housing Benefit paid too much and now owed back. */
public record BenefitOverpayment(
        long outstandingPence,
        int instalmentsOverdue,
        @Nullable LocalDate oldestMissedOn) implements Fact {
    public BenefitOverpayment {
        Plausible.penceNotNegative("outstanding-pence", outstandingPence);
        Plausible.count("instalments-overdue", instalmentsOverdue);
        Plausible.date("oldest-missed-on", oldestMissedOn);
    }

    @Override
    public Indicator indicator() {
        return Indicator.LEVEL_OF_DEBT;
    }
}
