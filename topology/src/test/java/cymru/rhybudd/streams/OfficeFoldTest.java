package cymru.rhybudd.streams;

import static cymru.rhybudd.streams.AlertRecords.amber;
import static cymru.rhybudd.streams.AlertRecords.notice;
import static cymru.rhybudd.streams.AlertRecords.red;
import static cymru.rhybudd.streams.Desk.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.Assessment;
import cymru.rhybudd.schemas.ClockTicked;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.HeldAlert;
import cymru.rhybudd.schemas.HoldReason;
import cymru.rhybudd.schemas.HoldRuled;
import cymru.rhybudd.schemas.HoldRuling;
import cymru.rhybudd.schemas.HoldState;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.Rag;
import cymru.rhybudd.schemas.StoredTelling;
import cymru.rhybudd.schemas.TeamDigest;
import cymru.rhybudd.schemas.TeamsPublished;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a team is told, and when: stories in the order of docs/meaning.md. */
class OfficeFoldTest {
    private static final String NORTH = "budget/housing-options-north/2026-11-23";
    private static final LocalDate DEADLINE = LocalDate.of(2027, 1, 18);

    // 1. Closings.

    @Test
    void aClosingOfWhatWasToldPassesQuietly() {
        Desk desk = Desk.withBudget(1, 0).alert(amber("a", 3000));

        desk.alert(amber("a", 3000).then("end", EpisodeStep.CLOSED));

        assertThat(desk.toldIds()).containsExactly("a", "end");
        assertThat(desk.count("told", "housing-options-north"))
                .as("a closing counts for nothing")
                .isEqualTo(1);
        assertThat(desk.held()).isEmpty();
    }

    @Test
    void aClosingOfWhatNobodyHeardOfWithdrawsIt() {
        Desk desk = Desk.withBudget(1, 0).alert(amber("first", 3000)).alert(amber("a", 3000));

        desk.alert(amber("a", 3000).then("end", EpisodeStep.CLOSED));

        assertThat(desk.toldIds()).as("and nothing further").containsExactly("first");
        assertThat(desk.state("a")).isEqualTo(HoldState.WITHDRAWN);
        assertThat(desk.memory().tellings().get("a")).as("forgotten").isNull();
    }

    @Test
    void aClosingOfWhatWasToldAndWaitsAgainDoesBoth() {
        Desk desk = Desk.withBudget(1, 0).alert(amber("a", 3000));
        desk.alert(red("a", 6000).then("worse", EpisodeStep.ROSE));
        assertThat(desk.state("worse")).isEqualTo(HoldState.WAITING);

        desk.alert(amber("a", 3000).then("end", EpisodeStep.CLOSED));

        assertThat(desk.state("worse")).isEqualTo(HoldState.WITHDRAWN);
        assertThat(desk.toldIds()).containsExactly("a", "end");
    }

    @Test
    void aClosingOfWhatASupervisorDroppedPasses() {
        Desk desk = Desk.withBudget(1, 0).alert(amber("first", 3000)).alert(amber("a", 3000));
        desk.rule(HoldRuling.DROP, "a");

        desk.alert(amber("a", 3000).then("end", EpisodeStep.CLOSED));

        assertThat(desk.toldIds()).containsExactly("first", "end");
    }

    @Test
    void aClosingThatANewModelCausesWaitsForASupervisor() {
        Desk desk = Desk.withBudget(9, 0).alert(amber("a", 3000));

        desk.alert(amber("a", 3000).closedByModel("end"));

        assertThat(desk.toldIds()).containsExactly("a");
        assertThat(desk.held("end"))
                .extracting(HeldAlert::getHold, HeldAlert::getReason, HeldAlert::getState)
                .containsExactly("model/2026-12", HoldReason.MODEL_CHANGE, HoldState.WAITING);
    }

    @Test
    void whatWaitsOfTheEpisodeIsWithdrawnWhenTheClosingOfAModelIsReleased() {
        Desk desk = Desk.withBudget(1, 0).alert(amber("a", 3000));
        desk.alert(red("a", 6000).then("worse", EpisodeStep.ROSE));

        desk.alert(amber("a", 3000).closedByModel("end"));
        assertThat(desk.waiting()).containsExactlyInAnyOrder("worse", "end");
        desk.rule(HoldRuling.RELEASE, "model/2026-12");

        assertThat(desk.state("worse")).isEqualTo(HoldState.WITHDRAWN);
        assertThat(desk.toldIds()).containsExactly("a", "end");
        assertThat(desk.memory().tellings().get("a")).as("forgotten").isNull();
    }

    @Test
    void whatWaitsOfTheEpisodeIsToldThoughTheClosingOfAModelIsDropped() {
        Desk desk = Desk.withBudget(1, 0).alert(amber("first", 3000)).alert(amber("a", 3000));
        desk.alert(amber("a", 3000).closedByModel("end"));

        desk.rule(HoldRuling.DROP, "model/2026-12").tick(MONDAY.plusWeeks(1));

        assertThat(desk.toldIds()).containsExactly("first", "a");
        assertThat(desk.state("end")).isEqualTo(HoldState.DROPPED);
        assertThat(desk.memory().tellings().get("a")).as("forgotten").isNull();
    }

