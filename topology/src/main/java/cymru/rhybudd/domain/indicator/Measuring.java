package cymru.rhybudd.domain.indicator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Takes the measures of a citizen's rows on one day, as {@code docs/meaning.md} defines them. */
public final class Measuring {
    private static final int TWO_YEARS = 730;
    private static final int ONE_YEAR = 365;
    private static final int SCHOOL_YEAR = 364;
    private static final int EIGHT_WEEKS = 56;
    private static final int QUARTER = 90;
    private static final long HUNDREDTHS = 100;

    private final Map<Indicator, List<FactRow>> rows = new EnumMap<>(Indicator.class);
    private final long today;
    private final Horizon horizon;

    /** Rows without a fact are passed over; the horizon learns when time alone will change a measure. */
    public Measuring(List<FactRow> rows, LocalDate today, Horizon horizon) {
        this.today = today.toEpochDay();
        this.horizon = horizon;
        for (FactRow row : rows) {
            Fact fact = row.fact();
            if (fact != null) {
                this.rows
                        .computeIfAbsent(fact.indicator(), indicator -> new ArrayList<>(4))
                        .add(row);
            }
        }
    }

    /** The rows behind an indicator, in the order of their names. */
    public List<FactRow> rows(Indicator indicator) {
        return rows.getOrDefault(indicator, List.of());
    }

    /** The subjects of an indicator with their measures; none when there is no row. */
    public List<Subject> subjects(Indicator indicator) {
        List<FactRow> own = rows(indicator);
        if (own.isEmpty()) {
            return List.of();
        }
        return switch (indicator) {
            case LEVEL_OF_DEBT -> List.of(levelOfDebt(own));
            case COUNCIL_TAX_REDUCTION -> own.stream().map(this::award).toList();
            case SUPPORT_SHOCK -> List.of(supportShock(own));
            case RENT_ARREARS -> List.of(rentArrears(own));
            case THREAT_TO_TENANCY -> bySubject(own, this::contract);
            case HOUSING_INSTABILITY -> List.of(housingInstability(own));
            case DEPENDANTS_EXCLUSIONS -> List.of(exclusions(own));
            case SCHOOL_ATTENDANCE -> bySubject(own, this::attendance);
            case SCHOOL_MEALS_OR_MOVE -> bySubject(own, this::mealsAndMoves);
        };
    }

    private Subject levelOfDebt(List<FactRow> own) {
        Subject subject = new Subject(Indicator.LEVEL_OF_DEBT).with(Measure.INSTALMENTS_OVERDUE, instalmentsOverdue());
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
        if (days >= 0) {
            subject.with(Measure.DAYS_SINCE_OLDEST_MISS, days);
        }
        return stage < 0 ? subject : subject.with(Measure.RECOVERY_STAGE, stage);
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
        return sum(rows(Indicator.LEVEL_OF_DEBT), fact -> {
            if (fact instanceof CouncilTaxDebt debt) {
                return debt.instalmentsOverdue();
            }
            return fact instanceof BenefitOverpayment overpayment ? overpayment.instalmentsOverdue() : 0;
        });
    }

    private Subject award(FactRow row) {
        CouncilTaxReduction award = (CouncilTaxReduction) row.presentFact();
        Subject subject = new Subject(Indicator.COUNCIL_TAX_REDUCTION);
        if (award.status() == ReductionStatus.LIVE && award.weeklyBeforePence() > 0) {
            subject.with(Measure.AWARD_CUT_PERCENT, fallPercent(award.weeklyBeforePence(), award.weeklyPence()));
        }
        LocalDate notice = award.universalCreditNoticeOn();
        if (award.status() == ReductionStatus.NONE && notice != null) {
            subject.with(Measure.DAYS_UNIVERSAL_CREDIT_WITHOUT_AWARD, daysSince(notice));
        }
        return subject.with(
                        Measure.AWARD_ENDED_OR_REFUSED,
                        award.status() == ReductionStatus.ENDED || award.status() == ReductionStatus.REFUSED)
                .with(Measure.COUNCIL_TAX_BALANCE_DUE, isCouncilTaxDue());
    }

    private boolean isCouncilTaxDue() {
        return rows(Indicator.LEVEL_OF_DEBT).stream()
                .anyMatch(row -> row.fact() instanceof CouncilTaxDebt debt && debt.balanceDuePence() > 0);
    }

