package cymru.rhybudd.domain.weighting;

import static cymru.rhybudd.domain.indicator.Facts.TODAY;
import static cymru.rhybudd.domain.indicator.Facts.addressMove;
import static cymru.rhybudd.domain.indicator.Facts.attendance;
import static cymru.rhybudd.domain.indicator.Facts.award;
import static cymru.rhybudd.domain.indicator.Facts.daysAgo;
import static cymru.rhybudd.domain.indicator.Facts.debt;
import static cymru.rhybudd.domain.indicator.Facts.debtWithBalance;
import static cymru.rhybudd.domain.indicator.Facts.discretionaryPayment;
import static cymru.rhybudd.domain.indicator.Facts.exclusion;
import static cymru.rhybudd.domain.indicator.Facts.housingCase;
import static cymru.rhybudd.domain.indicator.Facts.meals;
import static cymru.rhybudd.domain.indicator.Facts.possession;
import static cymru.rhybudd.domain.indicator.Facts.rent;
import static cymru.rhybudd.domain.indicator.Facts.schoolMove;
import static cymru.rhybudd.domain.indicator.Facts.supportChange;
import static cymru.rhybudd.domain.indicator.Facts.universalCredit;
import static cymru.rhybudd.domain.indicator.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import cymru.rhybudd.council.ModelFile;
import cymru.rhybudd.domain.indicator.CouncilTaxReduction;
import cymru.rhybudd.domain.indicator.ExclusionKind;
import cymru.rhybudd.domain.indicator.Fact;
import cymru.rhybudd.domain.indicator.FactRow;
import cymru.rhybudd.domain.indicator.HousingCaseKind;
import cymru.rhybudd.domain.indicator.Indicator;
import cymru.rhybudd.domain.indicator.MealStatus;
import cymru.rhybudd.domain.indicator.PossessionStage;
import cymru.rhybudd.domain.indicator.RecoveryStage;
import cymru.rhybudd.domain.indicator.ReductionStatus;
import cymru.rhybudd.domain.indicator.RentPeriod;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The model that is in force: the band of every indicator on each of its limits and just off it, in quarters. */
class ShippedModelTest {
    private static final WeightingModel MODEL =
            ModelFile.load(Path.of("../deploy/council/2026-12.model.yaml")).model();

    static Stream<Arguments> levelOfDebt() {
        Indicator indicator = Indicator.LEVEL_OF_DEBT;
        return Stream.of(
                argumentSet("nothing overdue", indicator, rows(debt(0)), 0),
                argumentSet("one instalment", indicator, rows(debt(1)), 1),
                argumentSet("two instalments", indicator, rows(debt(2)), 2),
                argumentSet("three instalments", indicator, rows(debt(3)), 3),
                argumentSet("nine instalments are no more", indicator, rows(debt(9)), 3),
                argumentSet("for 20 days", indicator, rows(debt(1, daysAgo(20))), 1),
                argumentSet("for 21 days", indicator, rows(debt(1, daysAgo(21))), 2),
                argumentSet("for 40 days", indicator, rows(debt(1, daysAgo(40))), 2),
                argumentSet("for 41 days", indicator, rows(debt(1, daysAgo(41))), 3),
                argumentSet("for 62 days", indicator, rows(debt(1, daysAgo(62))), 3),
                argumentSet("for 63 days", indicator, rows(debt(1, daysAgo(63))), 4),
                argumentSet("reminder", indicator, rows(debt(RecoveryStage.REMINDER)), 0),
                argumentSet("final notice", indicator, rows(debt(RecoveryStage.FINAL_NOTICE)), 3),
                argumentSet("liability order", indicator, rows(debt(RecoveryStage.LIABILITY_ORDER)), 4),
                argumentSet("enforcement", indicator, rows(debt(RecoveryStage.ENFORCEMENT)), 4));
    }

    static Stream<Arguments> councilTaxReduction() {
        Indicator indicator = Indicator.COUNCIL_TAX_REDUCTION;
        return Stream.of(
                argumentSet("unchanged", indicator, rows(award(ReductionStatus.LIVE, 10_000, 10_000)), 0),
                argumentSet("cut by 0.01%", indicator, rows(award(ReductionStatus.LIVE, 10_000, 9_999)), 1),
                argumentSet("cut by 24.99%", indicator, rows(award(ReductionStatus.LIVE, 10_000, 7_501)), 1),
                argumentSet("cut by 25%", indicator, rows(award(ReductionStatus.LIVE, 10_000, 7_500)), 2),
                argumentSet(
                        "28 days without award",
                        indicator,
                        rows(universalCredit(ReductionStatus.NONE, daysAgo(28))),
                        0),
                argumentSet(
                        "29 days without award",
                        indicator,
                        rows(universalCredit(ReductionStatus.NONE, daysAgo(29))),
                        2),
                argumentSet("ended", indicator, rows(award(ReductionStatus.ENDED), debtWithBalance(0)), 3),
                argumentSet("refused", indicator, rows(award(ReductionStatus.REFUSED)), 3),
                argumentSet("ended, a penny due", indicator, rows(award(ReductionStatus.ENDED), debtWithBalance(1)), 4),
                argumentSet("a balance alone", indicator, rows(award(ReductionStatus.LIVE), debtWithBalance(1)), 0));
    }

