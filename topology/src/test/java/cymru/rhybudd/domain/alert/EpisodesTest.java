package cymru.rhybudd.domain.alert;

import static cymru.rhybudd.domain.indicator.Facts.TODAY;
import static cymru.rhybudd.domain.indicator.Facts.attendance;
import static cymru.rhybudd.domain.indicator.Facts.award;
import static cymru.rhybudd.domain.indicator.Facts.debt;
import static cymru.rhybudd.domain.indicator.Facts.housingCase;
import static cymru.rhybudd.domain.indicator.Facts.possession;
import static cymru.rhybudd.domain.indicator.Facts.rent;
import static cymru.rhybudd.domain.indicator.Facts.supportChange;
import static cymru.rhybudd.domain.indicator.Rows.gone;
import static cymru.rhybudd.domain.indicator.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cymru.rhybudd.council.ModelFile;
import cymru.rhybudd.domain.indicator.CouncilTaxDebt;
import cymru.rhybudd.domain.indicator.FactRow;
import cymru.rhybudd.domain.indicator.HousingCaseKind;
import cymru.rhybudd.domain.indicator.PersonStatus;
import cymru.rhybudd.domain.indicator.PossessionStage;
import cymru.rhybudd.domain.indicator.RecoveryStage;
import cymru.rhybudd.domain.indicator.ReductionStatus;
import cymru.rhybudd.domain.indicator.RentPeriod;
import cymru.rhybudd.domain.weighting.Models;
import cymru.rhybudd.domain.weighting.Rag;
import cymru.rhybudd.domain.weighting.WeightingModel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Stories of what officers are told and when it ends, by the shipped model: left 5 points below, after a day, 28 days of snooze. */
class EpisodesTest {
    private static final WeightingModel MODEL =
            ModelFile.load(Path.of("../deploy/council/2026-12.model.yaml")).model();
    private static final Duration DAY = Duration.ofDays(1);
    /** Known to schools, and no trouble there. */
    private static final FactRow SCHOOL = row("1", "anna", 1, attendance(TODAY, 100, 0));
    /** 16 points of revenues. */
    private static final FactRow ENFORCED = row("1", "1", 1, debt(RecoveryStage.ENFORCEMENT));
    /** 12 points of revenues. */
    private static final FactRow SUPPORT_GONE = row("1", "1", 1, supportChange(10_000, 0, TODAY));

    /** 16 points of housing for 80,000 pence, 4 for 10,000. */
    private static FactRow arrears(long version, long pence) {
        return row("1", "1", version, rent(RentPeriod.WEEKLY, 10_000, pence));
    }

    private static FactRow step(String key, PossessionStage stage, @Nullable LocalDate effectiveOn) {
        return row(key, "1", 1, possession(stage, TODAY, effectiveOn));
    }

    /** Amber at 32 points of two systems, all three known. */
    private static Story amber() {
        Story story = Story.by(MODEL);
        story.recorded(SCHOOL);
        story.recorded(ENFORCED);
        assertTold(story.recorded(arrears(1, 80_000)), DecisionReason.CONCERN_ROSE, EpisodeStep.OPENED);
        return story;
    }

    private static void assertTold(Verdict verdict, DecisionReason reason, EpisodeStep step) {
        assertThat(verdict.alerts())
                .extracting(Alert::kind, Alert::reason, Alert::step)
                .containsExactly(tuple(AlertKind.ESCALATION, reason, step));
        assertThat(verdict.reason()).isEqualTo(reason);
    }

    private static Picture picture(CitizenState state) {
        return Objects.requireNonNull(state.picture());
    }

    private static void assertSilent(Verdict verdict, DecisionReason reason) {
        assertThat(verdict.alerts()).isEmpty();
        assertThat(verdict.reason()).isEqualTo(reason);
    }

    @Test
    void aDipBelowTheThresholdEndsNothing() {
        Story story = amber();
        assertSilent(story.recorded(arrears(2, 50_000)), DecisionReason.NO_RISE);
        story.tick(story.now().plus(DAY.multipliedBy(30)));
        assertThat(story.state().held().rag())
                .as("28 points are not too low for amber")
                .isEqualTo(Rag.AMBER);
        assertSilent(story.recorded(arrears(3, 80_000)), DecisionReason.NO_RISE);
    }