    @Test
    void whatIsToldBeforeTheClosingOfAModelIsReleasedIsClosed() {
        Desk desk = Desk.withBudget(1, 0).alert(amber("first", 3000)).alert(amber("a", 3000));
        desk.alert(amber("a", 3000).closedByModel("end"));

        desk.tick(MONDAY.plusWeeks(1)).rule(HoldRuling.RELEASE, "end");

        assertThat(desk.toldIds()).containsExactly("first", "a", "end");
        assertThat(desk.memory().tellings().get("a")).as("forgotten").isNull();
    }

    @ParameterizedTest
    @EnumSource(names = {"RELEASE", "DIGEST"})
    void aClosingOfAModelThatIsReleasedIsWithdrawnWithWhatNobodyHeardOf(HoldRuling ruling) {
        Desk desk = Desk.withBudget(1, 0).alert(amber("first", 3000)).alert(amber("a", 3000));
        desk.alert(amber("a", 3000).closedByModel("end"));

        desk.rule(ruling, "model/2026-12").tick(MONDAY.plusWeeks(1));

        assertThat(desk.state("a")).isEqualTo(HoldState.WITHDRAWN);
        assertThat(desk.state("end")).isEqualTo(HoldState.WITHDRAWN);
        assertThat(desk.toldIds()).as("and nothing further").containsExactly("first");
        assertThat(desk.digests()).isEmpty();
        assertThat(desk.memory().tellings().get("a")).as("forgotten").isNull();
    }

    @Test
    void aModelThatRaisesAndClosesLeavesNothingToRuleOn() {
        Desk desk = Desk.withBudget(1, 0).alert(amber("a", 3000).byModel());

        desk.alert(amber("a", 3000).closedByModel("end"));

        assertThat(desk.state("a")).isEqualTo(HoldState.WITHDRAWN);
        assertThat(desk.waiting()).isEmpty();
        assertThat(desk.memory().tellings().get("a")).as("forgotten").isNull();
    }

    @Test
    void aClosingThatIsReleasedIsTold() {
        Desk desk = Desk.withBudget(1, 0)
                .alert(amber("a", 3000))
                .alert(amber("a", 3000).closedByModel("end"));

        desk.rule(HoldRuling.RELEASE, "model/2026-12");

        assertThat(desk.toldIds()).containsExactly("a", "end");
        assertThat(desk.told().get(1))
                .extracting(OfficerNotification::getReleasedFrom, OfficerNotification::getCountedIn)
                .containsExactly("model/2026-12", null);
        assertThat(desk.memory().tellings().get("a")).as("it stays over").isNull();
    }

    @Test
    void aDigestNamesClosingsLast() {
        Desk desk = Desk.withBudget(9, 0)
                .alert(notice("n", DEADLINE))
                .alert(notice("n", DEADLINE)
                        .with(Rag.RED, 7000)
                        .then("end", EpisodeStep.CLOSED)
                        .byModel())
                .alert(amber("a", 3000).byModel())
                .alert(red("b", 6000).byModel());

        desk.rule(HoldRuling.DIGEST, "model/2026-12");

        assertThat(desk.digests()).hasSize(1);
        assertThat(desk.digests().get(0).getAlerts())
                .extracting(Alert::getAlertId, Alert::getStep)
                .containsExactly(
                        tuple("b", EpisodeStep.OPENED),
                        tuple("a", EpisodeStep.OPENED),
                        tuple("end", EpisodeStep.CLOSED));
    }

    @Test
    void aClosingThatIsDroppedTellsNobody() {
        Desk desk = Desk.withBudget(1, 0)
                .alert(amber("a", 3000))
                .alert(amber("a", 3000).closedByModel("end"));

        desk.rule(HoldRuling.DROP, "end");

        assertThat(desk.state("end")).isEqualTo(HoldState.DROPPED);
        assertThat(desk.toldIds()).as("and nothing further").containsExactly("a");
    }

    @Test
    void aClosingWaitsOnThoughAnotherEpisodeOpensAndCloses() {
        Desk desk = Desk.withBudget(9, 0)
                .alert(amber("a", 3000))
                .alert(amber("a", 3000).closedByModel("end"));

        desk.alert(red("b", 7000)).alert(red("b", 7000).then("endOfB", EpisodeStep.CLOSED));

        assertThat(desk.waiting()).containsExactly("end");
        assertThat(desk.toldIds()).containsExactly("a", "b", "endOfB");
    }

    @Test
    void aClosingThatWaitsAndComesAgainWaitsOnce() {
        Desk desk = Desk.withBudget(9, 0)
                .alert(amber("a", 3000))
                .alert(amber("a", 3000).closedByModel("end"));

        desk.alert(amber("a", 3000).closedByModel("end"));
        desk.rule(HoldRuling.RELEASE, "model/2026-12");

        assertThat(desk.toldIds()).containsExactly("a", "end");
    }

    // 2 to 5. Ways.

    @Test
    void statutoryAlertsAreToldAtOnceAndCountForNothing() {
        Desk desk = Desk.withBudget(1, 0).alert(amber("a", 3000));

        desk.alert(notice("n", DEADLINE)).alert(notice("m", DEADLINE).inMassUpdate("housing/possession_action/9"));

        assertThat(desk.toldIds()).containsExactly("a", "n", "m");
        assertThat(desk.count("told", "housing-options-north")).isEqualTo(1);
        assertThat(desk.told()).extracting(OfficerNotification::getCountedIn).containsExactly(MONDAY, null, null);
    }

