package cymru.rhybudd.domain.alert;

import static cymru.rhybudd.domain.indicator.Facts.TODAY;
import static cymru.rhybudd.domain.indicator.Facts.addressMove;
import static cymru.rhybudd.domain.indicator.Facts.award;
import static cymru.rhybudd.domain.indicator.Facts.daysAgo;
import static cymru.rhybudd.domain.indicator.Facts.debt;
import static cymru.rhybudd.domain.indicator.Facts.exclusion;
import static cymru.rhybudd.domain.indicator.Facts.possession;
import static cymru.rhybudd.domain.indicator.Facts.rent;
import static cymru.rhybudd.domain.indicator.Facts.supportChange;
import static cymru.rhybudd.domain.indicator.Rows.gone;
import static cymru.rhybudd.domain.indicator.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cymru.rhybudd.domain.indicator.Domain;
import cymru.rhybudd.domain.indicator.ExclusionKind;
import cymru.rhybudd.domain.indicator.FactRow;
import cymru.rhybudd.domain.indicator.Indicator;
import cymru.rhybudd.domain.indicator.PossessionStage;
import cymru.rhybudd.domain.indicator.RecoveryStage;
import cymru.rhybudd.domain.indicator.ReductionStatus;
import cymru.rhybudd.domain.indicator.RentPeriod;
import cymru.rhybudd.domain.weighting.Contribution;
import cymru.rhybudd.domain.weighting.Models;
import cymru.rhybudd.domain.weighting.Rag;
import cymru.rhybudd.domain.weighting.WeightingModel;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Stories of one citizen, told with the shipped model: amber from 30 points, red from 55 points of two systems. */
class AssessorTest {
    /** 16 points of revenues. */
    private static final FactRow ENFORCED = row("1", "1", 1, debt(RecoveryStage.ENFORCEMENT));
    /** 7.5 points of revenues. */
    private static final FactRow AWARD_ENDED = row("1", "1", 1, award(ReductionStatus.ENDED));
    /** 12 points of revenues. */
    private static final FactRow SUPPORT_GONE = row("1", "1", 1, supportChange(10_000, 0, TODAY));
    /** 16 points of housing. */
    private static final FactRow EIGHT_WEEKS = arrears(1, 80_000);
    /** 13.5 points of housing. */
    private static final FactRow CLAIM = row("1", "1", 1, possession(PossessionStage.CLAIM, TODAY));
    /** 2.5 points of housing. */
    private static final FactRow MOVED = row("1", "1", 1, addressMove(TODAY));

    private static FactRow arrears(long version, long pence) {
        return row("1", "1", version, rent(RentPeriod.WEEKLY, 10_000, pence));
    }

    private static void assertSilent(Verdict verdict, DecisionReason reason, Rag colour) {
        assertThat(verdict.reason()).isEqualTo(reason);
        assertThat(verdict.alerts()).isEmpty();
        assertThat(verdict.rulings()).extracting(Ruling::alertId).containsOnlyNulls();
        assertThat(verdict.after().picture()).extracting(Picture::rag).isEqualTo(colour);
    }

    private static void assertTold(Verdict verdict, Rag before, Rag after) {
        assertThat(verdict.reason()).isEqualTo(DecisionReason.CONCERN_ROSE);
        assertThat(verdict.alerts())
                .singleElement()
                .extracting(
                        Alert::ragBefore, alert -> alert.assessment().picture().rag())
                .containsExactly(before, after);
        assertThat(verdict.after().picture()).extracting(Picture::rag).isEqualTo(after);
    }

    /** The episode ends, and nobody is called. */
    private static void assertClosed(Verdict verdict, DecisionReason reason) {
        assertThat(verdict.reason()).isEqualTo(reason);
        assertThat(verdict.alerts()).singleElement().extracting(Alert::step).isEqualTo(EpisodeStep.CLOSED);
        assertThat(verdict.after().episodes()).isEmpty();
    }

    private static int score(Verdict verdict) {
        return Objects.requireNonNull(verdict.after().picture()).weighing().score();
    }

    @Test
    void tellsOfEachRiseOnceAndNothingFurther() {
        Story story = new Story();
        assertSilent(story.recorded(ENFORCED), DecisionReason.NO_RISE, Rag.GREEN);
        assertTold(story.recorded(EIGHT_WEEKS), Rag.GREEN, Rag.AMBER);
        assertSilent(story.recorded(MOVED), DecisionReason.NO_RISE, Rag.AMBER);
        assertTold(story.recorded(SUPPORT_GONE, CLAIM), Rag.AMBER, Rag.RED);
        assertSilent(story.recorded(AWARD_ENDED), DecisionReason.NO_RISE, Rag.RED);
        assertSilent(story.tick(TODAY), DecisionReason.NO_RISE, Rag.RED);
    }

