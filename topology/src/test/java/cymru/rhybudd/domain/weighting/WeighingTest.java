package cymru.rhybudd.domain.weighting;

import static cymru.rhybudd.domain.indicator.Facts.TODAY;
import static cymru.rhybudd.domain.indicator.Facts.addressMove;
import static cymru.rhybudd.domain.indicator.Facts.daysAgo;
import static cymru.rhybudd.domain.indicator.Facts.debt;
import static cymru.rhybudd.domain.indicator.Facts.possession;
import static cymru.rhybudd.domain.indicator.Facts.rent;
import static cymru.rhybudd.domain.indicator.Facts.schoolMove;
import static cymru.rhybudd.domain.indicator.Rows.about;
import static cymru.rhybudd.domain.indicator.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import cymru.rhybudd.domain.indicator.Fact;
import cymru.rhybudd.domain.indicator.FactRow;
import cymru.rhybudd.domain.indicator.Horizon;
import cymru.rhybudd.domain.indicator.Indicator;
import cymru.rhybudd.domain.indicator.Measure;
import cymru.rhybudd.domain.indicator.PossessionStage;
import cymru.rhybudd.domain.indicator.RentPeriod;
import cymru.rhybudd.domain.indicator.Subject.Measured;
import cymru.rhybudd.domain.weighting.Condition.Comparison;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How bands, weights and systems make a picture, with a small model of three systems. */
class WeighingTest {
    /** An instalment each counts a quarter, up to all of it. */
    private static final WeightedIndicator DEBT = indicator(
            Indicator.LEVEL_OF_DEBT,
            2_999,
            band(4, Measure.INSTALMENTS_OVERDUE, 4),
            band(3, Measure.INSTALMENTS_OVERDUE, 3),
            band(2, Measure.INSTALMENTS_OVERDUE, 2),
            band(1, Measure.INSTALMENTS_OVERDUE, 1));

    private static final WeightedIndicator TENANCY = indicator(
            Indicator.THREAT_TO_TENANCY,
            4_000,
            band(4, Measure.POSSESSION_STAGE, 3),
            band(2, Measure.POSSESSION_STAGE, 2));

    private static final WeightedIndicator MOVES =
            indicator(Indicator.HOUSING_INSTABILITY, 2_000, band(4, Measure.MOVES_IN_24_MONTHS, 1));

    private static final WeightedIndicator SCHOOL =
            indicator(Indicator.SCHOOL_MEALS_OR_MOVE, 1_001, band(4, Measure.MOVES_OF_SCHOOL_IN_90_DAYS, 1));

    private static final WeightingModel MODEL =
            Models.plain("v1", 2_999, 6_000, 2, List.of(DEBT, TENANCY, MOVES, SCHOOL));

    private static final Fact CLAIM = possession(PossessionStage.CLAIM, TODAY);

    private static WeightedIndicator indicator(Indicator indicator, int weight, Band... bands) {
        return Models.indicator(indicator, weight, bands);
    }

    private static Band band(int quarter, Measure measure, long atLeast) {
        return new Band(quarter, List.of(List.of(new Condition(measure, Comparison.AT_LEAST, atLeast))));
    }

    /** What the score enters. */
    private static Rag colour(Weighing weighing, WeightingModel model) {
        Certainty certainty = Certainty.of(weighing, model, Feeds.NONE);
        return model.thresholds().entered(weighing.score(), certainty.systems());
    }

    private static Weighing weigh(Fact... facts) {
        return Weighing.of(rows(facts), MODEL, TODAY);
    }