    @Test
    void whatANewModelRaisedWaitsStatutoryOrNot() {
        Desk desk = Desk.withBudget(9, 0);

        desk.alert(amber("a", 3000).byModel()).alert(notice("n", DEADLINE).byModel());

        assertThat(desk.told()).isEmpty();
        assertThat(desk.held().values())
                .extracting(HeldAlert::getHold, HeldAlert::getReason, HeldAlert::getState, HeldAlert::getTeam)
                .containsOnly(
                        tuple("model/2026-12", HoldReason.MODEL_CHANGE, HoldState.WAITING, "housing-options-north"));
        assertThat(desk.count("held", "MODEL_CHANGE", "housing-options-north")).isEqualTo(2);
        assertThat(desk.heldSince("MODEL_CHANGE")).isEqualTo("2026-11-24");
    }

    @Test
    void whatCameWithAMassUpdateWaitsUnderItsName() {
        Desk desk = Desk.withBudget(9, 0);

        desk.alert(amber("a", 3000).inMassUpdate("revenues/council_tax_balance/77"));

        assertThat(desk.told()).isEmpty();
        assertThat(desk.held("a"))
                .extracting(HeldAlert::getHold, HeldAlert::getReason)
                .containsExactly("revenues/council_tax_balance/77", HoldReason.MASS_UPDATE);
    }

    @Test
    void everyTeamHasABudgetOfItsOwn() {
        Desk desk = Desk.withBudget(1, 0).alert(amber("a", 3000));

        desk.alert(amber("b", 3000).of("HOUSING", "south")).alert(amber("c", 3000));

        assertThat(desk.toldIds()).containsExactly("a", "b");
        assertThat(desk.held("c").getHold()).isEqualTo(NORTH);
        assertThat(desk.count("left", "housing-options-north")).isZero();
    }

    @Test
    void theLastOfAWeekAreKeptForRed() {
        Desk desk = Desk.withBudget(3, 1);

        desk.alert(amber("a", 3000)).alert(amber("b", 3000)).alert(amber("c", 3000));
        desk.alert(red("d", 6000)).alert(red("e", 6000));

        assertThat(desk.toldIds()).containsExactly("a", "b", "d");
        assertThat(desk.waiting()).containsExactly("c", "e");
    }

    // 6. In place of another.

    @Test
    void aMoreSevereAlertTakesThePlaceOfTheOneThatWaits() {
        Desk desk = Desk.withBudget(2, 1).alert(amber("first", 3000)).alert(amber("a", 3000));

        desk.alert(red("a", 6000).then("worse", EpisodeStep.ROSE));

        assertThat(desk.state("a")).isEqualTo(HoldState.WITHDRAWN);
        assertThat(desk.toldIds()).containsExactly("first", "worse");
    }

    @Test
    void itMayHaveToWaitForTheBudgetItself() {
        Desk desk = Desk.withBudget(1, 0).alert(amber("first", 3000)).alert(amber("a", 3000));

        desk.alert(red("a", 6000).then("worse", EpisodeStep.ROSE));

        assertThat(desk.state("a")).isEqualTo(HoldState.WITHDRAWN);
        assertThat(desk.waiting()).containsExactly("worse");
        desk.tick(MONDAY.plusWeeks(1)).tick(MONDAY.plusWeeks(2));
        assertThat(desk.toldIds()).containsExactly("first", "worse");
    }

    @Test
    void whatWaitsForTheBudgetIsToldThoughWhatAMassUpdateMadeOfItIsDropped() {
        Desk desk = Desk.withBudget(1, 0).alert(amber("first", 3000)).alert(amber("a", 3000));

        desk.alert(red("a", 6000).then("worse", EpisodeStep.ROSE).inMassUpdate("revenues/balance/77"));
        assertThat(desk.waiting()).containsExactly("a", "worse");
        desk.rule(HoldRuling.DROP, "revenues/balance/77").tick(MONDAY.plusWeeks(1));

        assertThat(desk.toldIds()).containsExactly("first", "a");
        assertThat(desk.state("worse")).isEqualTo(HoldState.DROPPED);
        assertThat(desk.count("held", "BUDGET", "housing-options-north")).isZero();
    }

    @Test
    void whatWaitsForTheBudgetIsToldThoughWhatAModelMadeOfItIsDropped() {
        Desk desk = Desk.withBudget(1, 0).alert(amber("first", 3000)).alert(amber("a", 3000));

        desk.alert(red("a", 6000).then("worse", EpisodeStep.ROSE).byModel());
        desk.rule(HoldRuling.DROP, "model/2026-12").tick(MONDAY.plusWeeks(1));

        assertThat(desk.toldIds()).containsExactly("first", "a");
    }

    @Test
    void whatIsReleasedWithdrawsWhatSaysLessUnderAnotherHold() {
        Desk desk = Desk.withBudget(1, 0).alert(amber("first", 3000)).alert(amber("a", 3000));
        desk.alert(red("a", 6000).then("worse", EpisodeStep.ROSE).byModel());

        desk.rule(HoldRuling.RELEASE, "model/2026-12");

        assertThat(desk.state("a")).isEqualTo(HoldState.WITHDRAWN);
        assertThat(desk.held("a").getOfficer()).as("nobody ruled about it").isNull();
        assertThat(desk.state("worse")).isEqualTo(HoldState.RELEASED);
        assertThat(desk.count("held", "BUDGET", "housing-options-north")).isZero();
        desk.tick(MONDAY.plusWeeks(1));
        assertThat(desk.toldIds()).as("and nothing further").containsExactly("first", "worse");
    }