    static Stream<Arguments> supportShock() {
        Indicator indicator = Indicator.SUPPORT_SHOCK;
        return Stream.of(
                argumentSet("4.99% less", indicator, rows(supportChange(10_000, 9_501, TODAY)), 0),
                argumentSet("5% less", indicator, rows(supportChange(10_000, 9_500, TODAY)), 1),
                argumentSet("9.99% less", indicator, rows(supportChange(10_000, 9_001, TODAY)), 1),
                argumentSet("10% less", indicator, rows(supportChange(10_000, 9_000, TODAY)), 2),
                argumentSet("19.99% less", indicator, rows(supportChange(10_000, 8_001, TODAY)), 2),
                argumentSet("20% less", indicator, rows(supportChange(10_000, 8_000, TODAY)), 3),
                argumentSet("40% less", indicator, rows(supportChange(10_000, 6_000, TODAY)), 3),
                argumentSet("40.01% less", indicator, rows(supportChange(10_000, 5_999, TODAY)), 4),
                argumentSet("a payment asked for", indicator, rows(discretionaryPayment(false, TODAY)), 0),
                argumentSet("a payment refused", indicator, rows(discretionaryPayment(true, TODAY)), 4));
    }

    static Stream<Arguments> rentArrears() {
        Indicator indicator = Indicator.RENT_ARREARS;
        return Stream.of(
                argumentSet("0.99 weeks", indicator, rows(rent(RentPeriod.WEEKLY, 10_000, 9_999)), 0),
                argumentSet("1 week", indicator, rows(rent(RentPeriod.WEEKLY, 10_000, 10_000)), 1),
                argumentSet("1.99 weeks", indicator, rows(rent(RentPeriod.WEEKLY, 10_000, 19_999)), 1),
                argumentSet("2 weeks", indicator, rows(rent(RentPeriod.WEEKLY, 10_000, 20_000)), 2),
                argumentSet("3.99 weeks", indicator, rows(rent(RentPeriod.WEEKLY, 10_000, 39_999)), 2),
                argumentSet("4 weeks", indicator, rows(rent(RentPeriod.WEEKLY, 10_000, 40_000)), 3),
                argumentSet("7.99 weeks", indicator, rows(rent(RentPeriod.WEEKLY, 10_000, 79_999)), 3),
                argumentSet("8 weeks", indicator, rows(rent(RentPeriod.WEEKLY, 10_000, 80_000)), 4),
                argumentSet("2 months, which are 8.66 weeks", indicator, rows(rent(RentPeriod.MONTHLY, 1, 2)), 4));
    }

    static Stream<Arguments> threatToTenancy() {
        Indicator indicator = Indicator.THREAT_TO_TENANCY;
        return Stream.of(
                argumentSet("withdrawn", indicator, rows(possession(PossessionStage.WITHDRAWN, TODAY)), 0),
                argumentSet("warning", indicator, rows(possession(PossessionStage.WARNING, TODAY)), 1),
                argumentSet("notice", indicator, rows(possession(PossessionStage.NOTICE, TODAY)), 2),
                argumentSet("claim", indicator, rows(possession(PossessionStage.CLAIM, TODAY)), 3),
                argumentSet("order without a date", indicator, rows(possession(PossessionStage.ORDER, TODAY)), 3),
                argumentSet(
                        "29 days to eviction",
                        indicator,
                        rows(possession(PossessionStage.ORDER, TODAY, daysAgo(-29))),
                        3),
                argumentSet(
                        "28 days to eviction",
                        indicator,
                        rows(possession(PossessionStage.ORDER, TODAY, daysAgo(-28))),
                        4),
                argumentSet("warrant", indicator, rows(possession(PossessionStage.WARRANT, TODAY)), 4));
    }

    static Stream<Arguments> housingInstability() {
        Indicator indicator = Indicator.HOUSING_INSTABILITY;
        Fact move = addressMove(daysAgo(1));
        Fact closed = housingCase(HousingCaseKind.RELIEF, daysAgo(9), TODAY);
        return Stream.of(
                argumentSet("a move of old", indicator, rows(addressMove(daysAgo(730))), 0),
                argumentSet("one move", indicator, rows(move), 1),
                argumentSet("two moves", indicator, rows(move, move), 2),
                argumentSet("three moves are no more", indicator, rows(move, move, move), 2),
                argumentSet("one case", indicator, rows(closed), 3),
                argumentSet("two cases", indicator, rows(closed, closed), 4),
                argumentSet(
                        "temporary accommodation",
                        indicator,
                        rows(housingCase(HousingCaseKind.TEMPORARY_ACCOMMODATION, daysAgo(9), null)),
                        4));
    }

