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
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * People in the shares in which a council has them. Who is known to which system, and who is in hardship (7 in 100), is as the
 * simulator has it ({@code local/…/simulator/Population}): everybody pays council tax, 45 in 100 rent from the council or an
 * association, 45 have one to three children at school, 20 have a reduction, 5 have lately brought a debt up to date, and of the
 * tenants 8 have moved in the last years and 6 have had a homelessness case.
 *
 * <p>A quarter of the pupils have free school meals (Merthyr Tydfil). Attendance is worse than the simulator's, as it is in Wales
 * (2024/25, gov.wales: half of the pupils with free school meals and a fifth of the others miss a tenth or more of their sessions): of
 * all pupils 28 in 100 miss a tenth or more, and another 27 a twentieth or more. Exclusions: 6 in 100 pupils a year.
 *
 * <p>Events come in the shares of workload EWS-1, with two exceptions: of its changes of persons and addresses only one in ten is a
 * move, for the others are no facts and never reach this log; and of its possession steps all concern tenants in hardship.
 * An event is about somebody who has such a row. Whoever is in hardship stays so in most of what happens; of all others one event in
 * fifty is of trouble, as in EWS-1 (98 in 100 change no band).
 */
final class CouncilPeople implements GeneratedLog.People {
    private static final int[] EVENTS = {34, 18, 16, 8, 2, 4, 1, 1, 4, 2};
    private static final int[] PERIODS_BACK = {30, 58, 394, 422};
    private static final RandomFact[] KINDS = RandomFact.values();

    private final LocalDate firstDay;
    private final Circumstances[] citizens;
    private final int allEvents;

    private record Circumstances(
            boolean hardship,
            boolean rents,
            int pupils,
            boolean reduction,
            boolean cleared,
            boolean moved,
            boolean hadCase,
            boolean meals) {}

    /** @param firstDay the day of the snapshot, before which the periods of attendance ended */
    CouncilPeople(int citizens, LocalDate firstDay) {
        this.firstDay = firstDay;
        Random random = new Random(citizens);
        this.citizens = new Circumstances[citizens];
        for (int citizen = 0; citizen < citizens; citizen++) {
            boolean rents = chance(random, 45);
            int pupils = chance(random, 45) ? 1 + random.nextInt(3) : 0;
            this.citizens[citizen] = new Circumstances(
                    chance(random, 7),
                    rents,
                    pupils,
                    chance(random, 20),
                    chance(random, 5),
                    rents && chance(random, 8),
                    rents && chance(random, 6),
                    pupils > 0 && chance(random, 25));
        }
        int sum = 0;
        for (int share : EVENTS) {
            sum += share;
        }
        this.allEvents = sum;
    }

    private static boolean chance(Random random, int percent) {
        return random.nextInt(100) < percent;
    }

    @Override
    public List<GeneratedLog.Said> first(int citizen, Random random, LocalDate today) {
        Circumstances one = citizens[citizen];
        List<GeneratedLog.Said> said = new ArrayList<>();
        for (RandomFact kind : KINDS) {
            if (kind == RandomFact.ATTENDANCE) {
                for (int period = 0; period < one.pupils * PERIODS_BACK.length; period++) {
                    said.add(attendance(citizen, period, random));
                }
            } else if (kind == RandomFact.SUPPORT
                    ? one.hardship
                    : has(one, kind) && isThereAtFirst(one, kind, random)) {
                said.add(said(citizen, kind, fact(kind, one, one.hardship, true, random, today)));
            }
        }
        return said;
    }

    /** What befalls somebody and is not a state of theirs is there at first only if it has befallen them. */
    private static boolean isThereAtFirst(Circumstances one, RandomFact kind, Random random) {
        return switch (kind) {
            case MOVE -> one.moved;
            case POSSESSION -> false;
            case EXCLUSION -> chance(random, 6 * one.pupils);
            default -> true;
        };
    }

    @Override
    public GeneratedLog.Said next(Random random, LocalDate today) {
        RandomFact kind = kind(random);
        int citizen = random.nextInt(citizens.length);
        while (!has(citizens[citizen], kind)) {
            citizen = random.nextInt(citizens.length);
        }
        Circumstances one = citizens[citizen];
        if (kind == RandomFact.ATTENDANCE) {
            return attendance(citizen, random.nextInt(one.pupils * PERIODS_BACK.length), random);
        }
        boolean trouble = one.hardship ? chance(random, 80) : chance(random, 2);
        return said(citizen, kind, fact(kind, one, trouble, false, random, today));
    }