    @Test
    void soDoesWhatIsDigested() {
        Desk desk = Desk.withBudget(1, 0).alert(amber("first", 3000)).alert(amber("a", 3000));
        desk.alert(red("a", 6000).then("worse", EpisodeStep.ROSE).byModel());

        desk.rule(HoldRuling.DIGEST, "worse").tick(MONDAY.plusWeeks(1));

        assertThat(desk.state("a")).isEqualTo(HoldState.WITHDRAWN);
        assertThat(desk.toldIds()).containsExactly("first");
        assertThat(desk.digests()).hasSize(1);
    }

    @Test
    void whatIsToldFirstLeavesTheMoreSevereOneToItsHold() {
        Desk desk = Desk.withBudget(1, 0).alert(amber("first", 3000)).alert(amber("a", 3000));
        desk.alert(red("a", 6000).then("worse", EpisodeStep.ROSE).byModel());

        desk.tick(MONDAY.plusWeeks(1));
        assertThat(desk.waiting()).containsExactly("worse");
        desk.rule(HoldRuling.RELEASE, "model/2026-12");

        assertThat(desk.toldIds()).containsExactly("first", "a", "worse");
    }

    @Test
    void whatIsReleasedLeavesWhatCameAfterIt() {
        Desk desk = Desk.withBudget(1, 0)
                .alert(amber("first", 3000))
                .alert(red("a", 6000).byModel());
        desk.alert(amber("a", 3000).then("again", EpisodeStep.REOPENED));

        desk.rule(HoldRuling.RELEASE, "model/2026-12").tick(MONDAY.plusWeeks(1));

        assertThat(desk.toldIds()).containsExactly("first", "a", "again");
    }

    @Test
    void whatAMassUpdateMakesWorseTakesThePlaceOfWhatItRaised() {
        Desk desk = Desk.withBudget(9, 0).alert(amber("a", 3000).inMassUpdate("revenues/balance/77"));

        desk.alert(red("a", 6000).then("worse", EpisodeStep.ROSE).inMassUpdate("revenues/balance/77"));
        assertThat(desk.state("a")).isEqualTo(HoldState.WITHDRAWN);
        desk.rule(HoldRuling.DROP, "revenues/balance/77");

        assertThat(desk.told()).as("all of it was of that update").isEmpty();
    }

    @Test
    void whatAnotherMassUpdateMakesWorseLeavesIt() {
        Desk desk = Desk.withBudget(9, 0).alert(amber("a", 3000).inMassUpdate("revenues/balance/77"));

        desk.alert(red("a", 6000).then("worse", EpisodeStep.ROSE).inMassUpdate("revenues/balance/78"));

        assertThat(desk.waiting()).containsExactly("a", "worse");
    }

    @Test
    void whatIsToldOrWaitsForTheBudgetTakesThePlaceOfWhatASupervisorsHoldKeeps() {
        Desk desk = Desk.withBudget(1, 0)
                .alert(amber("a", 3000).byModel())
                .alert(amber("b", 3000).inMassUpdate("revenues/balance/77"));

        desk.alert(red("a", 6000).then("told", EpisodeStep.ROSE));
        desk.alert(red("b", 6000).then("waits", EpisodeStep.ROSE));

        assertThat(desk.toldIds()).containsExactly("told");
        assertThat(desk.waiting()).containsExactly("waits");
        assertThat(desk.state("a")).isEqualTo(HoldState.WITHDRAWN);
        assertThat(desk.state("b")).isEqualTo(HoldState.WITHDRAWN);
    }

    @Test
    void aNearerDeadlineOfAModelLeavesTheOneOfAnother() {
        Desk desk = Desk.withBudget(9, 0).alert(notice("n", DEADLINE).byModel()).alert(amber("a", 3000));

        desk.take(byModel("2027-01", notice("n", DEADLINE.minusDays(9)).then("nearer", EpisodeStep.ROSE)));
        assertThat(desk.waiting()).containsExactly("n", "nearer");
        desk.rule(HoldRuling.RELEASE, "model/2027-01");

        assertThat(desk.toldIds()).containsExactly("a", "nearer");
        assertThat(desk.state("n")).isEqualTo(HoldState.WITHDRAWN);
    }

    @Test
    void whatWentOverToAnotherTeamMeanwhileIsWithdrawnWithItsNewKey() {
        Desk desk = Desk.withBudget(1, 0).alert(amber("first", 3000)).alert(amber("a", 3000));
        desk.alert(red("a", 6000).then("worse", EpisodeStep.ROSE).byModel());
        desk.alert(amber("second", 3300)).take(AlertRecords.teams("new", "south"));
        assertThat(desk.toldIds()).containsExactly("first", "second");
        assertThat(desk.waiting()).containsExactly("a", "worse");

        desk.rule(HoldRuling.RELEASE, "model/2026-12");

        assertThat(desk.toldIds()).containsExactly("first", "second", "worse");
        assertThat(desk.state("a")).isEqualTo(HoldState.WITHDRAWN);
        assertThat(desk.count("held", "BUDGET", "housing-options-new")).isZero();
        assertThat(desk.memory().waiting().range("", "\uffff", 9)).isEmpty();
        assertThat(desk.memory().tellings().get("a")).isEqualTo(new StoredTelling(true, List.of(), false));
    }