    private Subject supportShock(List<FactRow> own) {
        Subject subject = new Subject(Indicator.SUPPORT_SHOCK);
        FactRow change = null;
        FactRow payment = null;
        for (FactRow row : own) {
            if (((HousingSupportChange) row.presentFact()).kind().isDiscretionaryPayment()) {
                payment = later(payment, row, fact -> ((HousingSupportChange) fact).effectiveOn());
            } else {
                change = later(change, row, fact -> ((HousingSupportChange) fact).effectiveOn());
            }
        }
        if (change != null) {
            HousingSupportChange fact = (HousingSupportChange) change.presentFact();
            if (fact.weeklyBeforePence() > 0) {
                subject.with(
                        Measure.SUPPORT_FALL_PERCENT, fallPercent(fact.weeklyBeforePence(), fact.weeklyAfterPence()));
            }
        }
        return subject.with(
                Measure.DISCRETIONARY_PAYMENT_REFUSED,
                payment != null
                        && ((HousingSupportChange) payment.presentFact()).kind()
                                == SupportChangeKind.DISCRETIONARY_PAYMENT_REFUSED);
    }

    private Subject rentArrears(List<FactRow> own) {
        Subject subject = new Subject(Indicator.RENT_ARREARS);
        boolean twoMonths = own.stream().anyMatch(row -> {
            RentBalance balance = (RentBalance) row.presentFact();
            return balance.rentPeriod() == RentPeriod.MONTHLY
                    && balance.rentPence() > 0
                    && balance.netPence() >= 2 * balance.rentPence();
        });
        subject.with(Measure.ARREARS_OF_TWO_MONTHS, twoMonths);
        if (own.stream().anyMatch(row -> ((RentBalance) row.presentFact()).rentPence() > 0)) {
            subject.with(Measure.ARREARS_WEEKS, arrearsWeeks());
        }
        return subject;
    }

    /** Weekly rent is the rent of a period, times the periods of a year, by 52; weeks are net arrears by weekly rent. */
    private long arrearsWeeks() {
        return sum(rows(Indicator.RENT_ARREARS), fact -> {
            RentBalance balance = (RentBalance) fact;
            long yearlyPence = balance.rentPence() * balance.rentPeriod().periodsPerYear();
            return yearlyPence == 0
                    ? 0
                    : balance.netPence() * HUNDREDTHS * RentPeriod.WEEKLY.periodsPerYear() / yearlyPence;
        });
    }

    private Subject contract(List<FactRow> own) {
        PossessionStep step = (PossessionStep)
                latest(own, fact -> ((PossessionStep) fact).servedOn()).presentFact();
        Subject subject = new Subject(Indicator.THREAT_TO_TENANCY)
                .with(Measure.POSSESSION_STAGE, step.stage().ordinal());
        LocalDate eviction = step.effectiveOn();
        boolean evicts = step.stage() == PossessionStage.ORDER || step.stage() == PossessionStage.WARRANT;
        return evicts && eviction != null
                ? subject.with(Measure.DAYS_TO_EVICTION, Math.max(0, eviction.toEpochDay() - today))
                : subject;
    }

    private Subject housingInstability(List<FactRow> own) {
        long moves = 0;
        long cases = 0;
        boolean temporary = false;
        for (FactRow row : own) {
            if (row.fact() instanceof AddressMove move && isWithin(TWO_YEARS, move.movedOn())) {
                moves++;
            }
            if (row.fact() instanceof HousingCase housing) {
                boolean open = housing.closedOn() == null;
                if (open || isWithin(TWO_YEARS, housing.openedOn())) {
                    cases++;
                }
                temporary |= open && housing.kind() == HousingCaseKind.TEMPORARY_ACCOMMODATION;
            }
        }
        return new Subject(Indicator.HOUSING_INSTABILITY)
                .with(Measure.MOVES_IN_24_MONTHS, moves)
                .with(Measure.CASES_IN_24_MONTHS, cases)
                .with(Measure.IN_TEMPORARY_ACCOMMODATION, temporary);
    }

    private Subject exclusions(List<FactRow> own) {
        long sessions = 0;
        long episodes = 0;
        boolean permanent = false;
        for (FactRow row : own) {
            Exclusion exclusion = (Exclusion) row.presentFact();
            if (isWithin(ONE_YEAR, exclusion.startedOn())) {
                sessions += exclusion.sessions();
                episodes++;
                permanent |= exclusion.kind() == ExclusionKind.PERMANENT;
            }
        }
        return new Subject(Indicator.DEPENDANTS_EXCLUSIONS)
                .with(Measure.SESSIONS_EXCLUDED, sessions)
                .with(Measure.EXCLUSION_EPISODES, episodes)
                .with(Measure.PERMANENTLY_EXCLUDED, permanent);
    }