    @Test
    void aConcernEndsADayAfterItFellAndNotBefore() {
        Story story = amber();
        assertSilent(story.recorded(arrears(2, 0)), DecisionReason.NO_RISE);
        assertThat(story.state().due()).contains(story.now().plus(DAY));
        assertSilent(story.tick(story.now().plus(DAY).minusSeconds(3_600)), DecisionReason.NO_RISE);

        Verdict verdict = story.tick(story.now().plusSeconds(3_600));
        assertTold(verdict, DecisionReason.CONCERN_FELL, EpisodeStep.CLOSED);
        assertThat(story.state().episodes()).isEmpty();
        assertThat(verdict.alerts().get(0).episode())
                .isNotEqualTo(verdict.alerts().get(0).id());
        assertTold(story.recorded(arrears(3, 80_000)), DecisionReason.CONCERN_ROSE, EpisodeStep.OPENED);
    }

    @Test
    void aConcernThatComesBackWithinTheDayIsNoNewAlert() {
        Story story = amber();
        story.recorded(arrears(2, 0));
        story.tick(story.now().plusSeconds(7_200));
        assertSilent(story.recorded(arrears(3, 80_000)), DecisionReason.NO_RISE);
        assertThat(story.state().held().fallingSince()).isNull();
        assertThat(story.state().episodes()).hasSize(1);
    }

    @Test
    void aGreaterConcernRaisesTheSameEpisode() {
        Story story = amber();
        String opened = story.state().episodes().get(0).id();
        Verdict verdict =
                story.recorded(SUPPORT_GONE, step("1", PossessionStage.WARNING, null), row("2", "2", 1, debt(1)));
        assertSilent(verdict, DecisionReason.NO_RISE);
        verdict = story.recorded(row("9", "9", 1, possession(PossessionStage.WARRANT, TODAY, null)));
        assertThat(verdict.alerts())
                .extracting(Alert::kind, Alert::reason, Alert::step)
                .as("the warrant has a warning of its own beside it")
                .containsExactly(
                        tuple(AlertKind.ESCALATION, DecisionReason.CONCERN_ROSE, EpisodeStep.ROSE),
                        tuple(AlertKind.CLAIM_ISSUED, DecisionReason.TRIGGERED, EpisodeStep.OPENED));
        assertThat(verdict.alerts().get(0).episode()).isEqualTo(opened);
        assertThat(verdict.alerts().get(0).ragBefore()).isEqualTo(Rag.AMBER);
        assertThat(story.state().episodes())
                .extracting(Episode::id, Episode::told)
                .contains(tuple(opened, Rag.RED));
    }

    @Test
    void decayEndsAConcernInItsTime() {
        Story story = Story.by(MODEL);
        story.recorded(SCHOOL, ENFORCED, arrears(1, 10_000));
        assertTold(story.recorded(SUPPORT_GONE), DecisionReason.CONCERN_ROSE, EpisodeStep.OPENED);
        Verdict verdict = story.tick(TODAY.plusDays(30));
        assertThat(picture(verdict.after()).weighing().score())
                .as("the shock has halved")
                .isEqualTo(1_600 + 400 + 600);
        assertSilent(verdict, DecisionReason.NO_RISE);
        story.tick(TODAY.plusDays(40));
        assertThat(story.state().held().fallingSince()).isNotNull();
        assertTold(story.tick(TODAY.plusDays(41)), DecisionReason.CONCERN_FELL, EpisodeStep.CLOSED);
    }

    @Test
    void aClearedDebtFadesFromTheDayItWasCleared() {
        Story story = Story.by(MODEL);
        CouncilTaxDebt cleared = new CouncilTaxDebt(
                0, null, RecoveryStage.NONE, 0, 0, false, TODAY, 3, TODAY.minusDays(50), RecoveryStage.FINAL_NOTICE);
        story.recorded(SCHOOL, arrears(1, 0), row("1", "1", 2, cleared));
        assertThat(picture(story.state()).weighing().score()).isEqualTo(1_200);
        story.tick(TODAY.plusDays(60));
        assertThat(picture(story.state()).weighing().score()).isEqualTo(600);
        story.tick(TODAY.plusDays(365));
        assertThat(picture(story.state()).weighing().score()).isZero();
    }