    static Stream<Arguments> dependantsExclusions() {
        Indicator indicator = Indicator.DEPENDANTS_EXCLUSIONS;
        ExclusionKind kind = ExclusionKind.FIXED_TERM;
        return Stream.of(
                argumentSet("no session", indicator, rows(exclusion(kind, TODAY, 0)), 0),
                argumentSet("1 session", indicator, rows(exclusion(kind, TODAY, 1)), 1),
                argumentSet("4 sessions", indicator, rows(exclusion(kind, TODAY, 4)), 1),
                argumentSet("5 sessions", indicator, rows(exclusion(kind, TODAY, 5)), 2),
                argumentSet("10 sessions", indicator, rows(exclusion(kind, TODAY, 10)), 2),
                argumentSet("11 sessions", indicator, rows(exclusion(kind, TODAY, 11)), 3),
                argumentSet("20 sessions", indicator, rows(exclusion(kind, TODAY, 20)), 3),
                argumentSet("21 sessions", indicator, rows(exclusion(kind, TODAY, 21)), 4),
                argumentSet(
                        "two short episodes", indicator, rows(exclusion(kind, TODAY, 1), exclusion(kind, TODAY, 1)), 3),
                argumentSet("for good", indicator, rows(exclusion(ExclusionKind.PERMANENT, TODAY, 0)), 4));
    }

    static Stream<Arguments> schoolAttendance() {
        Indicator indicator = Indicator.SCHOOL_ATTENDANCE;
        return Stream.of(
                argumentSet("4.99%", indicator, rows(attendance(TODAY, 10_000, 499)), 0),
                argumentSet("4.99%, doubled", indicator, doubled(499), 0),
                argumentSet("5%", indicator, rows(attendance(TODAY, 10_000, 500)), 1),
                argumentSet("5%, doubled", indicator, doubled(500), 2),
                argumentSet("9.99%", indicator, rows(attendance(TODAY, 10_000, 999)), 1),
                argumentSet("9.99%, doubled", indicator, doubled(999), 2),
                argumentSet("10%", indicator, rows(attendance(TODAY, 10_000, 1_000)), 2),
                argumentSet("10%, doubled", indicator, doubled(1_000), 3),
                argumentSet("19.99%", indicator, rows(attendance(TODAY, 10_000, 1_999)), 2),
                argumentSet("19.99%, doubled", indicator, doubled(1_999), 3),
                argumentSet("20%", indicator, rows(attendance(TODAY, 10_000, 2_000)), 3),
                argumentSet("20%, doubled", indicator, doubled(2_000), 4),
                argumentSet("35%", indicator, rows(attendance(TODAY, 10_000, 3_500)), 3),
                argumentSet("35.01%", indicator, rows(attendance(TODAY, 10_000, 3_501)), 4));
    }

    private static List<FactRow> doubled(int absent) {
        return rows(attendance(TODAY, 10_000, absent), attendance(TODAY.minusDays(364), 10_000, 1));
    }

    static Stream<Arguments> schoolMealsOrMove() {
        Indicator indicator = Indicator.SCHOOL_MEALS_OR_MOVE;
        LocalDate start = daysAgo(900);
        Fact lost = meals(MealStatus.ENDED, start, TODAY);
        Fact eligible = meals(MealStatus.ELIGIBLE, TODAY, null);
        return Stream.of(
                argumentSet("eligible for long", indicator, rows(meals(MealStatus.ELIGIBLE, start, null)), 0),
                argumentSet("transitional", indicator, rows(meals(MealStatus.TRANSITIONAL, start, null)), 1),
                argumentSet("newly eligible", indicator, rows(eligible), 2),
                argumentSet("lost", indicator, rows(lost), 0),
                argumentSet("lost, in arrears", indicator, rows(lost, debt(1)), 3),
                argumentSet("moved", indicator, rows(schoolMove(TODAY)), 0),
                argumentSet("newly eligible, moved", indicator, rows(eligible, schoolMove(daysAgo(89))), 4),
                argumentSet("newly eligible, moved before", indicator, rows(eligible, schoolMove(daysAgo(90))), 2));
    }

    static Stream<Arguments> everyBand() {
        return Stream.of(
                        levelOfDebt(),
                        councilTaxReduction(),
                        supportShock(),
                        rentArrears(),
                        threatToTenancy(),
                        housingInstability(),
                        dependantsExclusions(),
                        schoolAttendance(),
                        schoolMealsOrMove())
                .flatMap(cases -> cases);
    }