    @Test
    void aClosingWithdrawsWhatWaitsUnderEitherHold() {
        Desk desk = Desk.withBudget(1, 0).alert(amber("first", 3000)).alert(amber("a", 3000));
        desk.alert(red("a", 6000).then("worse", EpisodeStep.ROSE).byModel());

        desk.alert(amber("a", 3000).then("end", EpisodeStep.CLOSED));

        assertThat(desk.state("a")).isEqualTo(HoldState.WITHDRAWN);
        assertThat(desk.state("worse")).isEqualTo(HoldState.WITHDRAWN);
        assertThat(desk.toldIds()).as("nobody ever heard of it").containsExactly("first");
        desk.rule(HoldRuling.RELEASE, "model/2026-12").tick(MONDAY.plusWeeks(1));
        assertThat(desk.toldIds()).as("and nothing further").containsExactly("first");
    }

    @Test
    void aClosingIsToldWhereOneOfTwoWasRuledOn() {
        Desk desk = Desk.withBudget(1, 0).alert(amber("first", 3000)).alert(amber("a", 3000));
        desk.alert(red("a", 6000).then("worse", EpisodeStep.ROSE).byModel());
        desk.rule(HoldRuling.DROP, "worse");

        desk.alert(amber("a", 3000).then("end", EpisodeStep.CLOSED));

        assertThat(desk.state("a")).isEqualTo(HoldState.WITHDRAWN);
        assertThat(desk.toldIds()).containsExactly("first", "end");
    }

    @Test
    void anAlertThatSaysNoMoreLeavesTheOneThatWaits() {
        Desk desk = Desk.withBudget(1, 0).alert(amber("first", 3000)).alert(amber("a", 3000));

        desk.alert(amber("a", 3000).then("again", EpisodeStep.REOPENED));

        assertThat(desk.waiting()).containsExactly("a", "again");
    }

    @Test
    void anAlertThatWaitsAndComesAgainWaitsOnce() {
        Desk desk = Desk.withBudget(1, 0).alert(amber("first", 3000)).alert(amber("a", 3000));

        desk.alert(amber("a", 3000)).tick(MONDAY.plusWeeks(1));

        assertThat(desk.toldIds()).containsExactly("first", "a");
    }

    // 7. The week turns.

    @Test
    void whatWaitsIsToldByWorthWhenTheWeekTurns() {
        Desk desk = Desk.withBudget(3, 1)
                .alert(amber("1", 3000))
                .alert(amber("2", 3000))
                .alert(amber("low", 3100))
                .alert(amber("late", 3200))
                .alert(amber("later", 3200))
                .alert(red("3", 6000))
                .alert(red("red", 5500))
                .alert(red("redder", 5600));
        assertThat(desk.toldIds()).containsExactly("1", "2", "3");

        desk.tick(MONDAY.plusWeeks(1));

        assertThat(desk.toldIds()).containsExactly("1", "2", "3", "redder", "red");
        assertThat(desk.told().get(4))
                .extracting(OfficerNotification::getReleasedFrom, OfficerNotification::getCountedIn)
                .containsExactly(NORTH, MONDAY.plusWeeks(1));
        assertThat(desk.held("red"))
                .extracting(HeldAlert::getState, HeldAlert::getOfficer)
                .containsExactly(HoldState.RELEASED, null);
        assertThat(desk.waiting()).containsExactlyInAnyOrder("low", "late", "later");
        assertThat(desk.held("late").getHold()).isEqualTo("budget/housing-options-north/2026-11-30");
        assertThat(desk.count("held", "BUDGET", "housing-options-north")).isEqualTo(3);
        assertThat(desk.count("told", "housing-options-north")).isEqualTo(2);

        desk.tick(MONDAY.plusWeeks(2));

        assertThat(desk.toldIds().subList(5, 7)).as("amber may use two").containsExactly("late", "later");
        assertThat(desk.waiting()).containsExactly("low");
    }

    @Test
    void theWeekTurnsAtMidnightOfMondayAndNotBefore() {
        Desk desk = Desk.withBudget(1, 0).alert(amber("a", 3000)).alert(amber("b", 3000));

        desk.tick(Instant.parse("2026-11-29T23:59:59.999Z"));
        assertThat(desk.toldIds()).containsExactly("a");

        desk.tick(Instant.parse("2026-11-30T00:00:00Z"));
        assertThat(desk.toldIds()).containsExactly("a", "b");
    }

    @Test
    void theTurnOfTheYearIsNoTurnOfTheWeek() {
        Desk desk = Desk.withBudget(1, 0).tick(LocalDate.of(2026, 12, 28));
        desk.alert(amber("a", 3000)).alert(amber("b", 3000));

        desk.tick(LocalDate.of(2027, 1, 1));
        assertThat(desk.toldIds()).containsExactly("a");
        assertThat(desk.held("b").getHold()).endsWith("/2026-12-28");

        desk.tick(LocalDate.of(2027, 1, 4));
        assertThat(desk.toldIds()).containsExactly("a", "b");
    }

    @Test
    void anEarlierTickChangesNothing() {
        Desk desk = Desk.withBudget(1, 0).alert(amber("a", 3000)).alert(amber("b", 3000));

        desk.tick(MONDAY.minusWeeks(1)).tick(MONDAY.plusDays(1));

        assertThat(desk.toldIds()).containsExactly("a");
    }

