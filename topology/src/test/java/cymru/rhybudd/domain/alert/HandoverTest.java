package cymru.rhybudd.domain.alert;

import static cymru.rhybudd.domain.indicator.Facts.TODAY;
import static cymru.rhybudd.domain.indicator.Facts.debt;
import static cymru.rhybudd.domain.indicator.Facts.exclusion;
import static cymru.rhybudd.domain.indicator.Facts.possession;
import static cymru.rhybudd.domain.indicator.Facts.rent;
import static cymru.rhybudd.domain.indicator.Facts.supportChange;
import static cymru.rhybudd.domain.indicator.Rows.gone;
import static cymru.rhybudd.domain.indicator.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cymru.rhybudd.council.ModelFile;
import cymru.rhybudd.domain.indicator.CouncilTaxDebt;
import cymru.rhybudd.domain.indicator.ExclusionKind;
import cymru.rhybudd.domain.indicator.FactRow;
import cymru.rhybudd.domain.indicator.PersonStatus;
import cymru.rhybudd.domain.indicator.PossessionStage;
import cymru.rhybudd.domain.indicator.RecoveryStage;
import cymru.rhybudd.domain.indicator.RentPeriod;
import cymru.rhybudd.domain.weighting.Rag;
import cymru.rhybudd.domain.weighting.WeightingModel;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of what officers were told, and of what they do, when citizens turn out to be one or to be two. */
class HandoverTest {
    /** With statutory triggers; a statutory step alone leaves no colour. */
    private static final WeightingModel STATUTORY =
            ModelFile.load(Path.of("../deploy/council/2026-12.model.yaml")).model();
    /** 16 points of revenues. */
    private static final FactRow ENFORCED = row("1", "1", 1, debt(RecoveryStage.ENFORCEMENT));
    /** 12 points of revenues. */
    private static final FactRow SUPPORT_GONE = row("1", "1", 1, supportChange(10_000, 0, TODAY));
    /** 16 points of housing. */
    private static final FactRow EIGHT_WEEKS = row("1", "1", 1, rent(RentPeriod.WEEKLY, 10_000, 80_000));
    /** 13.5 points of housing, and a statutory step. */
    private static final FactRow CLAIM = row("1", "1", 1, possession(PossessionStage.CLAIM, TODAY));
    /** Of a record that may be somebody else's. */
    private static final FactRow DIED = row("P", "P", 1, new PersonStatus(TODAY, null));

    /** Told of as amber at 32 points. */
    private static Story amber() {
        Story story = new Story();
        story.recorded(ENFORCED, EIGHT_WEEKS);
        assertThat(story.state().episodes()).hasSize(1);
        return story;
    }

    /** The one thing that is handed over. */
    private static Handover handover(Verdict verdict) {
        assertThat(verdict.handovers()).hasSize(1);
        return verdict.handovers().get(0);
    }

    private static void assertTold(Verdict verdict, AlertKind kind, DecisionReason reason, EpisodeStep step) {
        assertThat(verdict.alerts())
                .extracting(Alert::kind, Alert::reason, Alert::step)
                .containsExactly(tuple(kind, reason, step));
    }

    private static void assertSilent(Verdict verdict, DecisionReason reason) {
        assertThat(verdict.reason()).isEqualTo(reason);
        assertThat(verdict.alerts()).isEmpty();
    }

    /** A link brought these rows from the one who hands over, and showed nothing new by that. */
    private static Story survivor(FactRow... moved) {
        return survivor(Story.MODEL, moved);
    }

    private static Story survivor(WeightingModel model, FactRow... moved) {
        Story survivor = Story.by(model);
        assertThat(survivor.linked(Story.changes("anwen", moved)).alerts()).isEmpty();
        return survivor;
    }