    @Test
    void tooLittleKnownIsGreyAndStillTellsOfWhatIsKnownToBeAmber() {
        Story story = Story.by(MODEL);
        Verdict verdict = story.recorded(ENFORCED);
        assertThat(picture(verdict.after()).rag()).isEqualTo(Rag.UNKNOWN);
        assertThat(picture(verdict.after()).low()).isEqualTo(1_600);
        assertThat(picture(verdict.after()).high()).isEqualTo(1_600 + 4_400 + 1_800);
        assertThat(verdict.assessment().orElseThrow().certainty().missing()).hasSize(6);
        verdict = story.recorded(SUPPORT_GONE, row("1", "1", 1, award(ReductionStatus.ENDED)));
        assertTold(verdict, DecisionReason.CONCERN_ROSE, EpisodeStep.OPENED);
        assertThat(picture(verdict.after()).rag()).as("shown").isEqualTo(Rag.UNKNOWN);
        assertThat(verdict.after().held().rag()).as("held").isEqualTo(Rag.AMBER);
    }

    @Test
    void aFeedThatFallsSilentHidesTheColourAndEndsNothing() {
        Story story = amber();
        Map<String, LocalDate> silent = Map.of("revenues", TODAY, "housing", TODAY.minusDays(11), "education", TODAY);
        assertSilent(story.proven(silent), DecisionReason.NO_RISE);
        assertThat(picture(story.state()).rag()).isEqualTo(Rag.UNKNOWN);
        story.tick(TODAY.plusDays(3));
        assertThat(story.state().episodes()).hasSize(1);
        LocalDate now = TODAY.plusDays(3);
        assertSilent(story.proven(Map.of("revenues", now, "housing", now, "education", now)), DecisionReason.NO_RISE);
        assertThat(picture(story.state()).rag()).isEqualTo(Rag.AMBER);
    }

    @Test
    void redOfOneSystemSaysWhatItLacks() {
        Story story = Story.by(MODEL);
        story.recorded(
                SCHOOL,
                arrears(1, 80_000),
                step("1", PossessionStage.WARRANT, null),
                row("7", "7", 1, housingCase(HousingCaseKind.TEMPORARY_ACCOMMODATION, TODAY, null)),
                row("1", "1", 1, debt(0)));
        assertThat(story.state().held().rag()).isEqualTo(Rag.AMBER);
        Verdict verdict = story.recorded(row("1", "1", 2, debt(1)));
        assertThat(verdict.assessment().orElseThrow().redNeedsMoreSystems()).isFalse();
        WeightingModel lower = Models.plain("9", 1_000, 4_000, 2, MODEL.indicators());
        Story alone = Story.by(lower);
        Verdict oneSystem = alone.recorded(
                arrears(1, 80_000),
                step("1", PossessionStage.WARRANT, null),
                row("7", "7", 1, housingCase(HousingCaseKind.TEMPORARY_ACCOMMODATION, TODAY, null)));
        assertThat(oneSystem.after().held().rag()).isEqualTo(Rag.AMBER);
        assertThat(oneSystem.assessment().orElseThrow().redNeedsMoreSystems()).isTrue();
    }