    @Test
    void aModelWithALargerBudgetTellsWhatWaits() {
        Desk desk = Desk.withBudget(1, 0)
                .alert(amber("a", 3000))
                .alert(amber("b", 3000))
                .alert(amber("c", 3100));

        desk.take(AlertRecords.model(2, 0));

        assertThat(desk.toldIds()).containsExactly("a", "c");
        assertThat(desk.waiting()).containsExactly("b");
    }

    @Test
    void beforeTheFirstModelAlertsWaitForTheBudget() {
        Desk desk = new Desk(500)
                .tick(MONDAY)
                .take(AlertRecords.TEAMS)
                .alert(amber("a", 3000))
                .alert(notice("n", DEADLINE));
        assertThat(desk.toldIds()).containsExactly("n");
        assertThat(desk.state("a")).isEqualTo(HoldState.WAITING);

        desk.take(AlertRecords.model(1, 0));

        assertThat(desk.toldIds()).containsExactly("n", "a");
    }

    // 8. Rulings.

    @Test
    void aReleaseTellsTheTeamsOutsideTheirBudgets() {
        Desk desk = massUpdate(1);

        desk.rule(HoldRuling.RELEASE, "revenues/balance/77");

        assertThat(desk.toldIds()).containsExactly("red", "high", "low", "south");
        assertThat(desk.told()).extracting(OfficerNotification::getReleasedFrom).containsOnly("revenues/balance/77");
        assertThat(desk.held("red"))
                .extracting(HeldAlert::getState, HeldAlert::getOfficer, HeldAlert::getRuledBecause)
                .containsExactly(HoldState.RELEASED, "officer-7", "checked");
        assertThat(desk.count("told", "housing-options-north")).isZero();
        assertThat(desk.count("ruled", "RELEASE", "CARRIED_OUT")).isEqualTo(1);
        desk.alert(amber("next", 3000));
        assertThat(desk.toldIds()).as("the budget is untouched").endsWith("next");
    }

    @Test
    void aDigestTellsEachTeamOnceTheGreatestScoreFirst() {
        Desk desk = massUpdate(1);

        desk.rule(HoldRuling.DIGEST, "revenues/balance/77");

        assertThat(desk.told()).isEmpty();
        assertThat(desk.digests())
                .extracting(
                        TeamDigest::getTeam,
                        TeamDigest::getPart,
                        digest -> digest.getAlerts().stream()
                                .map(alert -> alert.getAlertId())
                                .toList())
                .containsExactly(
                        tuple("housing-options-north", 1, List.of("high", "red", "low")),
                        tuple("housing-options-south", 1, List.of("south")));
        assertThat(desk.digests().get(0).getTeamNameCy()).isEqualTo("Opsiynau tai (gogledd)");
        assertThat(desk.digests().get(0).getReason()).isEqualTo("checked");
        assertThat(desk.held().values()).extracting(HeldAlert::getState).containsOnly(HoldState.DIGESTED);
    }

    @Test
    void aDropTellsNobodyAndSaysWhoDidSo() {
        Desk desk = massUpdate(1);

        desk.rule(HoldRuling.DROP, "revenues/balance/77");

        assertThat(desk.told()).isEmpty();
        assertThat(desk.digests()).isEmpty();
        assertThat(desk.held().values())
                .extracting(HeldAlert::getState, HeldAlert::getOfficer)
                .containsOnly(tuple(HoldState.DROPPED, "officer-7"));
        assertThat(desk.count("held", "MASS_UPDATE", "housing-options-north")).isZero();
        assertThat(desk.heldSince("MASS_UPDATE")).isNull();
    }

    @Test
    void aRulingAboutOneAlertConcernsNoOther() {
        Desk desk = massUpdate(1);

        desk.rule(HoldRuling.RELEASE, "low");

        assertThat(desk.toldIds()).containsExactly("low");
        assertThat(desk.waiting()).containsExactlyInAnyOrder("red", "high", "south");
    }

    @Test
    void aBudgetIsAHoldOfOneTeamAndOfThisWeek() {
        Desk desk = Desk.withBudget(1, 0).alert(amber("first", 3000)).alert(amber("a", 3000));
        desk.alert(amber("firstSouth", 3000).of("HOUSING", "south"))
                .alert(amber("b", 3000).of("HOUSING", "south"));

        desk.rule(HoldRuling.RELEASE, "budget/housing-options-north/2026-11-16");
        assertThat(desk.count("ruled", "RELEASE", "UNKNOWN_HOLD")).isEqualTo(1);
        desk.rule(HoldRuling.RELEASE, NORTH);

        assertThat(desk.toldIds()).containsExactly("first", "firstSouth", "a");
        assertThat(desk.waiting()).containsExactly("b");
    }

    @Test
    void aRulingAboutAnUnknownHoldChangesNothingAndIsCounted() {
        Desk desk = massUpdate(1);
        int outputs = desk.outputs().size();

        desk.rule(HoldRuling.DROP, "revenues/balance/7").rule(HoldRuling.DROP, "nonsense");

        assertThat(desk.outputs()).hasSize(outputs);
        assertThat(desk.count("ruled", "DROP", "UNKNOWN_HOLD")).isEqualTo(2);
    }

