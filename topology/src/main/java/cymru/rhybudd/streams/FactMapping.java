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
    private FactMapping() {}

    static @Nullable Object toAvro(@Nullable Fact fact) {
        if (fact == null) {
            return null;
        }
        if (fact instanceof CouncilTaxDebt f) {
            return new cymru.rhybudd.schemas.CouncilTaxDebt(
                    f.instalmentsOverdue(),
                    f.oldestMissedOn(),
                    cymru.rhybudd.schemas.RecoveryStage.valueOf(
                            f.recoveryStage().name()),
                    f.overduePence(),
                    f.balanceDuePence(),
                    f.moratorium(),
                    f.clearedOn(),
                    f.clearedInstalments(),
                    f.clearedOldestMissedOn(),
                    cymru.rhybudd.schemas.RecoveryStage.valueOf(f.clearedStage().name()));
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
                    cymru.rhybudd.schemas.ReductionStatus.valueOf(f.status().name()),
                    f.weeklyPence(),
                    f.weeklyBeforePence(),
                    f.changedOn(),
                    f.universalCreditNoticeOn());
        }
        if (fact instanceof HousingSupportChange f) {
            return new cymru.rhybudd.schemas.HousingSupportChange(
                    cymru.rhybudd.schemas.SupportChangeKind.valueOf(f.kind().name()),
                    f.weeklyBeforePence(),
                    f.weeklyAfterPence(),
                    f.effectiveOn());
        }
        if (fact instanceof RentBalance f) {
            return new cymru.rhybudd.schemas.RentBalance(
                    cymru.rhybudd.schemas.RentPeriod.valueOf(f.rentPeriod().name()),
                    f.rentPence(),
                    f.arrearsPence(),
                    f.benefitPendingPence(),
                    f.arrangementKept(),
                    f.clearedOn(),
                    f.clearedArrearsPence());
        }
        if (fact instanceof PossessionStep f) {
            return new cymru.rhybudd.schemas.PossessionStep(
                    cymru.rhybudd.schemas.PossessionStage.valueOf(f.stage().name()),
                    f.servedOn(),
                    f.effectiveOn(),
                    cymru.rhybudd.schemas.GroundGroup.valueOf(f.ground().name()));
        }
        if (fact instanceof HousingCase f) {
            return new cymru.rhybudd.schemas.HousingCase(
                    cymru.rhybudd.schemas.HousingCaseKind.valueOf(f.kind().name()), f.openedOn(), f.closedOn());
        }
        if (fact instanceof AddressMove f) {
            return new cymru.rhybudd.schemas.AddressMove(f.movedOn());
        }
        if (fact instanceof Exclusion f) {
            return new cymru.rhybudd.schemas.Exclusion(
                    cymru.rhybudd.schemas.ExclusionKind.valueOf(f.kind().name()), f.startedOn(), f.sessions());
        }
        if (fact instanceof AttendancePeriod f) {
            return new cymru.rhybudd.schemas.AttendancePeriod(
                    f.startsOn(), f.endsOn(), f.sessionsPossible(), f.sessionsAbsent());
        }
        if (fact instanceof FreeSchoolMeals f) {
            return new cymru.rhybudd.schemas.FreeSchoolMeals(
                    cymru.rhybudd.schemas.MealStatus.valueOf(f.status().name()), f.startedOn(), f.endedOn());
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
                    RecoveryStage.valueOf(f.getRecoveryStage().name()),
                    f.getOverduePence(),
                    f.getBalanceDuePence(),
                    f.getMoratorium(),
                    f.getClearedOn(),
                    f.getClearedInstalments(),
                    f.getClearedOldestMissedOn(),
                    RecoveryStage.valueOf(f.getClearedStage().name()));
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
                    ReductionStatus.valueOf(f.getStatus().name()),
                    f.getWeeklyPence(),
                    f.getWeeklyBeforePence(),
                    f.getChangedOn(),
                    f.getUniversalCreditNoticeOn());
        }
        if (fact instanceof cymru.rhybudd.schemas.HousingSupportChange f) {
            return new HousingSupportChange(
                    SupportChangeKind.valueOf(f.getKind().name()),
                    f.getWeeklyBeforePence(),
                    f.getWeeklyAfterPence(),
                    f.getEffectiveOn());
        }
        if (fact instanceof cymru.rhybudd.schemas.RentBalance f) {
            return new RentBalance(
                    RentPeriod.valueOf(f.getRentPeriod().name()),
                    f.getRentPence(),
                    f.getArrearsPence(),
                    f.getBenefitPendingPence(),
                    f.getArrangementKept(),
                    f.getClearedOn(),
                    f.getClearedArrearsPence());
        }
        if (fact instanceof cymru.rhybudd.schemas.PossessionStep f) {
            return new PossessionStep(
                    PossessionStage.valueOf(f.getStage().name()),
                    f.getServedOn(),
                    f.getEffectiveOn(),
                    GroundGroup.valueOf(f.getGround().name()));
        }
        if (fact instanceof cymru.rhybudd.schemas.HousingCase f) {
            return new HousingCase(HousingCaseKind.valueOf(f.getKind().name()), f.getOpenedOn(), f.getClosedOn());
        }
        if (fact instanceof cymru.rhybudd.schemas.AddressMove f) {
            return new AddressMove(f.getMovedOn());
        }
        if (fact instanceof cymru.rhybudd.schemas.Exclusion f) {
            return new Exclusion(ExclusionKind.valueOf(f.getKind().name()), f.getStartedOn(), f.getSessions());
        }
        if (fact instanceof cymru.rhybudd.schemas.AttendancePeriod f) {
            return new AttendancePeriod(f.getStartsOn(), f.getEndsOn(), f.getSessionsPossible(), f.getSessionsAbsent());
        }
        if (fact instanceof cymru.rhybudd.schemas.FreeSchoolMeals f) {
            return new FreeSchoolMeals(MealStatus.valueOf(f.getStatus().name()), f.getStartedOn(), f.getEndedOn());
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