    @Test
    void aStatutoryStepIsToldAtOnceWhateverTheScore() {
        Story story = Story.by(MODEL);
        story.recorded(SCHOOL, arrears(1, 0));
        Verdict notice = story.recorded(step("1", PossessionStage.NOTICE, TODAY.plusDays(60)));
        assertThat(notice.reason()).isEqualTo(DecisionReason.NO_RISE);
        assertThat(notice.alerts())
                .extracting(Alert::kind, Alert::reason, Alert::step, Alert::deadline)
                .containsExactly(tuple(
                        AlertKind.NOTICE_SERVED, DecisionReason.TRIGGERED, EpisodeStep.OPENED, TODAY.plusDays(60)));

        assertThat(story.recorded(arrears(2, 0)).rulings())
                .as("and nothing further")
                .hasSize(1);

        Verdict nearer =
                story.recorded(row("8", "8", 1, possession(PossessionStage.NOTICE, TODAY, TODAY.plusDays(30))));
        assertThat(nearer.alerts())
                .extracting(Alert::reason, Alert::step, Alert::deadline)
                .containsExactly(tuple(DecisionReason.DEADLINE_NEARER, EpisodeStep.ROSE, TODAY.plusDays(30)));

        Verdict claim = story.recorded(
                row("2", "1", 1, possession(PossessionStage.CLAIM, TODAY.plusDays(1), null)),
                gone(row("8", "8", 1, possession(PossessionStage.NOTICE, TODAY)), 2));
        assertThat(claim.alerts())
                .extracting(Alert::kind, Alert::reason)
                .containsExactly(
                        tuple(AlertKind.NOTICE_SERVED, DecisionReason.STEP_MOVED_ON),
                        tuple(AlertKind.CLAIM_ISSUED, DecisionReason.TRIGGERED));
        assertThat(claim.alerts().get(1).deadline())
                .as("without a date: 56 days from the step")
                .isEqualTo(TODAY.plusDays(57));
    }

    @Test
    void aNewNoticeIsToldThoughAnOlderOneStands() {
        Story story = Story.by(MODEL);
        story.recorded(SCHOOL, arrears(1, 0));
        story.recorded(step("1", PossessionStage.NOTICE, TODAY.plusDays(30)));
        Verdict later = story.recorded(
                row("2", "1", 1, possession(PossessionStage.NOTICE, TODAY.plusDays(1), TODAY.plusDays(90))));
        assertThat(later.alerts())
                .extracting(Alert::kind, Alert::reason, Alert::step, Alert::deadline)
                .containsExactly(
                        tuple(AlertKind.NOTICE_SERVED, DecisionReason.TRIGGERED, EpisodeStep.ROSE, TODAY.plusDays(90)));
    }

    @Test
    void anEvictionIsToldWhenItsDateComesWithinTheHorizon() {
        Story story = Story.by(MODEL);
        story.recorded(SCHOOL, arrears(1, 0));
        assertStatutory(
                story.recorded(step("1", PossessionStage.ORDER, TODAY.plusDays(60))),
                tuple(AlertKind.CLAIM_ISSUED, DecisionReason.TRIGGERED, EpisodeStep.OPENED, TODAY.plusDays(60)));
        assertThat(story.tick(TODAY.plusDays(3)).alerts()).isEmpty();
        Verdict verdict = story.tick(TODAY.plusDays(4));
        assertStatutory(
                verdict,
                tuple(AlertKind.CLAIM_ISSUED, DecisionReason.STEP_MOVED_ON, EpisodeStep.CLOSED, null),
                tuple(AlertKind.EVICTION_DATED, DecisionReason.TRIGGERED, EpisodeStep.OPENED, TODAY.plusDays(60)));
        assertThat(verdict.alerts().get(0).assessment().change()).isNull();
    }

    private static void assertStatutory(Verdict verdict, Tuple... told) {
        assertThat(verdict.alerts())
                .filteredOn(alert -> alert.kind().isStatutory())
                .extracting(Alert::kind, Alert::reason, Alert::step, Alert::deadline)
                .containsExactly(told);
    }

