package cymru.rhybudd.domain.indicator;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Council tax owed on one account, and what was owed before it was last brought up to date. */
public record CouncilTaxDebt(
        int instalmentsOverdue,
        @Nullable LocalDate oldestMissedOn,
        RecoveryStage recoveryStage,
        long overduePence,
        long balanceDuePence,
        boolean moratorium,
        @Nullable LocalDate clearedOn,
        int clearedInstalments,
        @Nullable LocalDate clearedOldestMissedOn,
        RecoveryStage clearedStage)
        implements Fact {
    public CouncilTaxDebt {
        Plausible.count("instalments-overdue", instalmentsOverdue);
        Plausible.date("oldest-missed-on", oldestMissedOn);
        Plausible.pence("overdue-pence", overduePence);
        Plausible.pence("balance-due-pence", balanceDuePence);
        Plausible.date("cleared-on", clearedOn);
        Plausible.count("cleared-instalments", clearedInstalments);
        Plausible.date("cleared-oldest-missed-on", clearedOldestMissedOn);
    }

    /** An account that was never brought up to date, for it never was behind or still is. */
    public CouncilTaxDebt(
            int instalmentsOverdue,
            @Nullable LocalDate oldestMissedOn,
            RecoveryStage recoveryStage,
            long overduePence,
            long balanceDuePence,
            boolean moratorium) {
        this(
                instalmentsOverdue,
                oldestMissedOn,
                recoveryStage,
                overduePence,
                balanceDuePence,
                moratorium,
                null,
                0,
                null,
                RecoveryStage.NONE);
    }

    @Override
    public Indicator indicator() {
        return Indicator.LEVEL_OF_DEBT;
    }
}