    @Test
    void whatWasToldOfOneIsClosedThereAndToldOfTheSurvivor() {
        Verdict merged = amber().merged("bethan", ENFORCED, EIGHT_WEEKS);
        assertTold(merged, AlertKind.ESCALATION, DecisionReason.PASSED_ON, EpisodeStep.CLOSED);

        Story survivor = survivor(ENFORCED, EIGHT_WEEKS);
        Verdict taken = survivor.takesOver(handover(merged));
        assertTold(taken, AlertKind.ESCALATION, DecisionReason.TAKEN_OVER, EpisodeStep.OPENED);
        assertThat(taken.alerts().get(0).assessment().change())
                .as("the link is what it is about")
                .isEqualTo(Story.change(false));
        assertSilent(survivor.takesOver(handover(merged)), DecisionReason.NO_RISE);
    }

    @Test
    void aSurvivorOfWhomAsMuchWasToldIsNotToldOfAgain() {
        Handover handover = handover(amber().merged("bethan", ENFORCED, EIGHT_WEEKS));
        Story survivor = amber();
        survivor.linked(Story.changes("anwen", CLAIM));
        assertSilent(survivor.takesOver(handover), DecisionReason.NO_RISE);
    }

    @Test
    void aSurvivorOfWhomLessWasToldRises() {
        Story red = amber();
        red.recorded(SUPPORT_GONE, CLAIM);
        Handover handover = handover(red.merged("bethan", ENFORCED, EIGHT_WEEKS, SUPPORT_GONE, CLAIM));

        Story survivor = new Story();
        survivor.recorded(
                row("2", "2", 1, debt(RecoveryStage.ENFORCEMENT)),
                row("2", "2", 1, rent(RentPeriod.WEEKLY, 10_000, 80_000)));
        assertThat(survivor.linked(Story.changes("anwen", ENFORCED, EIGHT_WEEKS, SUPPORT_GONE, CLAIM))
                        .reason())
                .isEqualTo(DecisionReason.LINK_SHOWS_NOTHING_NEW);
        assertThat(survivor.takesOver(handover).alerts())
                .extracting(Alert::kind, Alert::reason, Alert::step)
                .containsExactly(tuple(AlertKind.ESCALATION, DecisionReason.TAKEN_OVER, EpisodeStep.ROSE));
    }

    @Test
    void ofWhomNothingStoodNothingIsHandedOver() {
        Story green = new Story();
        green.recorded(ENFORCED);
        Verdict merged = green.merged("bethan", ENFORCED);
        assertThat(merged.handovers()).isEmpty();
        assertSilent(merged, DecisionReason.NO_RISE);

        Story seen = new Story();
        seen.snapshot(ENFORCED, EIGHT_WEEKS);
        assertThat(seen.merged("bethan", ENFORCED, EIGHT_WEEKS).handovers())
                .as("nobody was told")
                .isEmpty();
    }

    @Test
    void anOpenCaseGoesToTheSuccessorAndInhibitsThere() {
        Story helped = amber();
        helped.acted(new OfficerAction.CaseOpened("HO-12"));
        Handover handover = handover(helped.merged("bethan", ENFORCED, EIGHT_WEEKS));
        assertThat(helped.state().cases().open()).isEmpty();
        assertThat(handover.cases()).containsExactly("HO-12");

        Story survivor = survivor(ENFORCED, EIGHT_WEEKS);
        assertSilent(survivor.takesOver(handover), DecisionReason.NO_RISE);
        assertThat(survivor.state().cases().open()).containsExactly("HO-12");
        assertTold(
                survivor.acted(new OfficerAction.CaseClosed("HO-12")),
                AlertKind.ESCALATION,
                DecisionReason.INHIBITION_ENDED,
                EpisodeStep.OPENED);
    }

    @Test
    void anOpenCaseGoesToTheSuccessorThoughNoFactDoes() {
        Story helped = new Story();
        helped.acted(new OfficerAction.CaseOpened("HO-12"));
        Verdict merged = helped.merged("bethan");
        assertSilent(merged, DecisionReason.NOTHING_CHANGED);

        Story survivor = amber();
        assertTold(
                survivor.takesOver(handover(merged)),
                AlertKind.ESCALATION,
                DecisionReason.CASE_OPEN,
                EpisodeStep.CLOSED);
    }