    @Test
    void aWarrantThatWaitsForTheBailiffsDateLeavesTheWarningOfTheOrdersDateStanding() {
        Story story = Story.by(MODEL);
        story.recorded(SCHOOL, arrears(1, 0), step("1", PossessionStage.CLAIM, null));
        assertStatutory(
                story.recorded(step("2", PossessionStage.ORDER, TODAY.plusDays(30))),
                tuple(AlertKind.CLAIM_ISSUED, DecisionReason.STEP_MOVED_ON, EpisodeStep.CLOSED, null),
                tuple(AlertKind.EVICTION_DATED, DecisionReason.TRIGGERED, EpisodeStep.OPENED, TODAY.plusDays(30)));

        story.tick(TODAY.plusDays(40)); // the tenant stays
        FactRow undated = row("3", "1", 1, possession(PossessionStage.WARRANT, TODAY.plusDays(40), null));
        assertStatutory(
                story.recorded(undated),
                tuple(AlertKind.EVICTION_DATED, DecisionReason.TRIGGERED, EpisodeStep.ROSE, TODAY.plusDays(30)));

        assertThat(story.recorded(row(
                                "3",
                                "1",
                                2,
                                possession(PossessionStage.WARRANT, TODAY.plusDays(40), TODAY.plusDays(61))))
                        .alerts())
                .as("a later date is no news")
                .isEmpty();
        assertThat(story.state().triggers())
                .extracting(Trigger::kind, Trigger::deadline)
                .containsExactly(tuple(AlertKind.EVICTION_DATED, TODAY.plusDays(61)));
        assertStatutory(
                story.recorded(row("4", "1", 1, possession(PossessionStage.WITHDRAWN, TODAY.plusDays(41), null))),
                tuple(AlertKind.EVICTION_DATED, DecisionReason.STEP_MOVED_ON, EpisodeStep.CLOSED, null));
    }

    @Test
    void anOrderWithoutANearDateRaisesTheWarningOfTheClaim() {
        Story story = Story.by(MODEL);
        story.recorded(SCHOOL, arrears(1, 0), step("1", PossessionStage.NOTICE, TODAY.plusDays(30)));
        story.recorded(step("2", PossessionStage.CLAIM, null));

        story.tick(TODAY.plusDays(10));
        assertStatutory(
                story.recorded(row("3", "1", 1, possession(PossessionStage.ORDER, TODAY.plusDays(10), null))),
                tuple(AlertKind.CLAIM_ISSUED, DecisionReason.TRIGGERED, EpisodeStep.ROSE, TODAY.plusDays(66)));
        assertThat(story.recorded(row(
                                "3",
                                "1",
                                2,
                                possession(PossessionStage.ORDER, TODAY.plusDays(10), TODAY.plusDays(100))))
                        .alerts())
                .as("a date that is not near is no news")
                .isEmpty();
        assertThat(story.state().episodes()).extracting(Episode::kind).containsExactly(AlertKind.CLAIM_ISSUED);

        assertThat(story.tick(TODAY.plusDays(43)).alerts()).isEmpty();
        assertThat(story.state().due()).contains(midnight(TODAY.plusDays(44)));
        assertStatutory(
                story.tick(TODAY.plusDays(44)),
                tuple(AlertKind.CLAIM_ISSUED, DecisionReason.STEP_MOVED_ON, EpisodeStep.CLOSED, null),
                tuple(AlertKind.EVICTION_DATED, DecisionReason.TRIGGERED, EpisodeStep.OPENED, TODAY.plusDays(100)));
    }

    @Test
    void aDateThatIsTakenBackLeavesAWarningStanding() {
        Story story = Story.by(MODEL);
        story.recorded(SCHOOL, arrears(1, 0), step("1", PossessionStage.ORDER, TODAY.plusDays(30)));
        assertStatutory(
                story.recorded(row("1", "1", 2, possession(PossessionStage.ORDER, TODAY, null))),
                tuple(AlertKind.CLAIM_ISSUED, DecisionReason.TRIGGERED, EpisodeStep.OPENED, TODAY.plusDays(56)),
                tuple(AlertKind.EVICTION_DATED, DecisionReason.STEP_MOVED_ON, EpisodeStep.CLOSED, null));
    }

    @Test
    void aGraverStepEndsASnooze() {
        Story story = Story.by(MODEL);
        story.recorded(SCHOOL, arrears(1, 0), step("1", PossessionStage.CLAIM, null));
        story.acted(new OfficerAction.Snoozed(AlertKind.CLAIM_ISSUED, TODAY.plusDays(20), "hearing is on the 18th"));
        story.tick(TODAY.plusDays(1));
        story.recorded(row("2", "1", 1, possession(PossessionStage.ORDER, TODAY.plusDays(1), null)));
        assertThat(story.state().episodes())
                .extracting(Episode::kind, Episode::snoozedUntil)
                .containsExactly(tuple(AlertKind.CLAIM_ISSUED, null));
    }