    @Test
    void whatComesAfterTheRulingWaitsAgain() {
        Desk desk = massUpdate(1).rule(HoldRuling.DROP, "revenues/balance/77");

        desk.alert(amber("late", 3000).inMassUpdate("revenues/balance/77"));

        assertThat(desk.waiting()).containsExactly("late");
    }

    // 9. Teams.

    @Test
    void beforeAnyTeamsAnAlertIsForNobodyYet() {
        Desk desk = new Desk(500).tick(MONDAY).take(AlertRecords.model(1, 0));

        desk.alert(amber("a", 3000)).alert(notice("n", DEADLINE)).alert(amber("b", 3000));

        assertThat(desk.told())
                .extracting(OfficerNotification::getNotificationId, OfficerNotification::getTeam)
                .containsExactly(tuple("a", "unassigned"), tuple("n", "unassigned"));
        assertThat(desk.told().get(0).getTeamNameCy()).isEqualTo("Heb ei neilltuo i dîm eto");
        assertThat(desk.held("b").getHold()).isEqualTo("budget/unassigned/2026-11-23");
    }

    @Test
    void whatWaitsGoesOverToTheTeamsThatArePublished() {
        Desk desk = new Desk(500)
                .tick(MONDAY)
                .take(AlertRecords.model(1, 0))
                .alert(amber("a", 3000))
                .alert(amber("b", 3000))
                .alert(amber("c", 3100))
                .alert(red("d", 6000).byModel());

        desk.take(AlertRecords.TEAMS);

        assertThat(desk.told())
                .extracting(OfficerNotification::getNotificationId, OfficerNotification::getTeam)
                .containsExactly(tuple("a", "unassigned"), tuple("c", "housing-options-north"));
        assertThat(desk.held("b"))
                .extracting(HeldAlert::getHold, HeldAlert::getTeam)
                .containsExactly(NORTH, "housing-options-north");
        assertThat(desk.held("d"))
                .extracting(HeldAlert::getHold, HeldAlert::getTeam, HeldAlert::getState)
                .containsExactly("model/2026-12", "housing-options-north", HoldState.WAITING);
        assertThat(desk.count("held", "BUDGET", "unassigned")).isZero();
        assertThat(desk.count("held", "BUDGET", "housing-options-north")).isEqualTo(1);
    }

    @Test
    void whatWaitsForTwoTeamsThatBecomeOneIsToldByWorth() {
        Desk desk = Desk.withBudget(1, 0)
                .alert(amber("1", 3000))
                .alert(amber("2", 3000).of("HOUSING", "south"))
                .alert(amber("low", 3100))
                .alert(amber("high", 3300).of("HOUSING", "south"))
                .alert(amber("middle", 3200));

        desk.take(AlertRecords.teams("all", "all"));

        assertThat(desk.toldIds()).containsExactly("1", "2", "high");
        assertThat(desk.held("middle").getHold()).isEqualTo("budget/housing-options-all/2026-11-23");
        desk.tick(MONDAY.plusWeeks(1)).tick(MONDAY.plusWeeks(2));
        assertThat(desk.toldIds()).containsExactly("1", "2", "high", "middle", "low");
    }

    @Test
    void theSameTeamsOnceMoreChangeNothing() {
        Desk desk = Desk.withBudget(1, 0).alert(amber("a", 3000)).alert(amber("b", 3000));
        int logged = desk.logged();

        desk.take(AlertRecords.TEAMS).take(new TeamsPublished(AlertRecords.TEAMS.getText() + "# a remark"));

        assertThat(desk.toldIds()).containsExactly("a");
        assertThat(desk.logged()).as("no work follows").isEqualTo(logged + 2);
    }

    @Test
    void aRulingThatIsUnderWayTellsWhoeverIsResponsibleByThen() {
        Desk desk = massUpdate(new Desk(2).take(AlertRecords.TEAMS));
        desk.append(ruled(HoldRuling.DIGEST));
        assertThat(desk.goOn()).isTrue();
        desk.append(AlertRecords.teams("one", "two"));

        desk.goOnToTheEnd();

        assertThat(desk.digests())
                .extracting(TeamDigest::getTeam)
                .containsExactly("housing-options-north", "housing-options-one", "housing-options-two");
        assertThat(desk.held().values()).extracting(HeldAlert::getState).containsOnly(HoldState.DIGESTED);
    }

    @Test
    void nobodyGoesBeforeWhatIsOnItsWayToAnotherTeam() {
        Desk desk = new Desk(1).tick(MONDAY).take(AlertRecords.TEAMS).take(AlertRecords.model(1, 0));
        desk.alert(amber("1", 3000)).alert(amber("a", 3300)).alert(amber("b", 3200));
        desk.append(AlertRecords.teams("new", "south"));

        desk.append(amber("late", 3250).record());
        desk.goOnToTheEnd();

        assertThat(desk.toldIds()).containsExactly("1", "a");
        desk.tick(MONDAY.plusWeeks(1)).tick(MONDAY.plusWeeks(2));
        assertThat(desk.toldIds()).containsExactly("1", "a", "late", "b");
    }

    @Test
    void aTeamThatIsGoneShowsNoFiguresOnceNothingWaitsForIt() {
        Desk desk = Desk.withBudget(1, 0).alert(amber("a", 3000)).alert(amber("b", 3000));

        desk.take(AlertRecords.teams("new", "south"));

        assertThat(desk.shown()).noneMatch(labels -> labels.contains("housing-options-north"));
        assertThat(desk.shown()).anyMatch(labels -> labels.contains("housing-options-new"));
    }

