package cymru.rhybudd.streams;

import cymru.rhybudd.domain.indicator.AddressMove;
import cymru.rhybudd.domain.indicator.AttendancePeriod;
import cymru.rhybudd.domain.indicator.BenefitOverpayment;
import cymru.rhybudd.domain.indicator.CouncilTaxDebt;
import cymru.rhybudd.domain.indicator.CouncilTaxReduction;
import cymru.rhybudd.domain.indicator.Exclusion;
import cymru.rhybudd.domain.indicator.ExclusionKind;
import cymru.rhybudd.domain.indicator.Fact;
import cymru.rhybudd.domain.indicator.FreeSchoolMeals;
import cymru.rhybudd.domain.indicator.GroundGroup;
import cymru.rhybudd.domain.indicator.HousingCase;
import cymru.rhybudd.domain.indicator.HousingCaseKind;
import cymru.rhybudd.domain.indicator.HousingSupportChange;
import cymru.rhybudd.domain.indicator.MealStatus;
import cymru.rhybudd.domain.indicator.PersonStatus;
import cymru.rhybudd.domain.indicator.PossessionStage;
import cymru.rhybudd.domain.indicator.PossessionStep;
import cymru.rhybudd.domain.indicator.RecoveryStage;
import cymru.rhybudd.domain.indicator.ReductionStatus;
import cymru.rhybudd.domain.indicator.RentBalance;
import cymru.rhybudd.domain.indicator.RentPeriod;
import cymru.rhybudd.domain.indicator.SchoolMove;
import cymru.rhybudd.domain.indicator.SupportChangeKind;
import org.jspecify.annotations.Nullable;

/** Translates facts between the Avro contract and the domain. */
final class FactMapping {
    private static final EnumPair<RecoveryStage, cymru.rhybudd.schemas.RecoveryStage> RECOVERY_STAGES =
            new EnumPair<>(RecoveryStage.class, cymru.rhybudd.schemas.RecoveryStage.class);
    private static final EnumPair<ReductionStatus, cymru.rhybudd.schemas.ReductionStatus> REDUCTION_STATUSES =
            new EnumPair<>(ReductionStatus.class, cymru.rhybudd.schemas.ReductionStatus.class);
    private static final EnumPair<SupportChangeKind, cymru.rhybudd.schemas.SupportChangeKind> SUPPORT_CHANGE_KINDS =
            new EnumPair<>(SupportChangeKind.class, cymru.rhybudd.schemas.SupportChangeKind.class);
    private static final EnumPair<RentPeriod, cymru.rhybudd.schemas.RentPeriod> RENT_PERIODS =
            new EnumPair<>(RentPeriod.class, cymru.rhybudd.schemas.RentPeriod.class);
    private static final EnumPair<PossessionStage, cymru.rhybudd.schemas.PossessionStage> POSSESSION_STAGES =
            new EnumPair<>(PossessionStage.class, cymru.rhybudd.schemas.PossessionStage.class);
    private static final EnumPair<GroundGroup, cymru.rhybudd.schemas.GroundGroup> GROUND_GROUPS =
            new EnumPair<>(GroundGroup.class, cymru.rhybudd.schemas.GroundGroup.class);
    private static final EnumPair<HousingCaseKind, cymru.rhybudd.schemas.HousingCaseKind> HOUSING_CASE_KINDS =
            new EnumPair<>(HousingCaseKind.class, cymru.rhybudd.schemas.HousingCaseKind.class);
    private static final EnumPair<ExclusionKind, cymru.rhybudd.schemas.ExclusionKind> EXCLUSION_KINDS =
            new EnumPair<>(ExclusionKind.class, cymru.rhybudd.schemas.ExclusionKind.class);
    private static final EnumPair<MealStatus, cymru.rhybudd.schemas.MealStatus> MEAL_STATUSES =
            new EnumPair<>(MealStatus.class, cymru.rhybudd.schemas.MealStatus.class);