    @Test
    void aSnapshotTellsOfNoStatutoryStepEither() {
        Story story = Story.by(MODEL);
        Verdict verdict = story.snapshot(step("1", PossessionStage.NOTICE, null));
        assertThat(verdict.alerts()).isEmpty();
        assertThat(verdict.rulings())
                .extracting(Ruling::kind, Ruling::reason)
                .contains(tuple(AlertKind.NOTICE_SERVED, DecisionReason.SNAPSHOT));
        assertThat(story.recorded(arrears(1, 0)).alerts()).as("nor later").isEmpty();
    }

    @Test
    void aSnoozeHoldsUntilAnIndicatorReachesAHigherBand() {
        Story story = amber();
        assertSilent(story.acted(snooze(TODAY.plusDays(20), "arrangement made")), DecisionReason.SNOOZED);
        assertSilent(story.recorded(arrears(2, 90_000)), DecisionReason.NO_RISE);
        assertTold(
                story.recorded(row("2", "2", 1, debt(1)), SUPPORT_GONE),
                DecisionReason.SNOOZE_ENDED_BY_CHANGE,
                EpisodeStep.REOPENED);
        assertThat(story.state().episodes().get(0).snoozedUntil()).isNull();
    }

    @Test
    void aSnoozeRunsOutAfterItsLastDayAndIsCapped() {
        Story story = amber();
        story.acted(snooze(TODAY.plusDays(300), "will ring in spring"));
        assertThat(story.state().episodes().get(0).snoozedUntil()).isEqualTo(TODAY.plusDays(28));
        assertSilent(story.tick(TODAY.plusDays(28)), DecisionReason.NO_RISE);
        assertTold(story.tick(TODAY.plusDays(29)), DecisionReason.SNOOZE_RAN_OUT, EpisodeStep.REOPENED);
        assertSilent(story.tick(TODAY.plusDays(30)), DecisionReason.NO_RISE);
    }

    @Test
    void aSnoozeWithoutReasonOrAlertIsRefused() {
        Story story = amber();
        assertSilent(story.acted(snooze(TODAY.plusDays(2), "  ")), DecisionReason.SNOOZE_REFUSED);
        assertSilent(story.acted(snooze(TODAY.minusDays(1), "too late")), DecisionReason.SNOOZE_REFUSED);
        assertSilent(
                story.acted(new OfficerAction.Snoozed(AlertKind.CLAIM_ISSUED, TODAY.plusDays(2), "none is open")),
                DecisionReason.SNOOZE_REFUSED);
        assertThat(story.state().episodes().get(0).snoozedUntil()).isNull();
    }

    @Test
    void whoEndsASnoozeIsToldNothingAndIsToldAgainLater() {
        Story story = amber();
        story.acted(snooze(TODAY.plusDays(20), "arrangement made"));

        assertSilent(story.acted(new OfficerAction.Unsnoozed(AlertKind.ESCALATION)), DecisionReason.OFFICER_ACTED);

        assertThat(story.state().episodes().get(0).snoozedUntil()).isNull();
        assertThat(story.tick(TODAY.plusDays(21)).alerts())
                .as("no snooze runs out")
                .isEmpty();
    }

    private static OfficerAction snooze(LocalDate until, String reason) {
        return new OfficerAction.Snoozed(AlertKind.ESCALATION, until, reason);
    }

    @Test
    void whileAnOfficerHasTheCaseARiseIsNotToldAndAfterwardsItIs() {
        Story story = Story.by(MODEL);
        story.recorded(SCHOOL, ENFORCED);
        assertSilent(story.acted(new OfficerAction.CaseOpened("HO-12")), DecisionReason.OFFICER_ACTED);
        assertSilent(story.recorded(arrears(1, 80_000)), DecisionReason.CASE_OPEN);
        assertSilent(story.recorded(arrears(2, 85_000)), DecisionReason.NO_RISE);
        assertSilent(story.acted(new OfficerAction.CaseClosed("another")), DecisionReason.OFFICER_ACTED);
        assertTold(
                story.acted(new OfficerAction.CaseClosed("HO-12")),
                DecisionReason.INHIBITION_ENDED,
                EpisodeStep.OPENED);
        assertSilent(story.recorded(arrears(3, 80_000)), DecisionReason.NO_RISE);
    }

