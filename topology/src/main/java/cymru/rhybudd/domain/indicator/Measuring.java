package cymru.rhybudd.domain.indicator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes the measures of a citizen's rows on one day, as {@code docs/meaning.md} defines them. */
public final class Measuring {
    private static final int TWO_YEARS = 730;
    private static final int ONE_YEAR = 365;
    private static final int SCHOOL_YEAR = 364;
    private static final int EIGHT_WEEKS = 56;
    private static final int QUARTER = 90;
    private static final long HUNDREDTHS = 100;
    private static final long NEVER = Long.MIN_VALUE;
    private static final Indicator[] INDICATORS = Indicator.values();

    private final List<FactRow> all;
    /** The rows of each indicator that is measured, in the order of their names; null for none. */
    private final List<FactRow>[] own;

    private final long today;
    private final Horizon horizon;

    /**
     * Takes the measures of these indicators; the horizon learns when time alone will change one.
     *
     * @param today days since 1970-01-01
     */
    @SuppressWarnings({"unchecked", "rawtypes"}) // an array, for this is the hottest place of all
    public Measuring(List<FactRow> rows, Set<Indicator> measured, long today, Horizon horizon) {
        this.all = rows;
        this.own = new List[INDICATORS.length];
        this.today = today;
        this.horizon = horizon;
        for (int i = 0; i < rows.size(); i++) {
            FactRow row = rows.get(i);
            Fact fact = row.fact();
            Indicator indicator = fact == null ? null : fact.indicator();
            if (indicator != null && measured.contains(indicator)) {
                if (own[indicator.ordinal()] == null) {
                    own[indicator.ordinal()] = new ArrayList<>(8);
                }
                own[indicator.ordinal()].add(row);
            }
        }
    }

    /** Adds the indicators that read the rows of one of these besides their own. */
    public static void addReaders(Set<Indicator> changed) {
        if (changed.contains(Indicator.LEVEL_OF_DEBT)) {
            changed.add(Indicator.COUNCIL_TAX_REDUCTION);
            changed.add(Indicator.SCHOOL_MEALS_OR_MOVE);
        }
        if (changed.contains(Indicator.RENT_ARREARS)) {
            changed.add(Indicator.SCHOOL_MEALS_OR_MOVE);
        }
    }

    /** The rows behind an indicator that is measured, in the order of their names. */
    public List<FactRow> rows(Indicator indicator) {
        List<FactRow> rows = own[indicator.ordinal()];
        return rows == null ? List.of() : rows;
    }

    /** The subjects of an indicator with their measures; none when there is no row. */
    public List<Subject> subjects(Indicator indicator) {
        List<FactRow> rows = rows(indicator);
        if (rows.isEmpty()) {
            return List.of();
        }
        List<Subject> subjects = new ArrayList<>(2);
        switch (indicator) {
            case LEVEL_OF_DEBT -> levelOfDebt(rows, subjects);
            case COUNCIL_TAX_REDUCTION -> awards(rows, subjects);
            case SUPPORT_SHOCK -> supportShock(rows, subjects);
            case RENT_ARREARS -> rentArrears(rows, subjects);
            case THREAT_TO_TENANCY -> contracts(rows, subjects);
            case HOUSING_INSTABILITY -> housingInstability(rows, subjects);
            case DEPENDANTS_EXCLUSIONS -> exclusions(rows, subjects);
            case SCHOOL_ATTENDANCE -> bySubject(rows, subjects, this::attendance);
            case SCHOOL_MEALS_OR_MOVE -> bySubject(rows, subjects, this::mealsAndMoves);
        }
        return subjects;
    }