    private FactMapping() {}

    static @Nullable Object toAvro(@Nullable Fact fact) {
        if (fact == null) {
            return null;
        }
        if (fact instanceof CouncilTaxDebt f) {
            return new cymru.rhybudd.schemas.CouncilTaxDebt(
                    f.instalmentsOverdue(),
                    f.oldestMissedOn(),
                    RECOVERY_STAGES.toAvro(f.recoveryStage()),
                    f.overduePence(),
                    f.balanceDuePence(),
                    f.moratorium(),
                    f.clearedOn(),
                    f.clearedInstalments(),
                    f.clearedOldestMissedOn(),
                    RECOVERY_STAGES.toAvro(f.clearedStage()));
        }
        if (fact instanceof BenefitOverpayment f) {
            return new cymru.rhybudd.schemas.BenefitOverpayment(
                    f.outstandingPence(),
                    f.instalmentsOverdue(),
                    f.oldestMissedOn(),
                    f.clearedOn(),
                    f.clearedInstalments(),
                    f.clearedOldestMissedOn());
        }
        if (fact instanceof CouncilTaxReduction f) {
            return new cymru.rhybudd.schemas.CouncilTaxReduction(
                    REDUCTION_STATUSES.toAvro(f.status()),
                    f.weeklyPence(),
                    f.weeklyBeforePence(),
                    f.changedOn(),
                    f.universalCreditNoticeOn());
        }
        if (fact instanceof HousingSupportChange f) {
            return new cymru.rhybudd.schemas.HousingSupportChange(
                    SUPPORT_CHANGE_KINDS.toAvro(f.kind()),
                    f.weeklyBeforePence(),
                    f.weeklyAfterPence(),
                    f.effectiveOn());
        }
        if (fact instanceof RentBalance f) {
            return new cymru.rhybudd.schemas.RentBalance(
                    RENT_PERIODS.toAvro(f.rentPeriod()),
                    f.rentPence(),
                    f.arrearsPence(),
                    f.benefitPendingPence(),
                    f.arrangementKept(),
                    f.clearedOn(),
                    f.clearedArrearsPence());
        }
        if (fact instanceof PossessionStep f) {
            return new cymru.rhybudd.schemas.PossessionStep(
                    POSSESSION_STAGES.toAvro(f.stage()),
                    f.servedOn(),
                    f.effectiveOn(),
                    GROUND_GROUPS.toAvro(f.ground()));
        }
        if (fact instanceof HousingCase f) {
            return new cymru.rhybudd.schemas.HousingCase(
                    HOUSING_CASE_KINDS.toAvro(f.kind()), f.openedOn(), f.closedOn());
        }
        if (fact instanceof AddressMove f) {
            return new cymru.rhybudd.schemas.AddressMove(f.movedOn());
        }
        if (fact instanceof Exclusion f) {
            return new cymru.rhybudd.schemas.Exclusion(EXCLUSION_KINDS.toAvro(f.kind()), f.startedOn(), f.sessions());
        }
        if (fact instanceof AttendancePeriod f) {
            return new cymru.rhybudd.schemas.AttendancePeriod(
                    f.startsOn(), f.endsOn(), f.sessionsPossible(), f.sessionsAbsent());
        }
        if (fact instanceof FreeSchoolMeals f) {
            return new cymru.rhybudd.schemas.FreeSchoolMeals(
                    MEAL_STATUSES.toAvro(f.status()), f.startedOn(), f.endedOn());
        }
        if (fact instanceof SchoolMove f) {
            return new cymru.rhybudd.schemas.SchoolMove(f.movedOn());
        }
        if (fact instanceof PersonStatus f) {
            return new cymru.rhybudd.schemas.PersonStatus(f.diedOn(), f.movedOutOn());
        }
        throw new IllegalArgumentException(
                "no Avro contract for " + fact.getClass().getSimpleName());
    }