    @Test
    void tellsAgainOfAConcernThatWentAndCameBack() {
        Story story = new Story();
        story.recorded(ENFORCED, EIGHT_WEEKS);
        assertClosed(story.recorded(arrears(2, 0)), DecisionReason.CONCERN_FELL);
        assertTold(story.recorded(arrears(3, 80_000)), Rag.GREEN, Rag.AMBER);
    }

    @Test
    void tellsOfRedStraightFromGreen() {
        assertTold(new Story().recorded(ENFORCED, SUPPORT_GONE, EIGHT_WEEKS, CLAIM), Rag.GREEN, Rag.RED);
    }

    @Test
    void explainsWhatMovedAndWhatCausedIt() {
        Story story = new Story();
        story.recorded(ENFORCED, arrears(1, 10_000));
        Verdict verdict = story.recorded(arrears(2, 40_000), CLAIM, row("1", "1", 2, debt(3)));

        assertThat(verdict.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.scoreBefore()).isEqualTo(1_600 + 400);
            assertThat(alert.assessment().movements())
                    .containsExactly(
                            new Movement(Indicator.THREAT_TO_TENANCY, 0, 1_350),
                            new Movement(Indicator.RENT_ARREARS, 400, 1_200),
                            new Movement(Indicator.LEVEL_OF_DEBT, 1_600, 1_200));
            assertThat(alert.leading().domain()).isEqualTo(Domain.HOUSING);
            assertThat(alert.assessment().change()).isEqualTo(Story.change(false));
            assertThat(alert.patch()).isEqualTo("north");
            assertThat(alert.kind()).isEqualTo(AlertKind.ESCALATION);
            assertThat(alert.assessment().citizen()).isEqualTo("anwen");
            assertThat(alert.assessment().position()).isEqualTo(new LogPosition(3, 1));
            assertThat(alert.assessment().picture().weighing().modelVersion()).isEqualTo("2026-11");
            assertThat(alert.assessment().picture().weighing().asOf()).isEqualTo(TODAY);
            assertThat(alert.assessment().picture().weighing().contributions())
                    .extracting(Contribution::indicator, Contribution::points)
                    .containsExactly(
                            tuple(Indicator.LEVEL_OF_DEBT, 1_200),
                            tuple(Indicator.RENT_ARREARS, 1_200),
                            tuple(Indicator.THREAT_TO_TENANCY, 1_350));
        });
        assertThat(verdict.assessment()).contains(verdict.alerts().get(0).assessment());
    }

    @Test
    void sendsARiseThatNoIndicatorMadeToTheTeamOfTheHeaviest() {
        Story story = new Story();
        FactRow warrant = row("9", "9", 1, possession(PossessionStage.WARRANT, TODAY));
        FactRow stay = row("1", "1", 1, addressMove(TODAY));
        FactRow away = row("2", "1", 1, addressMove(TODAY));
        FactRow excluded = row("1", "anna", 1, exclusion(ExclusionKind.PERMANENT, TODAY, 0));
        WeightingModel threeSystems = Models.plain("3", 3_000, 4_000, 3, Story.MODEL.indicators());
        story.comesIntoForce(threeSystems);
        assertTold(story.recorded(warrant, EIGHT_WEEKS, stay, away, excluded), Rag.GREEN, Rag.AMBER);

        FactRow lettings = new FactRow("lettings/move/1", "lettings/person/1", 1, addressMove(TODAY));
        Verdict verdict = story.recorded(gone(away, 2), lettings);
        assertTold(verdict, Rag.AMBER, Rag.RED);
        assertThat(verdict.alerts().get(0).assessment().movements()).isEmpty();
        assertThat(verdict.alerts().get(0).leading().domain()).isEqualTo(Domain.HOUSING);
    }

    @Test
    void aSnapshotBuildsThePictureAndTellsNobody() {
        Story story = new Story();
        assertSilent(story.snapshot(ENFORCED, EIGHT_WEEKS), DecisionReason.SNAPSHOT, Rag.AMBER);
        assertSilent(story.snapshot(ENFORCED), DecisionReason.NOTHING_CHANGED, Rag.AMBER);
        assertSilent(story.recorded(MOVED), DecisionReason.NO_RISE, Rag.AMBER);
        assertTold(story.recorded(SUPPORT_GONE, CLAIM), Rag.AMBER, Rag.RED);
    }

    @Test
    void anUpdateReplacesItsRow() {
        Story story = new Story();
        story.recorded(arrears(1, 80_000));
        assertThat(score(story.recorded(arrears(2, 10_000)))).isEqualTo(400);
        assertThat(story.state().rows()).containsExactly(arrears(2, 10_000));
    }

    @Test
    void aDeleteTakesItsRowAway() {
        Story story = new Story();
        story.recorded(ENFORCED, EIGHT_WEEKS);
        Verdict verdict = story.recorded(gone(EIGHT_WEEKS, 2));
        assertClosed(verdict, DecisionReason.CONCERN_FELL);
        assertThat(score(verdict)).isEqualTo(1_600);
    }

    @Test
    void aDuplicateAnOlderPositionAndALateRepetitionAfterADeleteChangeNothing() {
        Story story = new Story();
        story.recorded(ENFORCED, arrears(5, 10_000));
        CitizenState before = story.state();
        assertSilent(story.recorded(arrears(5, 80_000)), DecisionReason.NOTHING_CHANGED, Rag.GREEN);
        assertSilent(story.recorded(arrears(4, 80_000)), DecisionReason.NOTHING_CHANGED, Rag.GREEN);
        assertThat(story.state()).isEqualTo(before);

        story.recorded(gone(arrears(5, 0), 6));
        Verdict verdict = story.recorded(arrears(5, 80_000));
        assertSilent(verdict, DecisionReason.NOTHING_CHANGED, Rag.GREEN);
        assertThat(verdict.assessment()).isEmpty();
    }

    @Test
    void aTickTellsOfTheLimitThatItCrossesOnceAndNothingFurther() {
        Story story = new Story();
        FactRow evicted = row("1", "1", 1, possession(PossessionStage.ORDER, TODAY, TODAY.plusDays(30)));
        assertSilent(story.recorded(evicted, row("1", "1", 1, debt(3))), DecisionReason.NO_RISE, Rag.GREEN);
        assertThat(story.state().due()).contains(midnight(2));
        assertThat(story.state().isDue(midnight(2).minusSeconds(1))).isFalse();
        assertThat(story.state().isDue(midnight(2))).isTrue();

        assertSilent(story.tick(TODAY.plusDays(1)), DecisionReason.NO_RISE, Rag.GREEN);
        Verdict verdict = story.tick(TODAY.plusDays(2));
        assertTold(verdict, Rag.GREEN, Rag.AMBER);
        assertThat(verdict.alerts().get(0).assessment().change()).isNull();
        assertThat(verdict.alerts().get(0).assessment().movements())
                .containsExactly(new Movement(Indicator.THREAT_TO_TENANCY, 1_350, 1_800));
        assertSilent(story.tick(TODAY.plusDays(3)), DecisionReason.NO_RISE, Rag.AMBER);
    }

    @Test
    void aTickLetsAConcernFadeInSilence() {
        Story story = new Story();
        FactRow moved = row("1", "1", 1, addressMove(daysAgo(729)));
        FactRow notice = row("1", "1", 1, possession(PossessionStage.CLAIM, TODAY));
        assertTold(story.recorded(ENFORCED, notice, moved), Rag.GREEN, Rag.AMBER);
        assertClosed(story.tick(TODAY.plusDays(1)), DecisionReason.CONCERN_FELL);
    }

    @Test
    void aTickNotLaterThanTheLastChangesNothingAndIsNotRecorded() {
        Story story = new Story();
        story.recorded(ENFORCED, EIGHT_WEEKS);
        CitizenState before = story.state();
        CitizenEvent tick = new CitizenEvent.TimePassed(new LogPosition(3, 99));
        Verdict verdict = story.tell(tick);
        assertSilent(verdict, DecisionReason.NO_RISE, Rag.AMBER);
        assertThat(verdict.after()).isEqualTo(before);
        assertThat(verdict.isWorthRecording(before, tick)).isFalse();
    }

    @Test
    void aTickIsRecordedOnlyWhenAContributionMoved() {
        Story story = new Story();
        story.recorded(row("1", "1", 1, addressMove(daysAgo(728))));
        CitizenEvent tick = new CitizenEvent.TimePassed(new LogPosition(3, 99));
        CitizenState before = story.state();
        assertThat(story.tick(TODAY.plusDays(1)).isWorthRecording(before, tick)).isFalse();
        before = story.state();
        assertThat(story.tick(TODAY.plusDays(2)).isWorthRecording(before, tick)).isTrue();
    }

    @Test
    void beforeTheFirstModelThereIsNoPictureAndNobodyIsTold() {
        Verdict verdict = Story.beforeAnyModel().recorded(ENFORCED, EIGHT_WEEKS);
        assertThat(verdict.reason()).isEqualTo(DecisionReason.NO_MODEL);
        assertThat(verdict.alerts()).isEmpty();
        assertThat(verdict.assessment()).isEmpty();
        assertThat(verdict.after().picture()).isNull();
        assertThat(verdict.after().rows()).containsExactlyInAnyOrder(ENFORCED, EIGHT_WEEKS);
    }

    @Test
    void theFirstModelTellsNobody() {
        Story story = Story.beforeAnyModel();
        story.recorded(ENFORCED, EIGHT_WEEKS);
        assertSilent(story.publish(Story.MODEL), DecisionReason.FIRST_MODEL, Rag.AMBER);
        assertSilent(story.recorded(MOVED), DecisionReason.NO_RISE, Rag.AMBER);
    }

    @Test
    void anotherModelThatRaisesTheColourIsToldAsTheModelsDoing() {
        Story story = new Story();
        story.recorded(ENFORCED, MOVED);
        Verdict verdict = story.publish(model("stricter", 1_000, 5_000));
        assertThat(verdict.reason()).isEqualTo(DecisionReason.MODEL_CHANGED);
        assertThat(verdict.alerts())
                .singleElement()
                .extracting(Alert::origin, Alert::step, Alert::ragBefore)
                .containsExactly(AlertOrigin.MODEL, EpisodeStep.OPENED, Rag.GREEN);
        assertThat(story.recorded(row("1", "1", 2, debt(RecoveryStage.ENFORCEMENT)))
                        .alerts())
                .as("what a model raised is not told again as a change")
                .isEmpty();
    }

    @Test
    void anotherModelThatChangesNoColourTellsNobody() {
        Story story = new Story();
        story.recorded(ENFORCED, MOVED);
        assertSilent(story.publish(model("laxer", 4_000, 5_000)), DecisionReason.NO_RISE, Rag.GREEN);
    }

    private static Instant midnight(int days) {
        return TODAY.plusDays(days).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static WeightingModel model(String version, int amber, int red) {
        return Models.plain(version, amber, red, 2, Story.MODEL.indicators());
    }

    @Test
    void recordsThatTurnOutToBeOnePersonRaiseNoFalseAlert() {
        Story survivor = new Story();
        survivor.recorded(MOVED);
        assertSilent(
                survivor.linked(Story.changes("bethan", ENFORCED, EIGHT_WEEKS)),
                DecisionReason.LINK_SHOWS_NOTHING_NEW,
                Rag.AMBER);

        Story left = new Story();
        left.recorded(ENFORCED, EIGHT_WEEKS);
        assertClosed(
                left.linked(Story.changes(null, gone(ENFORCED, 2), gone(EIGHT_WEEKS, 2))), DecisionReason.NOTHING_LEFT);
    }

    @Test
    void recordsThatTogetherShowMoreThanEachAloneAreTold() {
        Story story = new Story();
        story.recorded(ENFORCED, AWARD_ENDED);
        assertTold(story.linked(Story.changes("bethan", EIGHT_WEEKS)), Rag.GREEN, Rag.AMBER);
    }

    @Test
    void rowsOfTwoOtherCitizensAreComparedApart() {
        List<RowChange> both = new ArrayList<>(Story.changes("bethan", ENFORCED));
        both.addAll(Story.changes("carys", EIGHT_WEEKS));
        assertTold(new Story().linked(both), Rag.GREEN, Rag.AMBER);
        assertSilent(
                new Story().linked(Story.changes("bethan", ENFORCED, EIGHT_WEEKS)),
                DecisionReason.LINK_SHOWS_NOTHING_NEW,
                Rag.AMBER);
    }

    @Test
    void aPartingThatLeavesLessIsSilent() {
        Story story = new Story();
        story.recorded(ENFORCED, SUPPORT_GONE, EIGHT_WEEKS, CLAIM);
        assertSilent(story.linked(Story.changes(null, gone(SUPPORT_GONE, 2))), DecisionReason.NO_RISE, Rag.AMBER);
    }

    @Test
    void keepsThePatchUntilAnotherIsKnown() {
        Story story = new Story();
        story.recorded(ENFORCED);
        SourceChange change = Story.change(false);
        story.tell(new CitizenEvent.Observed(
                new LogPosition(3, 50), Cause.FACT, change, Story.changes(null, MOVED), null));
        assertThat(story.state().patch()).isEqualTo("north");
        story.tell(new CitizenEvent.Observed(
                new LogPosition(3, 51), Cause.FACT, change, Story.changes(null, MOVED), "south"));
        assertThat(story.state().patch()).isEqualTo("south");
    }
}
