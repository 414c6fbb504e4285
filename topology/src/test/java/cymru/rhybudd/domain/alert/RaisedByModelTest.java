package cymru.rhybudd.domain.alert;

import static cymru.rhybudd.domain.indicator.Facts.TODAY;
import static cymru.rhybudd.domain.indicator.Facts.addressMove;
import static cymru.rhybudd.domain.indicator.Facts.attendance;
import static cymru.rhybudd.domain.indicator.Facts.debt;
import static cymru.rhybudd.domain.indicator.Facts.possession;
import static cymru.rhybudd.domain.indicator.Facts.rent;
import static cymru.rhybudd.domain.indicator.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cymru.rhybudd.council.ModelFile;
import cymru.rhybudd.domain.indicator.CouncilTaxDebt;
import cymru.rhybudd.domain.indicator.FactRow;
import cymru.rhybudd.domain.indicator.PossessionStage;
import cymru.rhybudd.domain.indicator.RecoveryStage;
import cymru.rhybudd.domain.indicator.RentPeriod;
import cymru.rhybudd.domain.weighting.Rag;
import cymru.rhybudd.domain.weighting.Thresholds;
import cymru.rhybudd.domain.weighting.WeightingModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Stories of what a model alone has raised, of which nobody hears if a supervisor drops it; 16 points of debt and 4 of arrears, amber from 30 before. */
class RaisedByModelTest {
    private static final WeightingModel MODEL =
            ModelFile.load(Path.of("../deploy/council/2026-12.model.yaml")).model();
    private static final FactRow SCHOOL = row("1", "anna", 1, attendance(TODAY, 100, 0));
    private static final FactRow ENFORCED = row("1", "1", 1, debt(RecoveryStage.ENFORCEMENT));
    private static final FactRow NOTICE = row("9", "1", 1, possession(PossessionStage.NOTICE, TODAY, null));

    private static FactRow arrears(long version, long pence) {
        return row("1", "1", version, rent(RentPeriod.WEEKLY, 10_000, pence));
    }

    /** Left 5 points below, after a day. */
    private static WeightingModel model(String version, int amber, int red) {
        Thresholds were = MODEL.thresholds();
        return new WeightingModel(
                version,
                MODEL.names(),
                new Thresholds(amber, amber - 500, red, red - 500, 2, Duration.ofDays(1), were.unknownAbove()),
                MODEL.statutory(),
                MODEL.snoozeAtMostDays(),
                MODEL.budget(),
                MODEL.schoolHolidays(),
                MODEL.indicators());
    }

    private static final WeightingModel STRICT = model("2027-01", 1_500, 6_000);
    private static final WeightingModel STRICT_TOO = model("2027-02", 1_800, 6_000);
    private static final WeightingModel AS_BEFORE = model("2027-02", 3_000, 6_000);

    /** 20 points, amber by the strict model alone. */
    private static Story amberByModel() {
        Story story = Story.by(MODEL);
        story.recorded(SCHOOL, ENFORCED, arrears(1, 10_000));
        assertTold(story.publish(STRICT), AlertOrigin.MODEL, DecisionReason.MODEL_CHANGED, EpisodeStep.OPENED);
        return story;
    }

    private static void assertTold(Verdict verdict, AlertOrigin origin, DecisionReason reason, EpisodeStep step) {
        assertThat(verdict.alerts())
                .extracting(Alert::origin, Alert::reason, Alert::step)
                .containsExactly(tuple(origin, reason, step));
    }

    private static void assertToldByWhatHappened(Verdict verdict) {
        assertTold(verdict, AlertOrigin.CIRCUMSTANCES, DecisionReason.CONCERN_ROSE, EpisodeStep.ROSE);
    }

    private static void assertSilent(Verdict verdict) {
        assertThat(verdict.alerts()).isEmpty();
    }

    @Test
    void whatMakesItWorseIsToldAsWhatHappenedAndOnce() {
        Story story = amberByModel();

        assertToldByWhatHappened(story.recorded(arrears(2, 40_000)));
        assertSilent(story.recorded(arrears(3, 60_000)));
    }

    @Test
    void itIsTheSameEpisode() {
        Story story = amberByModel();
        String episode = story.state().episodes().get(0).id();

        assertThat(story.recorded(arrears(2, 40_000)).alerts())
                .extracting(Alert::episode)
                .containsExactly(episode);
    }

    @Test
    void aColourThatWasToldBeforeIsNoReasonForSilence() {
        Story story = Story.by(MODEL);
        assertThat(story.recorded(SCHOOL, ENFORCED, arrears(1, 80_000)).alerts())
                .hasSize(1);
        Verdict red = story.publish(model("2027-01", 1_500, 3_000));
        assertTold(red, AlertOrigin.MODEL, DecisionReason.MODEL_CHANGED, EpisodeStep.ROSE);

        assertToldByWhatHappened(story.recorded(row("1", "1", 1, addressMove(TODAY))));
    }

    @Test
    void rowsThatSayTheSameTellNobody() {
        Story story = amberByModel();

        assertSilent(story.recorded(row("1", "1", 2, debt(RecoveryStage.ENFORCEMENT)), arrears(2, 10_000)));
    }

    @Test
    void whatMakesItBetterTellsNobody() {
        Story story = amberByModel();

        assertSilent(story.recorded(arrears(2, 0)));
    }

    @Test
    void aSnapshotTellsNobody() {
        Story story = amberByModel();

        assertSilent(story.snapshot(arrears(2, 40_000)));
    }

    @Test
    void aFeedThatComesBackTellsNobody() {
        Story story = amberByModel();
        story.proven(Map.of("housing", TODAY.minusDays(99), "revenues", TODAY.minusDays(99)));
        assertThat(story.state().picture()).extracting(Picture::rag).isEqualTo(Rag.UNKNOWN);

        assertSilent(story.proven(Map.of("housing", TODAY, "revenues", TODAY)));
    }

