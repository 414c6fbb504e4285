package cymru.rhybudd.domain.indicator;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Housing Benefit paid too much and now owed back. */
public record BenefitOverpayment(
        long outstandingPence,
        int instalmentsOverdue,
        @Nullable LocalDate oldestMissedOn,
        @Nullable LocalDate clearedOn,
        int clearedInstalments,
        @Nullable LocalDate clearedOldestMissedOn)
        implements Fact {
    public BenefitOverpayment {
        Plausible.penceNotNegative("outstanding-pence", outstandingPence);
        Plausible.count("instalments-overdue", instalmentsOverdue);
        Plausible.date("oldest-missed-on", oldestMissedOn);
        Plausible.date("cleared-on", clearedOn);
        Plausible.count("cleared-instalments", clearedInstalments);
        Plausible.date("cleared-oldest-missed-on", clearedOldestMissedOn);
    }

    /** Repayments that were never brought up to date, for they never were behind or still are. */
    public BenefitOverpayment(long outstandingPence, int instalmentsOverdue, @Nullable LocalDate oldestMissedOn) {
        this(outstandingPence, instalmentsOverdue, oldestMissedOn, null, 0, null);
    }

    @Override
    public Indicator indicator() {
        return Indicator.LEVEL_OF_DEBT;
    }
}