    static Stream<Arguments> pictures() {
        return Stream.of(
                argumentSet("nothing known", rows(), 0, Rag.GREEN),
                argumentSet("nothing overdue", rows(debt(0)), 0, Rag.GREEN),
                argumentSet("a quarter, rounded down from 749.75", rows(debt(1)), 749, Rag.GREEN),
                argumentSet("a half, rounded down from 1499.5", rows(debt(2)), 1_499, Rag.GREEN),
                argumentSet("three quarters, rounded down from 2249.25", rows(debt(3)), 2_249, Rag.GREEN),
                argumentSet("on the amber threshold", rows(debt(4)), 2_999, Rag.AMBER),
                argumentSet("below it, two systems", rows(debt(1), addressMove(TODAY)), 2_749, Rag.GREEN),
                argumentSet("on the red threshold, one system", rows(CLAIM, addressMove(TODAY)), 6_000, Rag.AMBER),
                argumentSet(
                        "above it, another system knows of no trouble",
                        rows(CLAIM, addressMove(TODAY), debt(0), schoolMove(daysAgo(90))),
                        6_000,
                        Rag.AMBER),
                argumentSet(
                        "above it, another system contributes",
                        rows(CLAIM, addressMove(TODAY), schoolMove(TODAY)),
                        7_001,
                        Rag.RED),
                argumentSet("on it, all systems", rows(debt(4), addressMove(TODAY), schoolMove(TODAY)), 6_000, Rag.RED),
                argumentSet(
                        "below it, all systems",
                        rows(debt(3), addressMove(TODAY), schoolMove(TODAY)),
                        5_250,
                        Rag.AMBER),
                argumentSet(
                        "everything", rows(debt(4), CLAIM, addressMove(TODAY), schoolMove(TODAY)), 10_000, Rag.RED));
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void sumsContributionsAndColoursTheSum(List<FactRow> rows, int score, Rag rag) {
        Weighing weighing = Weighing.of(rows, MODEL, TODAY);
        assertThat(weighing.score()).isEqualTo(score);
        assertThat(colour(weighing, MODEL)).isEqualTo(rag);
        assertThat(weighing.contributions().stream()
                        .mapToInt(Contribution::points)
                        .sum())
                .isEqualTo(score);
    }

    @Test
    void refusesAScoreThatItsContributionsDoNotSumTo() {
        List<Contribution> contributions = weigh(debt(1)).contributions();
        assertThatThrownBy(() -> new Weighing("v1", TODAY, 750, contributions))
                .hasMessage("score 750 is not the sum of its contributions, 749");
    }

    @Test
    void refusesWeightsThatSumToMoreThanAHundred() {
        assertThatThrownBy(() -> Models.plain("v1", 1, 2, 2, List.of(DEBT, DEBT, DEBT, DEBT)))
                .hasMessage("the weights of model v1 sum to 11996 basis points, which is more than 10000");
    }

    @Test
    void listsAnIndicatorThatIsKnownThoughItAddsNothing() {
        assertThat(weigh(debt(0)).contributions()).singleElement().satisfies(contribution -> {
            assertThat(contribution.indicator()).isEqualTo(Indicator.LEVEL_OF_DEBT);
            assertThat(contribution.points()).isZero();
            assertThat(contribution.quarter()).isZero();
            assertThat(contribution.subject().measured())
                    .containsExactly(
                            new Measured(Measure.INSTALMENTS_OVERDUE, 0), new Measured(Measure.RECOVERY_STAGE, 0));
            assertThat(contribution.sources()).containsExactly("revenues");
        });
    }

    @Test
    void leavesOutWhatTheModelHasSwitchedOff() {
        assertThat(weigh(rent(RentPeriod.WEEKLY, 10_000, 90_000)))
                .extracting(Weighing::contributions, Weighing::score)
                .containsExactly(List.of(), 0);
    }

    @Test
    void countsTheWorstSubjectAndShowsItsMeasures() {
        Weighing weighing = Weighing.of(
                about("1", possession(PossessionStage.NOTICE, TODAY))
                        .andAbout("2", CLAIM)
                        .andAbout("3", CLAIM)
                        .toList(),
                MODEL,
                TODAY);
        assertThat(weighing.contributions())
                .extracting(
                        Contribution::quarter,
                        Contribution::points,
                        contribution -> contribution.subject().measured())
                .containsExactly(tuple(4, 4_000, List.of(new Measured(Measure.POSSESSION_STAGE, 3))));
    }

    @Test
    void ofSubjectsAlikeShowsTheFirst() {
        Weighing weighing = Weighing.of(
                about("1", CLAIM)
                        .andAbout("2", possession(PossessionStage.ORDER, TODAY))
                        .toList(),
                MODEL,
                TODAY);
        assertThat(weighing.contributions())
                .flatExtracting(contribution -> contribution.subject().measured())
                .containsExactly(new Measured(Measure.POSSESSION_STAGE, 3));
    }

    @Test
    void namesEverySystemBehindAContributionOnce() {
        FactRow elsewhere = new FactRow("lettings/move/1", "lettings/person/1", 0, addressMove(TODAY));
        List<FactRow> rows = Stream.concat(rows(addressMove(TODAY), addressMove(TODAY)).stream(), Stream.of(elsewhere))
                .toList();
        assertThat(Weighing.of(rows, MODEL, TODAY).contributions())
                .flatExtracting(Contribution::sources)
                .containsExactly("housing", "lettings");
    }

    @Test
    void aReadingOfAnotherIndicatorsRowsDoesNotBringInTheirSystem() {
        WeightedIndicator lost = indicator(Indicator.SCHOOL_MEALS_OR_MOVE, 10_000, band(4, Measure.IN_ARREARS, 1));
        WeightingModel model = Models.plain("v1", 3_000, 5_000, 2, List.of(lost));
        Weighing weighing = Weighing.of(rows(schoolMove(TODAY), debt(1)), model, TODAY);
        assertThat(weighing.score()).isEqualTo(10_000);
        assertThat(colour(weighing, model)).isEqualTo(Rag.AMBER);
    }

    private static Optional<LocalDate> due(Weighing weighing) {
        return weighing.due() == Horizon.NEVER ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(weighing.due()));
    }