    @Test
    void aLinkWhoseRowsShowAsMuchByThemselvesTellsNobody() {
        Story story = amberByModel();
        List<RowChange> moved = Story.changes(
                "bethan",
                row("2", "2", 1, debt(RecoveryStage.ENFORCEMENT)),
                row("2", "2", 1, rent(RentPeriod.WEEKLY, 10_000, 80_000)));

        assertSilent(story.linked(moved));
    }

    @Test
    void whatOfficersHeardOfAnotherIsTakenOverThough() {
        Story story = amberByModel();

        Verdict taken = story.takesOver(new Handover(
                "bethan",
                "anwen",
                Story.change(false),
                List.of("revenues/t/2"),
                List.of(AlertKind.ESCALATION),
                List.of(),
                false));

        assertTold(taken, AlertOrigin.CIRCUMSTANCES, DecisionReason.TAKEN_OVER, EpisodeStep.ROSE);
    }

    @Test
    void aColourThatIsOnlyHeldForItsDwellTellsNobody() {
        Story story = amberByModel();
        assertSilent(story.publish(AS_BEFORE));

        assertSilent(story.recorded(arrears(2, 20_000)));
        assertThat(story.state().held().rag()).isEqualTo(Rag.AMBER);
    }

    @Test
    void whatEntersTheColourByTheModelThatCameBackIsTold() {
        Story story = amberByModel();
        story.publish(AS_BEFORE);

        assertToldByWhatHappened(story.recorded(arrears(2, 80_000)));
    }

    @Test
    void anotherModelThatSaysSoTooRaisesItUnderItsOwnName() {
        Story story = amberByModel();

        Verdict raised = story.publish(STRICT_TOO);

        assertTold(raised, AlertOrigin.MODEL, DecisionReason.MODEL_CHANGED, EpisodeStep.ROSE);
        assertThat(raised.alerts().get(0).assessment().picture().weighing().modelVersion())
                .isEqualTo(STRICT_TOO.version());
    }

    @Test
    void itIsTheOtherModelsAlsoWhileFeedsAreAway() {
        Story story = amberByModel();
        story.proven(Map.of("housing", TODAY.minusDays(99), "education", TODAY.minusDays(99)));
        assertThat(story.state().picture()).extracting(Picture::rag).isEqualTo(Rag.UNKNOWN);

        assertTold(
                story.publish(model("2027-02", 1_600, 6_000)),
                AlertOrigin.MODEL,
                DecisionReason.MODEL_CHANGED,
                EpisodeStep.ROSE);
    }

    @Test
    void anotherModelSaysNothingAnewOfWhatOfficersHeard() {
        Story story = amberByModel();
        story.recorded(arrears(2, 40_000));

        assertSilent(story.publish(STRICT_TOO));
    }

    @Test
    void aSnoozeOutlastsWhatAModelRaises() {
        Story story = Story.by(MODEL);
        story.recorded(SCHOOL, ENFORCED, arrears(1, 80_000));
        story.acted(new OfficerAction.Snoozed(AlertKind.ESCALATION, TODAY.plusDays(7), "visit agreed"));
        story.publish(model("2027-01", 1_500, 3_000));

        assertTold(
                story.tick(TODAY.plusDays(8)),
                AlertOrigin.CIRCUMSTANCES,
                DecisionReason.SNOOZE_RAN_OUT,
                EpisodeStep.REOPENED);
    }

    @Test
    void whatWasKeptFromBeingToldIsNotTheModels() {
        Story story = keptBackByAMoratoriumThatHasEnded();

        assertTold(
                story.publish(model("2027-01", 1_500, 3_000)),
                AlertOrigin.CIRCUMSTANCES,
                DecisionReason.CONCERN_ROSE,
                EpisodeStep.OPENED);
    }

    @Test
    void whatWasKeptFromBeingToldIsNotTheModelsAlsoIfItRaisesNothing() {
        Story story = keptBackByAMoratoriumThatHasEnded();

        assertTold(
                story.publish(model("2027-01", 3_000, 6_000)),
                AlertOrigin.CIRCUMSTANCES,
                DecisionReason.INHIBITION_ENDED,
                EpisodeStep.OPENED);
    }

    private static Story keptBackByAMoratoriumThatHasEnded() {
        Story story = Story.by(MODEL);
        assertSilent(story.recorded(SCHOOL, arrears(1, 80_000), moratorium(1, true)));
        assertSilent(story.snapshot(moratorium(2, false)));
        return story;
    }

    private static FactRow moratorium(long version, boolean runs) {
        return row("1", "1", version, new CouncilTaxDebt(0, null, RecoveryStage.ENFORCEMENT, 0, 0, runs));
    }

    @Test
    void aStatutoryStepThatAModelAloneRaisedIsRaisedByTheNextOneToo() {
        Story story = Story.by(Story.MODEL); // it has no statutory steps
        story.recorded(SCHOOL, NOTICE);
        assertTold(story.publish(MODEL), AlertOrigin.MODEL, DecisionReason.MODEL_CHANGED, EpisodeStep.OPENED);

        assertTold(story.publish(AS_BEFORE), AlertOrigin.MODEL, DecisionReason.MODEL_CHANGED, EpisodeStep.ROSE);
        assertTold(
                story.recorded(row("8", "1", 1, possession(PossessionStage.NOTICE, TODAY.plusDays(1), null))),
                AlertOrigin.CIRCUMSTANCES,
                DecisionReason.TRIGGERED,
                EpisodeStep.ROSE);
        assertSilent(story.publish(model("2027-03", 3_000, 6_000)));
    }
}
