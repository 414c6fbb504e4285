package cymru.rhybudd.domain.indicator;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is measured of debts to the council, of Council Tax Reduction and of support with the cost of housing. */
final class RevenuesMeasures {
    private RevenuesMeasures() {}

    static void levelOfDebt(List<FactRow> own, Horizon horizon, Consumer<Subject> subjects) {
        subjects.accept(now(own, horizon));
        for (FactRow row : own) {
            if (row.fact() instanceof CouncilTaxDebt debt && debt.clearedOn() != null) {
                subjects.accept(cleared(debt.clearedOn(), debt.clearedInstalments(), debt.clearedOldestMissedOn())
                        .with(Measure.RECOVERY_STAGE, debt.clearedStage().ordinal()));
            } else if (row.fact() instanceof BenefitOverpayment debt && debt.clearedOn() != null) {
                subjects.accept(cleared(debt.clearedOn(), debt.clearedInstalments(), debt.clearedOldestMissedOn()));
            }
        }
    }

    /** All that the citizen owes now. */
    private static Subject now(List<FactRow> own, Horizon horizon) {
        long days = -1;
        int stage = -1;
        for (FactRow row : own) {
            LocalDate missed = oldestMiss(row.presentFact());
            if (missed != null) {
                days = Math.max(days, horizon.daysSince(missed));
            }
            if (row.fact() instanceof CouncilTaxDebt debt) {
                stage = Math.max(stage, debt.recoveryStage().ordinal());
            }
        }
        Subject now = new Subject(Indicator.LEVEL_OF_DEBT).with(Measure.INSTALMENTS_OVERDUE, instalmentsOverdue(own));
        if (days >= 0) {
            now.with(Measure.DAYS_SINCE_OLDEST_MISS, days);
        }
        return stage < 0 ? now : now.with(Measure.RECOVERY_STAGE, stage);
    }

    /** A debt as it was just before it was brought up to date. */
    private static Subject cleared(LocalDate on, int instalments, @Nullable LocalDate oldestMissed) {
        Subject before = new Subject(Indicator.LEVEL_OF_DEBT)
                .with(Measure.INSTALMENTS_OVERDUE, instalments)
                .decaysFrom(on);
        return oldestMissed == null || instalments == 0
                ? before
                : before.with(Measure.DAYS_SINCE_OLDEST_MISS, Math.max(0, on.toEpochDay() - oldestMissed.toEpochDay()));
    }

    private static @Nullable LocalDate oldestMiss(Fact fact) {
        if (fact instanceof CouncilTaxDebt debt && debt.instalmentsOverdue() > 0) {
            return debt.oldestMissedOn();
        }
        if (fact instanceof BenefitOverpayment overpayment && overpayment.instalmentsOverdue() > 0) {
            return overpayment.oldestMissedOn();
        }
        return null;
    }

    /** How many instalments are overdue on all debts among these rows. */
    static long instalmentsOverdue(List<FactRow> rows) {
        long sum = 0;
        for (int i = 0; i < rows.size(); i++) {
            Fact fact = rows.get(i).fact();
            if (fact instanceof CouncilTaxDebt debt) {
                sum += debt.instalmentsOverdue();
            } else if (fact instanceof BenefitOverpayment overpayment) {
                sum += overpayment.instalmentsOverdue();
            }
        }
        return sum;
    }

    /** @param all the rows of the citizen, among which debts of council tax may be */
    static void awards(List<FactRow> own, List<FactRow> all, Horizon horizon, Consumer<Subject> subjects) {
        boolean due = isCouncilTaxDue(all);
        for (FactRow row : own) {
            subjects.accept(
                    award((CouncilTaxReduction) row.presentFact(), horizon).with(Measure.COUNCIL_TAX_BALANCE_DUE, due));
        }
    }

    private static Subject award(CouncilTaxReduction award, Horizon horizon) {
        Subject subject = new Subject(Indicator.COUNCIL_TAX_REDUCTION);
        if (award.status() == ReductionStatus.LIVE && award.weeklyBeforePence() > 0) {
            subject.with(Measure.AWARD_CUT_PERCENT, Parts.fallPercent(award.weeklyBeforePence(), award.weeklyPence()));
        }
        LocalDate notice = award.universalCreditNoticeOn();
        if (award.status() == ReductionStatus.NONE && notice != null) {
            subject.with(Measure.DAYS_UNIVERSAL_CREDIT_WITHOUT_AWARD, horizon.daysSince(notice));
        }
        if (award.status() != ReductionStatus.NONE) {
            subject.decaysFrom(award.changedOn());
        }
        return subject.with(
                Measure.AWARD_ENDED_OR_REFUSED,
                award.status() == ReductionStatus.ENDED || award.status() == ReductionStatus.REFUSED);
    }

    private static boolean isCouncilTaxDue(List<FactRow> all) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).fact() instanceof CouncilTaxDebt debt && debt.balanceDuePence() > 0) {
                return true;
            }
        }
        return false;
    }

    static void supportShock(List<FactRow> own, Consumer<Subject> subjects) {
        HousingSupportChange change = null;
        HousingSupportChange payment = null;
        for (FactRow row : own) { // in the order of their names, so that of one day the later name remains
            HousingSupportChange fact = (HousingSupportChange) row.presentFact();
            if (fact.kind().isDiscretionaryPayment()) {
                payment = later(payment, fact);
            } else {
                change = later(change, fact);
            }
        }
        if (change != null) {
            Subject subject = new Subject(Indicator.SUPPORT_SHOCK).decaysFrom(change.effectiveOn());
            subjects.accept(
                    change.weeklyBeforePence() > 0
                            ? subject.with(
                                    Measure.SUPPORT_FALL_PERCENT,
                                    Parts.fallPercent(change.weeklyBeforePence(), change.weeklyAfterPence()))
                            : subject);
        }
        if (payment != null) {
            subjects.accept(new Subject(Indicator.SUPPORT_SHOCK)
                    .with(
                            Measure.DISCRETIONARY_PAYMENT_REFUSED,
                            payment.kind() == SupportChangeKind.DISCRETIONARY_PAYMENT_REFUSED)
                    .decaysFrom(payment.effectiveOn()));
        }
    }

    private static HousingSupportChange later(@Nullable HousingSupportChange one, HousingSupportChange other) {
        return one == null || !other.effectiveOn().isBefore(one.effectiveOn()) ? other : one;
    }
}