    @Test
    void aCaseClosesWhatIsOpenAndItIsToldAgainWhenTheLastCaseIsClosed() {
        Story story = amber();
        assertTold(story.acted(new OfficerAction.CaseOpened("HO-12")), DecisionReason.CASE_OPEN, EpisodeStep.CLOSED);
        assertSilent(story.acted(new OfficerAction.CaseOpened("HO-13")), DecisionReason.OFFICER_ACTED);
        assertSilent(story.acted(new OfficerAction.CaseClosed("HO-12")), DecisionReason.OFFICER_ACTED);
        assertThat(story.state().cases().open()).containsExactly("HO-13");
        assertTold(
                story.acted(new OfficerAction.CaseClosed("HO-13")),
                DecisionReason.INHIBITION_ENDED,
                EpisodeStep.OPENED);
    }

    @Test
    void whatACaseClosedIsNotToldAgainOnceTheConcernIsGone() {
        Story story = amber();
        story.acted(new OfficerAction.CaseOpened("HO-12"));
        story.recorded(arrears(2, 0));
        story.tick(story.now().plus(DAY));
        assertSilent(story.acted(new OfficerAction.CaseClosed("HO-12")), DecisionReason.OFFICER_ACTED);
    }

    @Test
    void aMoratoriumClosesWhatIsOpenAndItIsToldAgainAfterwards() {
        Story story = amber();
        CouncilTaxDebt breathing = new CouncilTaxDebt(0, null, RecoveryStage.ENFORCEMENT, 0, 0, true);
        assertTold(story.recorded(row("1", "1", 2, breathing)), DecisionReason.MORATORIUM, EpisodeStep.CLOSED);
        assertTold(
                story.recorded(row("1", "1", 3, debt(RecoveryStage.ENFORCEMENT))),
                DecisionReason.INHIBITION_ENDED,
                EpisodeStep.OPENED);
    }

    @Test
    void aSilentRiseDoesNotTellWhatWasNotTold() {
        Story story = Story.by(MODEL);
        story.recorded(SCHOOL, ENFORCED);
        story.acted(new OfficerAction.CaseOpened("HO-12"));
        assertSilent(story.recorded(arrears(1, 80_000)), DecisionReason.CASE_OPEN);
        assertSilent(story.snapshot(SUPPORT_GONE, step("1", PossessionStage.WARRANT, null)), DecisionReason.SNAPSHOT);
        assertThat(story.state().held().rag()).isEqualTo(Rag.RED);
        assertTold(
                story.acted(new OfficerAction.CaseClosed("HO-12")),
                DecisionReason.INHIBITION_ENDED,
                EpisodeStep.OPENED);
    }

    @Test
    void aCaseThatWasTakenOnBeforeTheFirstModelInhibits() {
        Story story = Story.beforeAnyModel();
        assertSilent(story.acted(new OfficerAction.CaseOpened("HO-12")), DecisionReason.NO_MODEL);
        story.publish(MODEL);
        story.recorded(SCHOOL, ENFORCED);
        assertSilent(story.recorded(arrears(1, 80_000)), DecisionReason.CASE_OPEN);
    }

    @Test
    void aMoratoriumSilencesARiseAndNoStatutoryStep() {
        Story story = Story.by(MODEL);
        CouncilTaxDebt breathing = new CouncilTaxDebt(0, null, RecoveryStage.ENFORCEMENT, 0, 0, true);
        story.recorded(SCHOOL, row("1", "1", 1, breathing));
        assertSilent(story.recorded(arrears(1, 80_000)), DecisionReason.MORATORIUM);
        assertThat(story.recorded(step("1", PossessionStage.NOTICE, null)).alerts())
                .extracting(Alert::kind)
                .containsExactly(AlertKind.NOTICE_SERVED);
        assertTold(
                story.recorded(row("1", "1", 2, debt(RecoveryStage.ENFORCEMENT))),
                DecisionReason.INHIBITION_ENDED,
                EpisodeStep.OPENED);
    }