    // Steps.

    @Test
    void aRulingInStepsMeansWhatWaitedWhenItWasRuled() {
        Desk desk = massUpdate(new Desk(2).take(AlertRecords.TEAMS));
        desk.append(ruled(HoldRuling.DIGEST));
        assertThat(desk.goOn()).isTrue();
        desk.append(amber("between", 3000).inMassUpdate("revenues/balance/77").record());
        desk.append(notice("statutory", DEADLINE).record());

        desk.goOnToTheEnd();

        assertThat(desk.waiting()).containsExactly("between");
        assertThat(desk.toldIds()).containsExactly("statutory");
        assertThat(desk.digests())
                .extracting(TeamDigest::getTeam, TeamDigest::getPart)
                .containsExactly(
                        tuple("housing-options-north", 1),
                        tuple("housing-options-north", 2),
                        tuple("housing-options-south", 1));
        assertThat(desk.memory().work().range("", "\uffff", 9)).isEmpty();
    }

    @Test
    void whatClosesBeforeItsStepIsWithdrawn() {
        Desk desk = massUpdate(new Desk(1).take(AlertRecords.TEAMS));
        desk.append(ruled(HoldRuling.RELEASE));
        assertThat(desk.goOn()).isTrue();
        desk.append(amber("low", 3100).then("end", EpisodeStep.CLOSED).record());

        desk.goOnToTheEnd();

        assertThat(desk.toldIds()).containsExactly("red", "high", "south");
        assertThat(desk.state("low")).isEqualTo(HoldState.WITHDRAWN);
    }

    @Test
    void nobodyGoesBeforeAlertsOfMoreWorthWhileTheWeekTurns() {
        Desk desk = new Desk(1);
        desk.tick(MONDAY).take(AlertRecords.TEAMS).take(AlertRecords.model(2, 0));
        desk.alert(amber("1", 3000)).alert(amber("2", 3000));
        desk.alert(amber("a", 3300)).alert(amber("b", 3200)).alert(amber("c", 3100));
        desk.append(new ClockTicked(Instant.parse("2026-11-30T00:00:00Z")));
        assertThat(desk.goOn()).as("a is told").isTrue();

        desk.append(amber("lower", 3150).record());
        desk.append(red("higher", 6000).record());
        desk.goOnToTheEnd();

        assertThat(desk.toldIds()).containsExactly("1", "2", "a", "higher");
        assertThat(desk.waiting()).containsExactlyInAnyOrder("b", "c", "lower");
        assertThat(desk.held().values().stream().filter(alert -> alert.getState() == HoldState.WAITING))
                .extracting(HeldAlert::getHold)
                .containsOnly("budget/housing-options-north/2026-11-30");
    }

    @Test
    void aWeekThatTurnsWhileTheLastOneIsStillTurningBeginsAnew() {
        Desk desk = new Desk(1);
        desk.tick(MONDAY).take(AlertRecords.TEAMS).take(AlertRecords.model(1, 0));
        desk.alert(amber("1", 3000))
                .alert(amber("a", 3300))
                .alert(amber("b", 3200))
                .alert(amber("c", 3100));
        desk.append(new ClockTicked(Instant.parse("2026-11-30T00:00:00Z")));
        assertThat(desk.goOn()).isTrue();
        desk.append(new ClockTicked(Instant.parse("2026-12-07T00:00:00Z")));

        desk.goOnToTheEnd();

        assertThat(desk.toldIds()).containsExactly("1", "a", "b");
        assertThat(desk.held("c").getHold()).endsWith("/2026-12-07");
    }

    // The canary.

    @Test
    void theCanaryIsToldWhateverItsOriginAndStandsInNoBook() {
        Desk desk = Desk.withBudget(1, 0);

        desk.take(red("one", 9000).ofCanary()).take(red("two", 9000).byModel().ofCanary());

        assertThat(desk.toldIds()).containsExactly("one", "two");
        assertThat(desk.told()).allMatch(told -> told.getCountedIn() == null);
        assertThat(desk.held()).isEmpty();
        assertThat(desk.count("told", "housing-options-north")).isZero();
        assertThat(desk.memory().tellings().get("one")).isNull();
        desk.alert(amber("a", 3000));
        assertThat(desk.toldIds()).as("the budget is whole").contains("a");
    }

    private static Alert byModel(String version, AlertRecords raised) {
        Alert alert = raised.byModel().record();
        return Alert.newBuilder(alert)
                .setAssessment(Assessment.newBuilder(alert.getAssessment())
                        .setModelVersion(version)
                        .build())
                .build();
    }

    private static Desk massUpdate(int budget) {
        return massUpdate(Desk.withBudget(budget, 0));
    }

    private static Desk massUpdate(Desk desk) {
        String name = "revenues/balance/77";
        return desk.alert(amber("low", 3100).inMassUpdate(name))
                .alert(red("red", 5600).inMassUpdate(name))
                .alert(amber("south", 3000).of("HOUSING", "south").inMassUpdate(name))
                .alert(amber("high", 5900).inMassUpdate(name));
    }

    private static HoldRuled ruled(HoldRuling ruling) {
        return new HoldRuled("revenues/balance/77", ruling, "officer-7", "checked", Instant.EPOCH);
    }
}