    @Test
    void whoPartsTakesTheAlertAlongAndTheCaseStaysWithTheId() {
        Story story = amber();
        story.recorded(SUPPORT_GONE);
        story.acted(new OfficerAction.CaseOpened("HO-12"));
        Verdict parted = story.parted("bethan", ENFORCED, EIGHT_WEEKS);
        Handover handover = handover(parted);
        assertThat(handover.cases()).isEmpty();
        assertThat(handover.riseUntold()).isTrue();
        assertThat(story.state().cases().open()).containsExactly("HO-12");

        assertTold(
                survivor(ENFORCED, EIGHT_WEEKS).takesOver(handover),
                AlertKind.ESCALATION,
                DecisionReason.INHIBITION_ENDED,
                EpisodeStep.OPENED);
    }

    @Test
    void whatDoesNotStandWithTheReceiverIsNotTold() {
        Verdict parted = amber().parted("bethan", ENFORCED);
        assertTold(parted, AlertKind.ESCALATION, DecisionReason.PASSED_ON, EpisodeStep.CLOSED);
        assertSilent(survivor(ENFORCED).takesOver(handover(parted)), DecisionReason.NO_RISE);
    }

    @Test
    void aStatutoryStepIsTakenOverUnlessThePersonIsGone() {
        Story story = Story.by(STATUTORY);
        story.recorded(CLAIM);
        Handover handover = handover(story.merged("bethan", CLAIM));
        assertThat(handover.kinds()).containsExactly(AlertKind.CLAIM_ISSUED);
        assertTold(
                survivor(STATUTORY, CLAIM).takesOver(handover),
                AlertKind.CLAIM_ISSUED,
                DecisionReason.TAKEN_OVER,
                EpisodeStep.OPENED);

        Story gone = survivor(STATUTORY, CLAIM, DIED);
        Verdict verdict = gone.takesOver(handover);
        assertThat(verdict.alerts()).isEmpty();
        assertThat(verdict.rulings())
                .extracting(Ruling::kind, Ruling::reason)
                .contains(tuple(AlertKind.CLAIM_ISSUED, DecisionReason.DIED));
    }

    @Test
    void aStepThatTheDeathOfAnotherKeptFromBeingToldIsToldWhenTheLinkIsUndone() {
        Story linked = Story.by(STATUTORY);
        linked.recorded(DIED);
        assertThat(linked.recorded(CLAIM).alerts()).isEmpty();
        assertToldOfWhoTakesTheClaimAlong(linked);
    }

    @Test
    void aStepThatWasClosedByTheDeathOfAnotherIsToldWhenTheLinkIsUndone() {
        Story linked = Story.by(STATUTORY);
        linked.recorded(CLAIM);
        assertTold(linked.recorded(DIED), AlertKind.CLAIM_ISSUED, DecisionReason.DIED, EpisodeStep.CLOSED);
        assertToldOfWhoTakesTheClaimAlong(linked);
    }

    private static void assertToldOfWhoTakesTheClaimAlong(Story linked) {
        Handover handover = handover(linked.parted("bethan", CLAIM));
        assertThat(handover.kinds()).containsExactly(AlertKind.CLAIM_ISSUED);
        Story heir = survivor(STATUTORY, CLAIM);
        assertTold(heir.takesOver(handover), AlertKind.CLAIM_ISSUED, DecisionReason.TAKEN_OVER, EpisodeStep.OPENED);
        assertSilent(heir.takesOver(handover), DecisionReason.NO_RISE);
    }

    @Test
    void aStepThatKeepsWithTheDeadIsNotToldOfWhoTakesOthersAlong() {
        Story linked = Story.by(STATUTORY);
        linked.recorded(DIED, CLAIM, ENFORCED);
        assertThat(linked.parted("bethan", ENFORCED).handovers()).isEmpty();
    }

    @Test
    void ofAStepThatASnapshotReadNobodyIsToldBecauseOfALink() {
        Story seen = Story.by(STATUTORY);
        seen.snapshot(CLAIM);
        assertThat(seen.parted("bethan", CLAIM).handovers()).isEmpty();
    }

