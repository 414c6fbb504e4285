package cymru.rhybudd.domain.indicator;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One Council Tax Reduction award. */
public record CouncilTaxReduction(
        ReductionStatus status,
        long weeklyPence,
        long weeklyBeforePence,
        LocalDate changedOn,
        @Nullable LocalDate universalCreditNoticeOn)
        implements Fact {
    public CouncilTaxReduction {
        Plausible.penceNotNegative("weekly-pence", weeklyPence);
        Plausible.penceNotNegative("weekly-before-pence", weeklyBeforePence);
        Plausible.date("changed-on", changedOn);
        Plausible.date("universal-credit-notice-on", universalCreditNoticeOn);
    }

    @Override
    public Indicator indicator() {
        return Indicator.COUNCIL_TAX_REDUCTION;
    }
}
