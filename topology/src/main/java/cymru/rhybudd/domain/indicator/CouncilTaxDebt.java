package cymru.rhybudd.domain.indicator;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Council tax owed on one account. */
public record CouncilTaxDebt(
        int instalmentsOverdue,
        @Nullable LocalDate oldestMissedOn,
        RecoveryStage recoveryStage,
        long overduePence,
        long balanceDuePence,
        boolean moratorium)
        implements Fact {
    public CouncilTaxDebt {
        Plausible.count("instalments-overdue", instalmentsOverdue);
        Plausible.date("oldest-missed-on", oldestMissedOn);
        Plausible.pence("overdue-pence", overduePence);
        Plausible.pence("balance-due-pence", balanceDuePence);
    }

    @Override
    public Indicator indicator() {
        return Indicator.LEVEL_OF_DEBT;
    }
}