    private RandomFact kind(Random random) {
        int drawn = random.nextInt(allEvents);
        int kind = 0;
        while (drawn >= EVENTS[kind]) {
            drawn -= EVENTS[kind++];
        }
        return KINDS[kind];
    }

    /** Whether an event of that kind may be about them. */
    private static boolean has(Circumstances one, RandomFact kind) {
        return switch (kind) {
            case DEBT -> true;
            case RENT, MOVE -> one.rents;
            case ATTENDANCE, EXCLUSION -> one.pupils > 0;
            case REDUCTION -> one.reduction;
            case MEALS -> one.meals;
            case SUPPORT -> one.rents || one.reduction;
            case POSSESSION -> one.rents && one.hardship;
            case CASE -> one.hadCase;
        };
    }

    private static GeneratedLog.Said said(int citizen, RandomFact kind, Fact fact) {
        return new GeneratedLog.Said(citizen, kind, kind.ordinal(), fact);
    }

    /** Of each pupil the periods of this year and of the last; schools correct them, and all pupils have the same. */
    private GeneratedLog.Said attendance(int citizen, int period, Random random) {
        int drawn = random.nextInt(100);
        int absent = drawn < 28 ? 4 + random.nextInt(8) : drawn < 55 ? 2 + random.nextInt(2) : random.nextInt(2);
        LocalDate end = firstDay.minusDays(PERIODS_BACK[period % PERIODS_BACK.length]);
        return new GeneratedLog.Said(
                citizen,
                RandomFact.ATTENDANCE,
                KINDS.length + pupilsPlace(period),
                new AttendancePeriod(end.minusDays(25), end, 40, absent));
    }

    /** So that the rows of one pupil are about one pupil: {@link RandomFact#about} tells three apart. */
    private static int pupilsPlace(int period) {
        return period / PERIODS_BACK.length + 3 * (period % PERIODS_BACK.length);
    }

    private static Fact fact(
            RandomFact kind, Circumstances one, boolean trouble, boolean first, Random random, LocalDate today) {
        return switch (kind) {
            case DEBT -> trouble ? behind(random, today) : upToDate(one, today);
            case RENT ->
                new RentBalance(
                        RentPeriod.WEEKLY,
                        12_000,
                        trouble ? 20_000L + random.nextInt(100_000) : random.nextInt(9_000) - 6_000L,
                        0,
                        null);
            case REDUCTION ->
                new CouncilTaxReduction(
                        trouble ? ReductionStatus.ENDED : ReductionStatus.LIVE,
                        1_800,
                        1_800,
                        today.minusDays(trouble ? 20 : 200),
                        null);
            case MEALS ->
                new FreeSchoolMeals(
                        MealStatus.ELIGIBLE, today.minusDays(trouble ? 30 : 420 + random.nextInt(400)), null);
            case SUPPORT ->
                new HousingSupportChange(
                        trouble ? SupportChangeKind.BENEFIT_CAP : SupportChangeKind.INCREASE,
                        trouble ? 9_200 : 7_000,
                        trouble ? 6_000 : 9_200,
                        today.minusDays(first ? 30 : 0));
            case POSSESSION ->
                new PossessionStep(
                        trouble ? PossessionStage.NOTICE : PossessionStage.WITHDRAWN, today, null, GroundGroup.RENT);
            case MOVE -> new AddressMove(today.minusDays(first ? 100 + random.nextInt(900) : 0));
            case CASE ->
                new HousingCase(
                        HousingCaseKind.PREVENTION, today.minusDays(400), trouble ? null : today.minusDays(300));
            case EXCLUSION ->
                new Exclusion(
                        ExclusionKind.FIXED_TERM,
                        today.minusDays(first ? random.nextInt(365) : 0),
                        1 + random.nextInt(8));
            case ATTENDANCE -> throw new IllegalArgumentException("attendance has rows of its own");
        };
    }

    private static CouncilTaxDebt behind(Random random, LocalDate today) {
        int overdue = 1 + random.nextInt(4);
        return new CouncilTaxDebt(
                overdue,
                today.minusDays(15L * overdue),
                List.of(RecoveryStage.values()).get(overdue),
                12_000L * overdue,
                12_000L * overdue + 35_000,
                false);
    }

    private static CouncilTaxDebt upToDate(Circumstances one, LocalDate today) {
        @Nullable LocalDate cleared = one.cleared ? today.minusDays(60) : null;
        return new CouncilTaxDebt(
                0,
                null,
                RecoveryStage.NONE,
                0,
                35_000,
                false,
                cleared,
                one.cleared ? 2 : 0,
                cleared == null ? null : cleared.minusDays(40),
                RecoveryStage.NONE);
    }
}