    @Test
    void nobodyIsToldOfThoseWhoDiedOrLeft() {
        Story died = Story.by(MODEL);
        died.recorded(SCHOOL, ENFORCED, row("P", "P", 1, new PersonStatus(TODAY, null)));
        assertSilent(died.recorded(arrears(1, 80_000)), DecisionReason.DIED);
        Verdict notice = died.recorded(step("1", PossessionStage.NOTICE, null));
        assertThat(notice.alerts()).isEmpty();
        assertThat(notice.rulings())
                .extracting(Ruling::kind, Ruling::reason)
                .contains(tuple(AlertKind.NOTICE_SERVED, DecisionReason.DIED));

        Story left = Story.by(MODEL);
        left.recorded(SCHOOL, ENFORCED, row("P", "P", 1, new PersonStatus(null, TODAY.plusDays(1))));
        assertTold(left.recorded(arrears(1, 80_000)), DecisionReason.CONCERN_ROSE, EpisodeStep.OPENED);
        left.tick(TODAY.plusDays(1));
        assertSilent(left.recorded(SUPPORT_GONE, step("1", PossessionStage.WARRANT, null)), DecisionReason.MOVED_OUT);
    }

    @Test
    void theClockComesToSomebodyOnTheDayOnWhichTheyWillHaveLeft() {
        Story story = new Story();
        story.recorded(row("P", "P", 1, new PersonStatus(TODAY.plusDays(9), TODAY.plusDays(4))));

        assertThat(story.state().due()).contains(midnight(TODAY.plusDays(4)));
        story.tick(TODAY.plusDays(4));
        assertThat(story.state().due()).contains(midnight(TODAY.plusDays(9)));
        story.tick(TODAY.plusDays(9));
        assertThat(story.state().due()).isEmpty();
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    @Test
    void whatIsOpenOfSomebodyWhoLeftIsClosedAndToldAgainShouldTheyBeThereAfterAll() {
        Story story = amber();
        story.recorded(step("1", PossessionStage.NOTICE, null));
        FactRow left = row("P", "P", 1, new PersonStatus(null, TODAY));
        assertThat(story.recorded(left).alerts())
                .extracting(Alert::kind, Alert::reason, Alert::step)
                .containsExactly(
                        tuple(AlertKind.ESCALATION, DecisionReason.MOVED_OUT, EpisodeStep.CLOSED),
                        tuple(AlertKind.NOTICE_SERVED, DecisionReason.MOVED_OUT, EpisodeStep.CLOSED));
        assertThat(story.recorded(arrears(2, 85_000)).alerts()).isEmpty();
        assertThat(story.recorded(gone(left, 2)).alerts())
                .extracting(Alert::kind, Alert::reason, Alert::step)
                .containsExactly(
                        tuple(AlertKind.ESCALATION, DecisionReason.INHIBITION_ENDED, EpisodeStep.OPENED),
                        tuple(AlertKind.NOTICE_SERVED, DecisionReason.TRIGGERED, EpisodeStep.OPENED));
    }

    @Test
    void whatAnOfficerSaysOfAnAlertIsRecordedAndChangesNothing() {
        Story story = amber();
        CitizenState before = story.state();
        String alert = before.episodes().get(0).id();
        assertSilent(
                story.acted(
                        new OfficerAction.OutcomeRecorded(alert, AlertOutcome.WRONG_PERSON, "rent-arrears", "2026-12")),
                DecisionReason.OFFICER_ACTED);
        assertSilent(story.acted(new OfficerAction.CaseMissed(TODAY, "support-shock")), DecisionReason.OFFICER_ACTED);
        assertThat(story.state()).isEqualTo(before);
    }

    @Test
    void theEndOfEveryFactEndsTheEpisode() {
        Story story = amber();
        Verdict verdict = story.linked(Story.changes(null, gone(SCHOOL, 2), gone(ENFORCED, 2), gone(arrears(1, 0), 2)));
        assertTold(verdict, DecisionReason.NOTHING_LEFT, EpisodeStep.CLOSED);
        assertThat(story.state().held().rag()).isEqualTo(Rag.GREEN);
        assertThat(story.state().due()).isEmpty();
    }
}