    private void levelOfDebt(List<FactRow> own, List<Subject> subjects) {
        long days = -1;
        int stage = -1;
        for (FactRow row : own) {
            LocalDate missed = oldestMiss(row.presentFact());
            if (missed != null) {
                days = Math.max(days, daysSince(missed));
            }
            if (row.fact() instanceof CouncilTaxDebt debt) {
                stage = Math.max(stage, debt.recoveryStage().ordinal());
            }
        }
        Subject now = new Subject(Indicator.LEVEL_OF_DEBT).with(Measure.INSTALMENTS_OVERDUE, instalmentsOverdue());
        if (days >= 0) {
            now.with(Measure.DAYS_SINCE_OLDEST_MISS, days);
        }
        subjects.add(stage < 0 ? now : now.with(Measure.RECOVERY_STAGE, stage));
        for (FactRow row : own) {
            if (row.fact() instanceof CouncilTaxDebt debt && debt.clearedOn() != null) {
                subjects.add(cleared(debt.clearedOn(), debt.clearedInstalments(), debt.clearedOldestMissedOn())
                        .with(Measure.RECOVERY_STAGE, debt.clearedStage().ordinal()));
            } else if (row.fact() instanceof BenefitOverpayment debt && debt.clearedOn() != null) {
                subjects.add(cleared(debt.clearedOn(), debt.clearedInstalments(), debt.clearedOldestMissedOn()));
            }
        }
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

    private long instalmentsOverdue() {
        long sum = 0;
        for (int i = 0; i < all.size(); i++) {
            Fact fact = all.get(i).fact();
            if (fact instanceof CouncilTaxDebt debt) {
                sum += debt.instalmentsOverdue();
            } else if (fact instanceof BenefitOverpayment overpayment) {
                sum += overpayment.instalmentsOverdue();
            }
        }
        return sum;
    }

    private void awards(List<FactRow> own, List<Subject> subjects) {
        boolean due = isCouncilTaxDue();
        for (FactRow row : own) {
            subjects.add(award((CouncilTaxReduction) row.presentFact()).with(Measure.COUNCIL_TAX_BALANCE_DUE, due));
        }
    }

    private Subject award(CouncilTaxReduction award) {
        Subject subject = new Subject(Indicator.COUNCIL_TAX_REDUCTION);
        if (award.status() == ReductionStatus.LIVE && award.weeklyBeforePence() > 0) {
            subject.with(Measure.AWARD_CUT_PERCENT, fallPercent(award.weeklyBeforePence(), award.weeklyPence()));
        }
        LocalDate notice = award.universalCreditNoticeOn();
        if (award.status() == ReductionStatus.NONE && notice != null) {
            subject.with(Measure.DAYS_UNIVERSAL_CREDIT_WITHOUT_AWARD, daysSince(notice));
        }
        if (award.status() != ReductionStatus.NONE) {
            subject.decaysFrom(award.changedOn());
        }
        return subject.with(
                Measure.AWARD_ENDED_OR_REFUSED,
                award.status() == ReductionStatus.ENDED || award.status() == ReductionStatus.REFUSED);
    }

    private boolean isCouncilTaxDue() {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).fact() instanceof CouncilTaxDebt debt && debt.balanceDuePence() > 0) {
                return true;
            }
        }
        return false;
    }

    private void supportShock(List<FactRow> own, List<Subject> subjects) {
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
            subjects.add(
                    change.weeklyBeforePence() > 0
                            ? subject.with(
                                    Measure.SUPPORT_FALL_PERCENT,
                                    fallPercent(change.weeklyBeforePence(), change.weeklyAfterPence()))
                            : subject);
        }
        if (payment != null) {
            subjects.add(new Subject(Indicator.SUPPORT_SHOCK)
                    .with(
                            Measure.DISCRETIONARY_PAYMENT_REFUSED,
                            payment.kind() == SupportChangeKind.DISCRETIONARY_PAYMENT_REFUSED)
                    .decaysFrom(payment.effectiveOn()));
        }
    }

    private static HousingSupportChange later(@Nullable HousingSupportChange one, HousingSupportChange other) {
        return one == null || !other.effectiveOn().isBefore(one.effectiveOn()) ? other : one;
    }

    private void rentArrears(List<FactRow> own, List<Subject> subjects) {
        boolean twoMonths = false;
        boolean anyRent = false;
        for (FactRow row : own) {
            RentBalance balance = (RentBalance) row.presentFact();
            twoMonths |= isTwoMonths(balance, balance.netPence());
            anyRent |= balance.rentPence() > 0;
        }
        Subject now = new Subject(Indicator.RENT_ARREARS).with(Measure.ARREARS_OF_TWO_MONTHS, twoMonths);
        subjects.add(anyRent ? now.with(Measure.ARREARS_WEEKS, arrearsWeeks()) : now);
        for (FactRow row : own) {
            RentBalance balance = (RentBalance) row.presentFact();
            LocalDate cleared = balance.clearedOn();
            if (cleared != null) {
                Subject before = new Subject(Indicator.RENT_ARREARS)
                        .with(Measure.ARREARS_OF_TWO_MONTHS, isTwoMonths(balance, balance.clearedArrearsPence()))
                        .decaysFrom(cleared);
                subjects.add(
                        balance.rentPence() > 0
                                ? before.with(Measure.ARREARS_WEEKS, weeks(balance, balance.clearedArrearsPence()))
                                : before);
            }
        }
    }

    private static boolean isTwoMonths(RentBalance balance, long arrearsPence) {
        return balance.rentPeriod() == RentPeriod.MONTHLY
                && balance.rentPence() > 0
                && arrearsPence >= 2 * balance.rentPence();
    }

    private long arrearsWeeks() {
        long sum = 0;
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).fact() instanceof RentBalance balance) {
                sum += weeks(balance, balance.netPence());
            }
        }
        return sum;
    }

    /** Weekly rent is the rent of a period, times the periods of a year, by 52; weeks are net arrears by weekly rent. */
    private static long weeks(RentBalance balance, long arrearsPence) {
        long yearlyPence = balance.rentPence() * balance.rentPeriod().periodsPerYear();
        return yearlyPence == 0 ? 0 : arrearsPence * HUNDREDTHS * RentPeriod.WEEKLY.periodsPerYear() / yearlyPence;
    }

    private void contracts(List<FactRow> own, List<Subject> subjects) {
        for (List<FactRow> contract : byThing(own)) {
            subjects.add(contract(contract));
        }
    }

    private Subject contract(List<FactRow> contract) {
        PossessionStep step = PossessionSteps.latest(contract);
        Subject subject = new Subject(Indicator.THREAT_TO_TENANCY);
        if (step.stage() == PossessionStage.WITHDRAWN) {
            PossessionStep before = PossessionSteps.latestThatStood(contract);
            return subject.with(
                            Measure.POSSESSION_STAGE,
                            before == null ? 0 : before.stage().ordinal())
                    .decaysFrom(step.servedOn());
        }
        LocalDate eviction = step.evictionOn();
        subject.with(Measure.POSSESSION_STAGE, step.stage().ordinal());
        return eviction == null
                ? subject
                : subject.with(Measure.DAYS_TO_EVICTION, Math.max(0, eviction.toEpochDay() - today));
    }

    private void housingInstability(List<FactRow> own, List<Subject> subjects) {
        long moves = NEVER;
        long lastMove = NEVER;
        long cases = NEVER;
        long lastClosed = NEVER;
        boolean open = false;
        boolean temporary = false;
        for (FactRow row : own) {
            if (row.fact() instanceof AddressMove move) {
                moves = Math.max(0, moves);
                if (isWithin(TWO_YEARS, move.movedOn())) {
                    moves++;
                    lastMove = Math.max(lastMove, move.movedOn().toEpochDay());
                }
            } else if (row.fact() instanceof HousingCase housing) {
                cases = Math.max(0, cases);
                LocalDate closed = housing.closedOn();
                if (closed == null) {
                    cases++;
                    open = true;
                    temporary |= housing.kind() == HousingCaseKind.TEMPORARY_ACCOMMODATION;
                } else if (isWithin(TWO_YEARS, housing.openedOn())) {
                    cases++;
                    lastClosed = Math.max(lastClosed, closed.toEpochDay());
                }
            }
        }
        if (moves >= 0) {
            subjects.add(decaying(
                    new Subject(Indicator.HOUSING_INSTABILITY).with(Measure.MOVES_IN_24_MONTHS, moves), lastMove));
        }
        if (cases >= 0) {
            Subject subject = new Subject(Indicator.HOUSING_INSTABILITY)
                    .with(Measure.CASES_IN_24_MONTHS, cases)
                    .with(Measure.IN_TEMPORARY_ACCOMMODATION, temporary);
            subjects.add(open ? subject : decaying(subject, lastClosed));
        }
    }

    private void exclusions(List<FactRow> own, List<Subject> subjects) {
        long sessions = 0;
        long episodes = 0;
        long last = NEVER;
        boolean permanent = false;
        for (FactRow row : own) {
            Exclusion exclusion = (Exclusion) row.presentFact();
            if (isWithin(ONE_YEAR, exclusion.startedOn())) {
                sessions += exclusion.sessions();
                episodes++;
                permanent |= exclusion.kind() == ExclusionKind.PERMANENT;
                last = Math.max(last, exclusion.startedOn().toEpochDay());
            }
        }
        subjects.add(decaying(
                new Subject(Indicator.DEPENDANTS_EXCLUSIONS)
                        .with(Measure.SESSIONS_EXCLUDED, sessions)
                        .with(Measure.EXCLUSION_EPISODES, episodes)
                        .with(Measure.PERMANENTLY_EXCLUDED, permanent),
                last));
    }

    private static Subject decaying(Subject subject, long from) {
        return from == NEVER ? subject : subject.decaysFrom(from);
    }

    private Subject attendance(List<FactRow> own) {
        long latest = Long.MIN_VALUE;
        for (int i = 0; i < own.size(); i++) {
            latest = Math.max(latest, ends((AttendancePeriod) own.get(i).presentFact()));
        }
        long absent = 0;
        long possible = 0;
        long absentThen = 0;
        long possibleThen = 0;
        for (int i = 0; i < own.size(); i++) {
            AttendancePeriod period = (AttendancePeriod) own.get(i).presentFact();
            long before = latest - ends(period);
            if (before < EIGHT_WEEKS) {
                absent += period.sessionsAbsent();
                possible += period.sessionsPossible();
            } else if (SCHOOL_YEAR <= before && before < SCHOOL_YEAR + EIGHT_WEEKS) {
                absentThen += period.sessionsAbsent();
                possibleThen += period.sessionsPossible();
            }
        }
        boolean doubled = possible > 0
                && possibleThen > 0
                && absentThen > 0
                && absent * possibleThen >= 2 * absentThen * possible;
        Subject subject = new Subject(Indicator.SCHOOL_ATTENDANCE)
                .with(Measure.ABSENCE_DOUBLED, doubled)
                .decaysFrom(latest);
        return possible == 0
                ? subject
                : subject.with(Measure.ABSENCE_PERCENT, absent * HUNDREDTHS * HUNDREDTHS / possible);
    }

    private static long ends(AttendancePeriod period) {
        return period.endsOn().toEpochDay();
    }

    private Subject mealsAndMoves(List<FactRow> own) {
        FreeSchoolMeals meals = null;
        long moves = 0;
        long lastMove = NEVER;
        for (FactRow row : own) { // in the order of their names, so that of one day the later name remains
            if (row.fact() instanceof FreeSchoolMeals fact
                    && (meals == null || !fact.startedOn().isBefore(meals.startedOn()))) {
                meals = fact;
            } else if (row.fact() instanceof SchoolMove move && isWithin(QUARTER, move.movedOn())) {
                moves++;
                lastMove = Math.max(lastMove, move.movedOn().toEpochDay());
            }
        }
        Subject subject = new Subject(Indicator.SCHOOL_MEALS_OR_MOVE)
                .with(Measure.IN_ARREARS, arrearsWeeks() > 0 || instalmentsOverdue() > 0)
                .with(Measure.MOVES_OF_SCHOOL_IN_90_DAYS, moves);
        return meals == null ? decaying(subject, lastMove) : meals(subject, meals, lastMove);
    }

    private Subject meals(Subject subject, FreeSchoolMeals meals, long lastMove) {
        LocalDate ended = meals.status() == MealStatus.ENDED ? meals.endedOn() : null;
        boolean newly = meals.status() == MealStatus.ELIGIBLE && isWithin(ONE_YEAR, meals.startedOn());
        long changed = (ended == null ? meals.startedOn() : ended).toEpochDay();
        return subject.with(Measure.TRANSITIONAL_MEALS_ONLY, meals.status() == MealStatus.TRANSITIONAL)
                .with(Measure.NEWLY_ELIGIBLE_FOR_MEALS, newly)
                .with(Measure.MEALS_LOST, ended != null && isWithin(ONE_YEAR, ended))
                .decaysFrom(newly ? Math.max(changed, lastMove) : changed);
    }

    private boolean isWithin(int days, LocalDate date) {
        long leaves = date.toEpochDay() + days;
        horizon.on(leaves);
        return today < leaves;
    }

    private long daysSince(LocalDate date) {
        return Math.max(0, today - date.toEpochDay());
    }

    private static long fallPercent(long before, long after) {
        return Math.max(0, before - after) * HUNDREDTHS * HUNDREDTHS / before;
    }

    private static void bySubject(List<FactRow> own, List<Subject> subjects, Function<List<FactRow>, Subject> measure) {
        for (List<FactRow> thing : byThing(own)) {
            subjects.add(measure.apply(thing));
        }
    }

    /** The rows of each thing; things in the order of their first rows. Most citizens have one. */
    static List<List<FactRow>> byThing(List<FactRow> own) {
        if (isOneThing(own)) {
            return List.of(own);
        }
        List<List<FactRow>> things = new ArrayList<>(4);
        for (FactRow row : own) {
            List<FactRow> same = null;
            for (List<FactRow> thing : things) {
                if (thing.get(0).about().equals(row.about())) {
                    same = thing;
                }
            }
            if (same == null) {
                same = new ArrayList<>(4);
                things.add(same);
            }
            same.add(row);
        }
        return things;
    }

    private static boolean isOneThing(List<FactRow> own) {
        String first = own.get(0).about();
        for (int i = 1; i < own.size(); i++) {
            if (!own.get(i).about().equals(first)) {
                return false;
            }
        }
        return true;
    }
}