    @Test
    void eachHeirTakesOverWhatTheirOwnRowsShow() {
        Story linked = Story.by(STATUTORY);
        linked.recorded(DIED, CLAIM, ENFORCED);
        Verdict parted = linked.linked(List.of(
                new RowChange(gone(CLAIM, 2), null, List.of("bethan")),
                new RowChange(gone(ENFORCED, 2), null, List.of("carys"))));
        assertThat(handover(parted).to()).isEqualTo("bethan");
    }

    @Test
    void whatTheRowsOfAnotherHidIsToldOfWhoTakesTheRestAlong() {
        FactRow more = row("2", "2", 1, supportChange(10_000, 20_000, TODAY.plusDays(1)));
        Story linked = new Story();
        linked.recorded(more);
        assertSilent(linked.recorded(SUPPORT_GONE, CLAIM, EIGHT_WEEKS), DecisionReason.NO_RISE);

        Handover handover = handover(linked.parted("bethan", SUPPORT_GONE, CLAIM, EIGHT_WEEKS));
        assertTold(
                survivor(SUPPORT_GONE, CLAIM, EIGHT_WEEKS).takesOver(handover),
                AlertKind.ESCALATION,
                DecisionReason.TAKEN_OVER,
                EpisodeStep.OPENED);
    }

    @Test
    void whatWasTooUncertainOfOneIsToldOfWhoeverMoreIsKnownOf() {
        Map<String, LocalDate> stale = Map.of("revenues", TODAY.minusDays(99));
        Story uncertain = Story.by(STATUTORY);
        uncertain.proven(stale);
        assertSilent(uncertain.recorded(ENFORCED, EIGHT_WEEKS), DecisionReason.NO_RISE);
        Handover handover = handover(uncertain.merged("bethan", ENFORCED, EIGHT_WEEKS));

        Story pupil = Story.by(STATUTORY);
        pupil.proven(stale);
        pupil.recorded(row("1", "1", 1, exclusion(ExclusionKind.LUNCHTIME, TODAY, 1)));
        assertSilent(
                pupil.linked(Story.changes("anwen", ENFORCED, EIGHT_WEEKS)), DecisionReason.LINK_SHOWS_NOTHING_NEW);
        assertTold(pupil.takesOver(handover), AlertKind.ESCALATION, DecisionReason.TAKEN_OVER, EpisodeStep.OPENED);
    }

    @Test
    void aColourThatALinkBroughtAndNobodyWasToldOfGoesWithItsRowsAndHidesNoLaterRise() {
        Story survivor = new Story();
        survivor.recorded(row("2", "2", 1, exclusion(ExclusionKind.LUNCHTIME, TODAY, 1)));
        assertSilent(
                survivor.linked(Story.changes("anwen", ENFORCED, EIGHT_WEEKS)), DecisionReason.LINK_SHOWS_NOTHING_NEW);

        assertSilent(survivor.parted("carys", ENFORCED, EIGHT_WEEKS), DecisionReason.NO_RISE);
        assertThat(survivor.state().held().rag()).isEqualTo(Rag.GREEN);

        assertTold(
                survivor.recorded(
                        row("2", "2", 2, debt(RecoveryStage.ENFORCEMENT)),
                        row("2", "2", 2, rent(RentPeriod.WEEKLY, 10_000, 80_000))),
                AlertKind.ESCALATION,
                DecisionReason.CONCERN_ROSE,
                EpisodeStep.OPENED);
    }

    @Test
    void whatTwoWereWhenTheyWereFirstReadIsNoNewsWhenALinkPartsThem() {
        FactRow debt = row("2", "2", 1, debt(RecoveryStage.ENFORCEMENT));
        FactRow rent = row("2", "2", 1, rent(RentPeriod.WEEKLY, 10_000, 80_000));
        Story both = new Story();
        assertSilent(both.snapshot(ENFORCED, EIGHT_WEEKS, debt, rent), DecisionReason.SNAPSHOT);

        assertSilent(both.parted("carys", ENFORCED, EIGHT_WEEKS), DecisionReason.NO_RISE);
        assertThat(both.state().held().rag()).isEqualTo(Rag.AMBER);
    }