    static @Nullable Fact toDomain(@Nullable Object fact) {
        if (fact == null) {
            return null;
        }
        if (fact instanceof cymru.rhybudd.schemas.CouncilTaxDebt f) {
            return new CouncilTaxDebt(
                    f.getInstalmentsOverdue(),
                    f.getOldestMissedOn(),
                    RECOVERY_STAGES.toDomain(f.getRecoveryStage()),
                    f.getOverduePence(),
                    f.getBalanceDuePence(),
                    f.getMoratorium(),
                    f.getClearedOn(),
                    f.getClearedInstalments(),
                    f.getClearedOldestMissedOn(),
                    RECOVERY_STAGES.toDomain(f.getClearedStage()));
        }
        if (fact instanceof cymru.rhybudd.schemas.BenefitOverpayment f) {
            return new BenefitOverpayment(
                    f.getOutstandingPence(),
                    f.getInstalmentsOverdue(),
                    f.getOldestMissedOn(),
                    f.getClearedOn(),
                    f.getClearedInstalments(),
                    f.getClearedOldestMissedOn());
        }
        if (fact instanceof cymru.rhybudd.schemas.CouncilTaxReduction f) {
            return new CouncilTaxReduction(
                    REDUCTION_STATUSES.toDomain(f.getStatus()),
                    f.getWeeklyPence(),
                    f.getWeeklyBeforePence(),
                    f.getChangedOn(),
                    f.getUniversalCreditNoticeOn());
        }
        if (fact instanceof cymru.rhybudd.schemas.HousingSupportChange f) {
            return new HousingSupportChange(
                    SUPPORT_CHANGE_KINDS.toDomain(f.getKind()),
                    f.getWeeklyBeforePence(),
                    f.getWeeklyAfterPence(),
                    f.getEffectiveOn());
        }
        if (fact instanceof cymru.rhybudd.schemas.RentBalance f) {
            return new RentBalance(
                    RENT_PERIODS.toDomain(f.getRentPeriod()),
                    f.getRentPence(),
                    f.getArrearsPence(),
                    f.getBenefitPendingPence(),
                    f.getArrangementKept(),
                    f.getClearedOn(),
                    f.getClearedArrearsPence());
        }
        if (fact instanceof cymru.rhybudd.schemas.PossessionStep f) {
            return new PossessionStep(
                    POSSESSION_STAGES.toDomain(f.getStage()),
                    f.getServedOn(),
                    f.getEffectiveOn(),
                    GROUND_GROUPS.toDomain(f.getGround()));
        }
        if (fact instanceof cymru.rhybudd.schemas.HousingCase f) {
            return new HousingCase(HOUSING_CASE_KINDS.toDomain(f.getKind()), f.getOpenedOn(), f.getClosedOn());
        }
        if (fact instanceof cymru.rhybudd.schemas.AddressMove f) {
            return new AddressMove(f.getMovedOn());
        }
        if (fact instanceof cymru.rhybudd.schemas.Exclusion f) {
            return new Exclusion(EXCLUSION_KINDS.toDomain(f.getKind()), f.getStartedOn(), f.getSessions());
        }
        if (fact instanceof cymru.rhybudd.schemas.AttendancePeriod f) {
            return new AttendancePeriod(f.getStartsOn(), f.getEndsOn(), f.getSessionsPossible(), f.getSessionsAbsent());
        }
        if (fact instanceof cymru.rhybudd.schemas.FreeSchoolMeals f) {
            return new FreeSchoolMeals(MEAL_STATUSES.toDomain(f.getStatus()), f.getStartedOn(), f.getEndedOn());
        }
        if (fact instanceof cymru.rhybudd.schemas.SchoolMove f) {
            return new SchoolMove(f.getMovedOn());
        }
        if (fact instanceof cymru.rhybudd.schemas.PersonStatus f) {
            return new PersonStatus(f.getDiedOn(), f.getMovedOutOn());
        }
        throw new IllegalArgumentException("no fact for " + fact.getClass().getSimpleName());
    }
}