    @ParameterizedTest
    @MethodSource("everyBand")
    void reachesTheBandOnItsLimit(Indicator indicator, List<FactRow> rows, int quarter) {
        assertThat(Weighing.of(rows, MODEL, TODAY).contributions())
                .filteredOn(contribution -> contribution.indicator() == indicator)
                .extracting(Contribution::quarter)
                .containsExactly(quarter);
    }

    @Test
    void weighsTheIndicatorsAsTheFileSays() {
        assertThat(MODEL.indicators())
                .extracting(WeightedIndicator::weight)
                .containsExactly(1_600, 1_000, 1_200, 1_600, 1_800, 1_000, 600, 600, 600);
    }

    @Test
    void isAmberFrom30AndRedFrom55PointsOfTwoSystems() {
        assertThat(MODEL.thresholds().entered(2_999, 3)).isEqualTo(Rag.GREEN);
        assertThat(MODEL.thresholds().entered(3_000, 1)).isEqualTo(Rag.AMBER);
        assertThat(MODEL.thresholds().entered(5_499, 3)).isEqualTo(Rag.AMBER);
        assertThat(MODEL.thresholds().entered(5_500, 1)).isEqualTo(Rag.AMBER);
        assertThat(MODEL.thresholds().entered(5_500, 2)).isEqualTo(Rag.RED);
    }

    @Test
    void leavesAColourFivePointsBelowWhereItIsEntered() {
        assertThat(MODEL.thresholds().isTooLow(Rag.RED, 5_000, 2)).isFalse();
        assertThat(MODEL.thresholds().isTooLow(Rag.RED, 4_999, 2)).isTrue();
        assertThat(MODEL.thresholds().isTooLow(Rag.RED, 5_000, 1)).isTrue();
        assertThat(MODEL.thresholds().isTooLow(Rag.AMBER, 2_500, 1)).isFalse();
        assertThat(MODEL.thresholds().isTooLow(Rag.AMBER, 2_499, 1)).isTrue();
    }

    /** The family of the reference text, section 6: 47.5, then 52, then 64 points. */
    @Test
    void weighsTheWorkedExampleToTheBasisPoint() {
        List<Fact> family = new ArrayList<>(List.of(
                debt(1, daysAgo(45), RecoveryStage.NONE, 60_000),
                rent(RentPeriod.WEEKLY, 10_000, 50_000),
                new CouncilTaxReduction(ReductionStatus.ENDED, 0, 0, TODAY, null),
                possession(PossessionStage.NOTICE, daysAgo(10)),
                attendance(TODAY, 100, 25)));
        assertThat(points(family)).containsExactly(1_200, 1_000, 1_200, 900, 450);
        assertPicture(family, 4_750, Rag.AMBER);

        family.add(possession(PossessionStage.CLAIM, daysAgo(1)));
        assertPicture(family, 5_200, Rag.AMBER);

        family.add(supportChange(10_000, 5_000, TODAY));
        assertPicture(family, 6_400, Rag.RED);
        assertThat(weigh(family).contributions().stream()
                        .flatMap(contribution -> contribution.sources().stream())
                        .distinct())
                .containsExactlyInAnyOrder("revenues", "housing", "education");
    }

    @Test
    void everythingAtItsWorstIsAHundredPoints() {
        List<Fact> worst = List.of(
                debt(9, daysAgo(90), RecoveryStage.ENFORCEMENT, 60_000),
                new CouncilTaxReduction(ReductionStatus.REFUSED, 0, 0, TODAY, null),
                discretionaryPayment(true, TODAY),
                rent(RentPeriod.MONTHLY, 50_000, 400_000),
                possession(PossessionStage.WARRANT, TODAY, TODAY),
                housingCase(HousingCaseKind.TEMPORARY_ACCOMMODATION, TODAY, null),
                exclusion(ExclusionKind.PERMANENT, TODAY, 100),
                attendance(TODAY, 100, 100),
                meals(MealStatus.ELIGIBLE, TODAY, null),
                schoolMove(TODAY));
        assertPicture(worst, 10_000, Rag.RED);
    }

    private static List<Integer> points(List<Fact> facts) {
        return weigh(facts).contributions().stream().map(Contribution::points).toList();
    }

    private static void assertPicture(List<Fact> facts, int score, Rag rag) {
        Weighing weighing = weigh(facts);
        int systems = Certainty.of(weighing, MODEL, Feeds.NONE).systems();
        assertThat(weighing.score()).isEqualTo(score);
        assertThat(MODEL.thresholds().entered(score, systems)).isEqualTo(rag);
    }

    private static Weighing weigh(List<Fact> facts) {
        return Weighing.of(rows(facts.toArray(Fact[]::new)), MODEL, TODAY);
    }
}