    private Subject attendance(List<FactRow> own) {
        long latest = Long.MIN_VALUE;
        for (FactRow row : own) {
            latest = Math.max(
                    latest, ((AttendancePeriod) row.presentFact()).endsOn().toEpochDay());
        }
        Absence now = absence(own, latest);
        Absence lastYear = absence(own, latest - SCHOOL_YEAR);
        Subject subject = new Subject(Indicator.SCHOOL_ATTENDANCE).with(Measure.ABSENCE_DOUBLED, now.isTwice(lastYear));
        return now.possible() == 0
                ? subject
                : subject.with(Measure.ABSENCE_PERCENT, now.absent() * HUNDREDTHS * HUNDREDTHS / now.possible());
    }

    private record Absence(long absent, long possible) {
        boolean isTwice(Absence before) {
            return before.possible > 0
                    && before.absent > 0
                    && possible > 0
                    && absent * before.possible >= 2 * before.absent * possible;
        }
    }

    private static Absence absence(List<FactRow> own, long lastDay) {
        long absent = 0;
        long possible = 0;
        for (FactRow row : own) {
            AttendancePeriod period = (AttendancePeriod) row.presentFact();
            long ends = period.endsOn().toEpochDay();
            if (lastDay - EIGHT_WEEKS < ends && ends <= lastDay) {
                absent += period.sessionsAbsent();
                possible += period.sessionsPossible();
            }
        }
        return new Absence(absent, possible);
    }

    private Subject mealsAndMoves(List<FactRow> own) {
        FactRow latest = null;
        long moves = 0;
        for (FactRow row : own) {
            if (row.fact() instanceof FreeSchoolMeals) {
                latest = later(latest, row, fact -> ((FreeSchoolMeals) fact).startedOn());
            } else if (row.fact() instanceof SchoolMove move && isWithin(QUARTER, move.movedOn())) {
                moves++;
            }
        }
        Subject subject = new Subject(Indicator.SCHOOL_MEALS_OR_MOVE)
                .with(Measure.IN_ARREARS, arrearsWeeks() > 0 || instalmentsOverdue() > 0)
                .with(Measure.MOVES_OF_SCHOOL_IN_90_DAYS, moves);
        if (latest == null) {
            return subject;
        }
        FreeSchoolMeals meals = (FreeSchoolMeals) latest.presentFact();
        LocalDate ended = meals.endedOn();
        return subject.with(Measure.TRANSITIONAL_MEALS_ONLY, meals.status() == MealStatus.TRANSITIONAL)
                .with(
                        Measure.NEWLY_ELIGIBLE_FOR_MEALS,
                        meals.status() == MealStatus.ELIGIBLE && isWithin(ONE_YEAR, meals.startedOn()))
                .with(
                        Measure.MEALS_LOST,
                        meals.status() == MealStatus.ENDED && ended != null && isWithin(ONE_YEAR, ended));
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

    private static long sum(List<FactRow> rows, ToLongFunction<Fact> value) {
        long sum = 0;
        for (FactRow row : rows) {
            sum += value.applyAsLong(row.presentFact());
        }
        return sum;
    }

    private static List<Subject> bySubject(List<FactRow> own, Function<List<FactRow>, Subject> measure) {
        Map<String, List<FactRow>> bySubject = new LinkedHashMap<>();
        for (FactRow row : own) {
            bySubject.computeIfAbsent(row.about(), about -> new ArrayList<>(4)).add(row);
        }
        List<Subject> subjects = new ArrayList<>(bySubject.size());
        bySubject.values().forEach(rows -> subjects.add(measure.apply(rows)));
        return subjects;
    }

    private static FactRow latest(List<FactRow> rows, Function<Fact, LocalDate> date) {
        FactRow latest = rows.get(0);
        for (FactRow row : rows) {
            latest = later(latest, row, date);
        }
        return latest;
    }

    /** The later of two rows by date, then by name. */
    private static FactRow later(@Nullable FactRow one, FactRow other, Function<Fact, LocalDate> date) {
        if (one == null) {
            return other;
        }
        Comparator<FactRow> order = Comparator.comparing((FactRow row) -> date.apply(row.presentFact()))
                .thenComparing(FactRow::row);
        return order.compare(one, other) >= 0 ? one : other;
    }
}
