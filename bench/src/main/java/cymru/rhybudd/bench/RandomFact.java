package cymru.rhybudd.bench;

import cymru.rhybudd.domain.indicator.AddressMove;
import cymru.rhybudd.domain.indicator.AttendancePeriod;
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
import cymru.rhybudd.domain.indicator.PossessionStage;
import cymru.rhybudd.domain.indicator.PossessionStep;
import cymru.rhybudd.domain.indicator.RecoveryStage;
import cymru.rhybudd.domain.indicator.ReductionStatus;
import cymru.rhybudd.domain.indicator.RentBalance;
import cymru.rhybudd.domain.indicator.RentPeriod;
import cymru.rhybudd.domain.indicator.SupportChangeKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/** Kinds of facts with the share that each has of a council's events (workload EWS-1), and how to make one up. */
enum RandomFact {
    DEBT(34, "revenues/council_tax_balance", "revenues/council-tax-account") {
        @Override
        Fact next(Random random, LocalDate today) {
            int overdue = hardship(random) ? 1 + random.nextInt(4) : 0;
            return new CouncilTaxDebt(
                    overdue,
                    overdue == 0 ? null : today.minusDays(15L * overdue),
                    List.of(RecoveryStage.values()).get(overdue),
                    12_000L * overdue,
                    12_000L * overdue + 35_000,
                    false);
        }
    },
    RENT(18, "housing/rent_account", "housing/tenancy") {
        @Override
        Fact next(Random random, LocalDate today) {
            long arrears = hardship(random) ? 20_000L + random.nextInt(100_000) : random.nextInt(9_000) - 6_000L;
            return new RentBalance(RentPeriod.WEEKLY, 12_000, arrears, 0, null);
        }
    },
    ATTENDANCE(16, "education/attendance_period", "education/pupil") {
        @Override
        Fact next(Random random, LocalDate today) {
            LocalDate end = today.minusDays(30L + 28L * random.nextInt(14));
            int absent = hardship(random) ? 4 + random.nextInt(12) : random.nextInt(3);
            return new AttendancePeriod(end.minusDays(25), end, 40, absent);
        }
    },
    REDUCTION(8, "revenues/council_tax_reduction", "revenues/council-tax-account") {
        @Override
        Fact next(Random random, LocalDate today) {
            ReductionStatus status = hardship(random) ? ReductionStatus.ENDED : ReductionStatus.LIVE;
            return new CouncilTaxReduction(status, 1_800, 1_800, today.minusDays(random.nextInt(200)), null);
        }
    },
    MEALS(2, "education/free_school_meal", "education/pupil") {
        @Override
        Fact next(Random random, LocalDate today) {
            return new FreeSchoolMeals(MealStatus.ELIGIBLE, today.minusDays(random.nextInt(500)), null);
        }
    },
    SUPPORT(4, "revenues/housing_support_change", "revenues/person") {
        @Override
        Fact next(Random random, LocalDate today) {
            LocalDate effective = today.minusDays(random.nextInt(200));
            return hardship(random)
                    ? new HousingSupportChange(SupportChangeKind.BENEFIT_CAP, 9_200, 6_000, effective)
                    : new HousingSupportChange(SupportChangeKind.INCREASE, 7_000, 9_200, effective);
        }
    },
    POSSESSION(3, "housing/possession_action", "housing/tenancy") {
        @Override
        Fact next(Random random, LocalDate today) {
            PossessionStage stage = hardship(random) ? PossessionStage.NOTICE : PossessionStage.WITHDRAWN;
            return new PossessionStep(stage, today.minusDays(random.nextInt(100)), null, GroundGroup.RENT);
        }
    },
    MOVE(9, "housing/address_move", "housing/person") {
        @Override
        Fact next(Random random, LocalDate today) {
            return new AddressMove(today.minusDays(random.nextInt(1_500)));
        }
    },
    CASE(4, "housing/homelessness_case", "housing/person") {
        @Override
        Fact next(Random random, LocalDate today) {
            LocalDate opened = today.minusDays(200L + random.nextInt(600));
            return new HousingCase(HousingCaseKind.PREVENTION, opened, hardship(random) ? null : opened.plusDays(90));
        }
    },
    EXCLUSION(2, "education/exclusion", "education/pupil") {
        @Override
        Fact next(Random random, LocalDate today) {
            return new Exclusion(ExclusionKind.FIXED_TERM, today.minusDays(random.nextInt(500)), 1 + random.nextInt(8));
        }
    };

    private static final int HARDSHIP_PERCENT = 12;

    private final int weight;
    private final String table;
    private final String entity;

    RandomFact(int weight, String table, String entity) {
        this.weight = weight;
        this.table = table;
        this.entity = entity;
    }

    /** A fact of the kind, on or before that day; now and then one of hardship. */
    abstract Fact next(Random random, LocalDate today);

    /** Its share of all events, in per cent. */
    int weight() {
        return weight;
    }

    String row(int place) {
        return table + "/" + (100_000 + place);
    }

    String about(int place) {
        return entity + "/" + (100_000 + place % 3);
    }

    String source() {
        return table.substring(0, table.indexOf('/'));
    }

    static boolean hardship(Random random) {
        return random.nextInt(100) < HARDSHIP_PERCENT;
    }
}