    @Test
    void aNearerStepOfALinkIsToldWhereOneIsOpen() {
        FactRow nearer = row("7", "7", 1, possession(PossessionStage.CLAIM, TODAY, TODAY.plusDays(9)));
        Story story = Story.by(STATUTORY);
        story.recorded(CLAIM);
        assertTold(
                story.linked(Story.changes("anwen", nearer)),
                AlertKind.CLAIM_ISSUED,
                DecisionReason.DEADLINE_NEARER,
                EpisodeStep.ROSE);
    }

    @Test
    void whatInhibitsTheReceiverKeepsItUntold() {
        Handover handover = handover(amber().merged("bethan", ENFORCED, EIGHT_WEEKS));
        Story survivor = new Story();
        FactRow breathing = row("2", "2", 1, new CouncilTaxDebt(0, null, RecoveryStage.NONE, 0, 0, true));
        survivor.recorded(breathing);
        survivor.linked(Story.changes("anwen", ENFORCED, EIGHT_WEEKS));
        assertSilent(survivor.takesOver(handover), DecisionReason.MORATORIUM);
        assertTold(
                survivor.recorded(gone(breathing, 2)),
                AlertKind.ESCALATION,
                DecisionReason.INHIBITION_ENDED,
                EpisodeStep.OPENED);
    }

    @Test
    void whatReachesSomebodyWhoHasMergedInTheMeantimeIsHandedOn() {
        Handover handover = handover(amber().merged("bethan", ENFORCED, EIGHT_WEEKS));
        Story between = survivor(ENFORCED, EIGHT_WEEKS);
        assertThat(between.merged("carys", ENFORCED, EIGHT_WEEKS).handovers()).isEmpty();

        Verdict late = between.takesOver(handover);
        assertSilent(late, DecisionReason.PASSED_ON);
        assertThat(handover(late).to()).isEqualTo("carys");
        assertTold(
                survivor(ENFORCED, EIGHT_WEEKS).takesOver(handover(late)),
                AlertKind.ESCALATION,
                DecisionReason.TAKEN_OVER,
                EpisodeStep.OPENED);
    }

    @Test
    void whatReachesSomebodyWhoseRowsHavePartedInTheMeantimeGoesWithTheRows() {
        Handover handover = handover(amber().merged("bethan", ENFORCED, EIGHT_WEEKS));
        Story between = survivor(ENFORCED, EIGHT_WEEKS);
        between.recorded(SUPPORT_GONE);
        between.parted("carys", ENFORCED, EIGHT_WEEKS);

        Verdict late = between.takesOver(handover);
        assertSilent(late, DecisionReason.NO_RISE);
        assertThat(handover(late).rows()).isEqualTo(handover.rows());
        assertThat(handover(late).to()).isEqualTo("carys");
    }

    @Test
    void theSnoozeOfAnotherIsNotTakenOver() {
        Story story = amber();
        story.acted(new OfficerAction.Snoozed(AlertKind.ESCALATION, TODAY.plusDays(9), "agreed a plan"));
        Handover handover = handover(story.merged("bethan", ENFORCED, EIGHT_WEEKS));
        Story survivor = survivor(ENFORCED, EIGHT_WEEKS);
        assertTold(survivor.takesOver(handover), AlertKind.ESCALATION, DecisionReason.TAKEN_OVER, EpisodeStep.OPENED);
        assertThat(survivor.state().held().rag()).isEqualTo(Rag.AMBER);
    }

    @Test
    void beforeAnyModelCasesAreTakenOverAllTheSame() {
        Story story = Story.beforeAnyModel();
        story.recorded(ENFORCED);
        story.acted(new OfficerAction.CaseOpened("HO-12"));
        Handover handover = handover(story.merged("bethan", ENFORCED));
        Story survivor = Story.beforeAnyModel();
        assertSilent(survivor.takesOver(handover), DecisionReason.NO_MODEL);
        assertThat(survivor.state().cases().open()).containsExactly("HO-12");
        assertThat(story.state().cases().open()).isEmpty();
    }
}
