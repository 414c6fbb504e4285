package cymru.rhybudd.domain.indicator;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Any fact, of any of the twelve kinds, near the limits that matter. The same random numbers make the same facts. */
public final class RandomFacts {
    private static final List<Class<? extends Fact>> KINDS = List.of(
            CouncilTaxDebt.class,
            BenefitOverpayment.class,
            CouncilTaxReduction.class,
            HousingSupportChange.class,
            RentBalance.class,
            PossessionStep.class,
            HousingCase.class,
            AddressMove.class,
            Exclusion.class,
            AttendancePeriod.class,
            FreeSchoolMeals.class,
            SchoolMove.class);

    private final SplittableRandom random;

    public RandomFacts(SplittableRandom random) {
        this.random = random;
    }

    /** One of the kinds, 0 to 11: all facts of one row are of one kind. */
    public int kind() {
        return random.nextInt(KINDS.size());
    }

    /** Another fact of the same kind. */
    public Fact like(Fact fact) {
        return ofKind(KINDS.indexOf(fact.getClass()));
    }

    public Fact ofKind(int kind) {
        return switch (kind) {
            case 0 -> debt();
            case 1 -> Facts.overpayment(random.nextInt(4), maybe(date(80)));
            case 2 ->
                new CouncilTaxReduction(oneOf(ReductionStatus.values()), pence(), pence(), date(40), maybe(date(40)));
            case 3 -> new HousingSupportChange(oneOf(SupportChangeKind.values()), pence(), pence(), date(40));
            case 4 ->
                new RentBalance(
                        oneOf(RentPeriod.values()),
                        random.nextInt(3) * 10_000,
                        pence(),
                        random.nextInt(2) * 5_000,
                        null,
                        maybe(date(300)),
                        pence());
            case 5 -> Facts.possession(oneOf(PossessionStage.values()), date(60), maybe(date(60)));
            case 6 -> Facts.housingCase(oneOf(HousingCaseKind.values()), date(760), maybe(date(60)));
            case 7 -> Facts.addressMove(date(760));
            case 8 -> Facts.exclusion(oneOf(ExclusionKind.values()), date(400), random.nextInt(25));
            case 9 -> attendance();
            case 10 -> Facts.meals(oneOf(MealStatus.values()), date(400), maybe(date(400)));
            default -> Facts.schoolMove(date(120));
        };
    }

    private Fact debt() {
        return new CouncilTaxDebt(
                random.nextInt(5),
                maybe(date(80)),
                oneOf(RecoveryStage.values()),
                0,
                pence() - 20_000,
                false,
                maybe(date(400)),
                random.nextInt(5),
                maybe(date(400)),
                oneOf(RecoveryStage.values()));
    }

    private Fact attendance() {
        int possible = random.nextInt(100);
        return Facts.attendance(date(450), possible, random.nextInt(possible + 1));
    }

    /** Up to so many days ago, and now and then ahead. */
    private LocalDate date(int days) {
        return Facts.daysAgo(random.nextInt(days + days / 4) - days / 4);
    }

    private long pence() {
        return random.nextInt(9) * 10_000L;
    }

    private <T> @Nullable T maybe(T value) {
        return random.nextInt(3) == 0 ? null : value;
    }

    private <T> T oneOf(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
