package cymru.rhybudd.streams;

import cymru.rhybudd.schemas.CitizenEvent;
import cymru.rhybudd.schemas.CouncilTaxDebt;
import cymru.rhybudd.schemas.CouncilTaxReduction;
import cymru.rhybudd.schemas.GroundGroup;
import cymru.rhybudd.schemas.HousingSupportChange;
import cymru.rhybudd.schemas.MassUpdate;
import cymru.rhybudd.schemas.ObservationCause;
import cymru.rhybudd.schemas.Observed;
import cymru.rhybudd.schemas.PossessionStage;
import cymru.rhybudd.schemas.PossessionStep;
import cymru.rhybudd.schemas.RecoveryStage;
import cymru.rhybudd.schemas.ReductionStatus;
import cymru.rhybudd.schemas.RentBalance;
import cymru.rhybudd.schemas.RentPeriod;
import cymru.rhybudd.schemas.RowChange;
import cymru.rhybudd.schemas.SourceChange;
import cymru.rhybudd.schemas.SupportChangeKind;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a council records of its citizens in the night of the annual billing run. The bill itself and the step of recovery are
 * two transactions. Every second citizen has rent arrears, and becomes amber by the second; every tenth has more, and becomes red.
 *
 * @param massUpdate how FRONT marked the billing run
 */
record BillingCouncil(LocalDate night, MassUpdate massUpdate) {
    static final String MASS = "revenues/council_tax_balance/4711";
    private static final int EVERY_WHICH_AMBER = 2;
    private static final int EVERY_WHICH_RED = 10;
    static final int EVERY_WHICH_NOTICE = 300;

    /** A pseudonym; of the same length for all. */
    static String citizen(int number) {
        return String.format(Locale.ROOT, "citizen-%06d", number);
    }

    static boolean isServedNotice(int number) {
        return number % EVERY_WHICH_NOTICE == 0;
    }

    /** What a snapshot reads of a citizen before. */
    CitizenEvent before(int number) {
        List<RowChange> rows = new ArrayList<>();
        boolean red = number % EVERY_WHICH_RED == 0;
        if (number % EVERY_WHICH_AMBER == 0) {
            long arrears = 90_000 + number % 997;
            rows.add(row(
                    number,
                    "housing/rent_account",
                    1,
                    new RentBalance(RentPeriod.WEEKLY, 10_000L, arrears, 0L, null, null, 0L)));
        }
        if (red) {
            rows.add(row(
                    number,
                    "housing/possession_action",
                    1,
                    new PossessionStep(PossessionStage.WARNING, night.minusDays(3), null, GroundGroup.RENT)));
        }
        rows.add(row(number, "revenues/council_tax_balance", 1, debt(RecoveryStage.NONE, 0, 0)));
        if (red) {
            rows.add(row(
                    number,
                    "revenues/council_tax_reduction",
                    1,
                    new CouncilTaxReduction(ReductionStatus.ENDED, 0L, 2_000L, night, null)));
            rows.add(row(
                    number,
                    "revenues/housing_support_change",
                    1,
                    new HousingSupportChange(SupportChangeKind.HOUSING_BENEFIT_STOPPED, 9_000L, 0L, night)));
        }
        return observed(number, rows, change("revenues/council_tax_balance", true, null));
    }

    /** The bill of the new year. */
    CitizenEvent bill(int number) {
        return observed(
                number,
                List.of(row(number, "revenues/council_tax_balance", 2, debt(RecoveryStage.NONE, 0, 140_000))),
                change("revenues/council_tax_balance", false, MASS));
    }

    /** The step of recovery: for those in arrears a liability order. */
    CitizenEvent recovery(int number) {
        boolean owes = number % EVERY_WHICH_AMBER == 0;
        return observed(
                number,
                List.of(row(
                        number,
                        "revenues/council_tax_balance",
                        3,
                        debt(owes ? RecoveryStage.LIABILITY_ORDER : RecoveryStage.NONE, owes ? 3 : 0, 140_000))),
                change("revenues/council_tax_balance", false, MASS));
    }

    /** A possession notice; every other one in a bulk of its own. */
    CitizenEvent notice(int number) {
        boolean inBulk = number % (2 * EVERY_WHICH_NOTICE) == 0;
        return observed(
                number,
                List.of(row(
                        number,
                        "housing/possession_action",
                        2,
                        new PossessionStep(PossessionStage.NOTICE, night, night.plusDays(60), GroundGroup.RENT))),
                change("housing/possession_action", false, inBulk ? "housing/possession_action/88" : null));
    }

    private static CouncilTaxDebt debt(RecoveryStage stage, int instalments, long balance) {
        return new CouncilTaxDebt(instalments, null, stage, 0L, balance, false, null, 0, null, RecoveryStage.NONE);
    }

    private static RowChange row(int number, String table, long version, Object fact) {
        String row = table + "/" + number;
        return new RowChange(row, row, version, fact, null, null, List.of());
    }

    private SourceChange change(String table, boolean snapshot, @Nullable String mass) {
        String[] parts = table.split("/");
        boolean billing = mass != null && mass.equals(MASS);
        MassUpdate marked = billing ? massUpdate : mass == null ? MassUpdate.NONE : MassUpdate.TRANSACTION;
        return new SourceChange(
                parts[0],
                parts[1],
                table + "/1",
                snapshot ? "r" : "u",
                snapshot,
                "000000010000",
                "4711",
                night.atTime(2, 0).toInstant(ZoneOffset.UTC),
                marked,
                marked == MassUpdate.NONE ? null : mass);
    }

    private static CitizenEvent observed(int number, List<RowChange> rows, SourceChange change) {
        return new CitizenEvent(
                new Observed(ObservationCause.FACT, change, rows, number % 4 < 2 ? "north" : "south", null));
    }
}
