package cymru.rhybudd.domain.indicator;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Makes facts of what a case is about; what it leaves out is harmless. Money is in pence. */
public final class Facts {
    /** The date of the latest clock tick. */
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 16);

    private Facts() {}

    /** That many days before today; a negative number lies in the future. */
    public static LocalDate daysAgo(int days) {
        return TODAY.minusDays(days);
    }

    public static Fact debt(int instalmentsOverdue) {
        return debt(instalmentsOverdue, null);
    }

    public static Fact debt(int instalmentsOverdue, @Nullable LocalDate oldestMissedOn) {
        return debt(instalmentsOverdue, oldestMissedOn, RecoveryStage.NONE, 0);
    }

    public static Fact debt(RecoveryStage stage) {
        return debt(0, null, stage, 0);
    }

    public static Fact debtWithBalance(long balanceDuePence) {
        return debt(0, null, RecoveryStage.NONE, balanceDuePence);
    }

    public static Fact debt(int instalmentsOverdue, @Nullable LocalDate oldest, RecoveryStage stage, long balance) {
        return new CouncilTaxDebt(instalmentsOverdue, oldest, stage, 0, balance, false);
    }

    public static Fact overpayment(int instalmentsOverdue, @Nullable LocalDate oldestMissedOn) {
        return new BenefitOverpayment(50_000, instalmentsOverdue, oldestMissedOn);
    }

    public static Fact award(ReductionStatus status, long weeklyBefore, long weekly) {
        return new CouncilTaxReduction(status, weekly, weeklyBefore, daysAgo(3), null);
    }

    public static Fact award(ReductionStatus status) {
        return award(status, 0, 0);
    }

    public static Fact universalCredit(ReductionStatus status, @Nullable LocalDate noticeOn) {
        return new CouncilTaxReduction(status, 0, 0, daysAgo(3), noticeOn);
    }

    public static Fact supportChange(long weeklyBefore, long weeklyAfter, LocalDate effectiveOn) {
        return new HousingSupportChange(SupportChangeKind.BENEFIT_CAP, weeklyBefore, weeklyAfter, effectiveOn);
    }

    public static Fact discretionaryPayment(boolean refused, LocalDate effectiveOn) {
        SupportChangeKind kind = refused
                ? SupportChangeKind.DISCRETIONARY_PAYMENT_REFUSED
                : SupportChangeKind.DISCRETIONARY_PAYMENT_APPLIED;
        return new HousingSupportChange(kind, 10_000, 0, effectiveOn);
    }

    public static Fact rent(RentPeriod period, long rent, long arrears) {
        return rent(period, rent, arrears, 0);
    }

    public static Fact rent(RentPeriod period, long rent, long arrears, long benefitPending) {
        return new RentBalance(period, rent, arrears, benefitPending, null);
    }

    public static Fact possession(PossessionStage stage, LocalDate servedOn) {
        return possession(stage, servedOn, null);
    }

    public static Fact possession(PossessionStage stage, LocalDate servedOn, @Nullable LocalDate effectiveOn) {
        return new PossessionStep(stage, servedOn, effectiveOn, GroundGroup.RENT);
    }

    public static Fact housingCase(HousingCaseKind kind, LocalDate openedOn, @Nullable LocalDate closedOn) {
        return new HousingCase(kind, openedOn, closedOn);
    }

    public static Fact addressMove(LocalDate movedOn) {
        return new AddressMove(movedOn);
    }

    public static Fact exclusion(ExclusionKind kind, LocalDate startedOn, int sessions) {
        return new Exclusion(kind, startedOn, sessions);
    }

    public static Fact attendance(LocalDate endsOn, int possible, int absent) {
        return new AttendancePeriod(endsOn.minusDays(6), endsOn, possible, absent);
    }

    public static Fact meals(MealStatus status, LocalDate startedOn, @Nullable LocalDate endedOn) {
        return new FreeSchoolMeals(status, startedOn, endedOn);
    }

    public static Fact schoolMove(LocalDate movedOn) {
        return new SchoolMove(movedOn);
    }
}
