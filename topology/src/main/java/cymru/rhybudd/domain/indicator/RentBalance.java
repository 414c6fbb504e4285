package cymru.rhybudd.domain.indicator;

import org.jspecify.annotations.Nullable;

/** The balance of one rent account. */
public record RentBalance(
        RentPeriod rentPeriod,
        long rentPence,
        long arrearsPence,
        long benefitPendingPence,
        @Nullable Boolean arrangementKept)
        implements Fact {
    public RentBalance {
        Plausible.penceNotNegative("rent-pence", rentPence);
        Plausible.pence("arrears-pence", arrearsPence);
        Plausible.pence("benefit-pending-pence", benefitPendingPence);
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