    static Stream<Arguments> dueDates() {
        return Stream.of(
                argumentSet("nothing moves with time", rows(debt(3)), Optional.empty()),
                argumentSet(
                        "a move leaves its window", rows(addressMove(daysAgo(729))), Optional.of(TODAY.plusDays(1))),
                argumentSet("it has left", rows(addressMove(daysAgo(730))), Optional.empty()),
                argumentSet(
                        "the first of several",
                        rows(addressMove(daysAgo(1)), schoolMove(daysAgo(80))),
                        Optional.of(TODAY.plusDays(10))),
                argumentSet("a day that no band asks for", rows(debt(1, daysAgo(10))), Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("dueDates")
    void saysWhenTimeAloneMayChangeIt(List<FactRow> rows, Optional<LocalDate> due) {
        assertThat(due(Weighing.of(rows, MODEL, TODAY))).isEqualTo(due);
    }

    static Stream<Arguments> dayLimits() {
        return Stream.of(
                argumentSet("rising, at least", Comparison.AT_LEAST, debt(1, daysAgo(10)), 11L),
                argumentSet("rising, more than", Comparison.MORE_THAN, debt(1, daysAgo(10)), 12L),
                argumentSet("rising, at most", Comparison.AT_MOST, debt(1, daysAgo(10)), 12L));
    }

    @ParameterizedTest
    @MethodSource("dayLimits")
    void isDueOnTheDayThatALimitOf21DaysIsCrossed(Comparison comparison, Fact fact, long inDays) {
        WeightingModel model = dayModel(Indicator.LEVEL_OF_DEBT, Measure.DAYS_SINCE_OLDEST_MISS, comparison, 21);
        assertThat(due(Weighing.of(rows(fact), model, TODAY))).contains(TODAY.plusDays(inDays));
    }

    @Test
    void isDueOnTheDayThatAnEvictionComesWithinTheLimit() {
        WeightingModel model = dayModel(Indicator.THREAT_TO_TENANCY, Measure.DAYS_TO_EVICTION, Comparison.AT_MOST, 28);
        List<FactRow> rows = rows(possession(PossessionStage.ORDER, TODAY, daysAgo(-30)));
        assertThat(due(Weighing.of(rows, model, TODAY))).contains(TODAY.plusDays(2));
        assertThat(Weighing.of(rows, model, TODAY.plusDays(1)).score()).isZero();
        assertThat(Weighing.of(rows, model, TODAY.plusDays(2)).score()).isEqualTo(10_000);
    }

    private static WeightingModel dayModel(Indicator indicator, Measure measure, Comparison comparison, long limit) {
        Band band = new Band(4, List.of(List.of(new Condition(measure, comparison, limit))));
        return Models.plain("v1", 1, 2, 2, List.of(indicator(indicator, 10_000, band)));
    }
}
