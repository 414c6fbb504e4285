package cymru.rhybudd.domain.indicator;

import java.time.LocalDate;

/** One change in a household's weekly help with housing costs. */
public record HousingSupportChange(
        SupportChangeKind kind, long weeklyBeforePence, long weeklyAfterPence, LocalDate effectiveOn) implements Fact {
    public HousingSupportChange {
        Plausible.penceNotNegative("weekly-before-pence", weeklyBeforePence);
        Plausible.penceNotNegative("weekly-after-pence", weeklyAfterPence);
        Plausible.date("effective-on", effectiveOn);
    }

    @Override
    public Indicator indicator() {
        return Indicator.SUPPORT_SHOCK;
    }
}
