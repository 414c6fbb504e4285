package cymru.rhybudd.domain.indicator;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The balance of one rent account. */
public record RentBalance(
        RentPeriod rentPeriod,
        long rentPence,
        long arrearsPence,
        long benefitPendingPence,
        @Nullable Boolean arrangementKept,
        @Nullable LocalDate clearedOn,
        long clearedArrearsPence)
        implements Fact {
    public RentBalance {
        Plausible.penceNotNegative("rent-pence", rentPence);
        Plausible.pence("arrears-pence", arrearsPence);
        Plausible.pence("benefit-pending-pence", benefitPendingPence);
        Plausible.date("cleared-on", clearedOn);
        Plausible.penceNotNegative("cleared-arrears-pence", clearedArrearsPence);
    }

    /** An account whose arrears never fell below a week's rent, for they never were above or still are. */
    public RentBalance(
            RentPeriod rentPeriod,
            long rentPence,
            long arrearsPence,
            long benefitPendingPence,
            @Nullable Boolean arrangementKept) {
        this(rentPeriod, rentPence, arrearsPence, benefitPendingPence, arrangementKept, null, 0);
    }

    @Override
    public Indicator indicator() {
        return Indicator.RENT_ARREARS;
    }

    /** Arrears in pence after the benefit that is awarded and not yet paid over; never negative. */
    long netPence() {
        return Math.max(0, arrearsPence - benefitPendingPence);
    }
}
