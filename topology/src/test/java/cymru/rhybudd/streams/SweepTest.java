package cymru.rhybudd.streams;

import static cymru.rhybudd.streams.Somebody.SIAN;
import static cymru.rhybudd.streams.TestCouncil.TODAY;
import static cymru.rhybudd.streams.TestCouncil.pounds;
import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.AlertOrigin;
import cymru.rhybudd.schemas.Assessment;
import cymru.rhybudd.schemas.CitizenEvent;
import cymru.rhybudd.schemas.DecisionReason;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.Rag;
import cymru.rhybudd.schemas.SweepContinued;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What concerns everybody is worked off in bounded steps that stand in the log themselves. */
class SweepTest {
    private static final int CITIZENS = 7;
    private static final int STEP = 3;

    @Test
    void aTickVisitsThoseDueInBoundedStepsThatTheLogHas() {
        try (TestCouncil council = TestCouncil.builder().sweepSteps(STEP).open()) {
            peopleWhoMissedAnInstalmentOn(council, CITIZENS);
            council.decisions();
            council.citizenLog();

            council.tick(TODAY.plusDays(21));

            assertThat(steps(council)).as("3 + 3 + 1 citizens").hasSize(3).allSatisfy(step -> {
                assertThat(step.getSteps()).isEqualTo(STEP);
                assertThat(step.getPartition()).isZero();
            });
            assertThat(council.decisions())
                    .as("day 21: half the weight instead of a quarter")
                    .hasSize(CITIZENS)
                    .allSatisfy(decision ->
                            assertThat(decision.getAssessment().getScore()).isEqualTo(800));
        }
    }

    @Test
    void aTickOnAnOrdinaryDayVisitsNobody() {
        try (TestCouncil council = TestCouncil.builder().sweepSteps(STEP).open()) {
            peopleWhoMissedAnInstalmentOn(council, CITIZENS);
            council.decisions();
            council.citizenLog();

            council.tick(TODAY.plusDays(1));

            assertThat(council.citizenLog()).as("the tick alone").hasSize(1);
            assertThat(council.decisions()).as("and nothing further").isEmpty();
        }
    }

    @Test
    void aTickThatIsNotLaterThanTheLastChangesNothing() {
        try (TestCouncil council = TestCouncil.builder().sweepSteps(STEP).open()) {
            peopleWhoMissedAnInstalmentOn(council, CITIZENS);
            council.tick(TODAY.plusDays(21));
            List<Assessment> before = List.copyOf(council.pictures().values());
            council.decisions();
            council.citizenLog();

            council.tick(TODAY);
            council.tick(TODAY.plusDays(21));

            assertThat(steps(council)).isEmpty();
            assertThat(council.decisions()).isEmpty();
            assertThat(council.pictures().values()).containsExactlyElementsOf(before);
        }
    }

    @Test
    void timeAloneMayAlertAndThenNoRowChangeIsTheCause() {
        try (TestCouncil council = TestCouncil.open()) {
            council.insert("revenues/person", SIAN.in("revenues/person", "R1"));
            council.insert("revenues/council_tax_liability", Map.of("account_id", 70, "person_ref", "R1"));
            council.insert(
                    "revenues/housing_support_change",
                    Map.of("change_id", 1, "claimant_ref", "R1", "change_kind", "DHPR"));
            council.insert("revenues/council_tax_reduction", Map.of("award_id", 3, "account_id", 70, "status", "ENDD"));
            council.insert(
                    "revenues/council_tax_balance",
                    Map.of(
                            "account_id",
                            70,
                            "instalments_overdue",
                            2,
                            "balance_due",
                            pounds("280"),
                            "oldest_missed_on",
                            TODAY.minusDays(40)));
            assertThat(council.alerts()).hasSize(1);
            council.update("revenues/council_tax_reduction", Map.of("award_id", 3, "status", "LIVE"));
            assertThat(council.picture("revenues/person/R1").getScore()).isEqualTo(2000);
            council.insert(
                    "revenues/council_tax_reduction",
                    Map.of("award_id", 4, "account_id", 70, "weekly_amount", pounds("19")));
            council.insert("housing/person", SIAN.in("housing/person", 40));
            council.insert("housing/address_move", Map.of("move_id", 1, "person_id", 40));
            council.insert("housing/address_move", Map.of("move_id", 2, "person_id", 40));
            assertThat(council.picture("revenues/person/R1").getScore())
                    .as("8 + 12 + 2.5 + 5")
                    .isEqualTo(2750);
            assertThat(council.alerts())
                    .extracting(Alert::getStep, Alert::getReason)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(EpisodeStep.CLOSED, DecisionReason.CONCERN_FELL));

            council.tick(TODAY.plusDays(1));

            assertThat(council.alerts())
                    .as("day 41 of the oldest miss: 12 points for 8")
                    .extracting(
                            Alert::getRagAfter,
                            Alert::getScoreBefore,
                            alert -> alert.getAssessment().getChange())
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(Rag.AMBER, 2750, null));
        }
    }

    @Test
    void aNewModelReassessesEverybodyInStepsAndItsAlertsSayThatItWasTheModel() {
        try (TestCouncil council = TestCouncil.builder().sweepSteps(STEP).open()) {
            peopleWhoMissedAnInstalmentOn(council, CITIZENS);
            council.decisions();
            council.citizenLog();
            String stricter = TestCouncil.shippedModel()
                    .text()
                    .replace("version: 2026-11", "version: 2026-12")
                    .replace("amber: 30", "amber: 3");

            council.publish("2026-12", stricter);

            assertThat(steps(council)).hasSize(3);
            assertThat(council.decisions())
                    .hasSize(CITIZENS)
                    .extracting(decision -> decision.getRulings().get(0).getReason())
                    .containsOnly(DecisionReason.MODEL_CHANGED);
            assertThat(council.pictures().values())
                    .hasSize(CITIZENS)
                    .extracting(Assessment::getModelVersion, Assessment::getRag)
                    .containsOnly(org.assertj.core.groups.Tuple.tuple("2026-12", Rag.AMBER));
            assertThat(council.alerts())
                    .hasSize(CITIZENS)
                    .extracting(Alert::getOrigin)
                    .containsOnly(AlertOrigin.MODEL);
        }
    }

    @Test
    void anOlderModelThatComesLateDoesNotReplaceTheOneInForce() {
        try (TestCouncil council = TestCouncil.open()) {
            peopleWhoMissedAnInstalmentOn(council, 1);
            council.decisions();

            council.publish(
                    "2026-10", TestCouncil.shippedModel().text().replace("version: 2026-11", "version: 2026-10"));

            assertThat(council.decisions()).as("nothing further").isEmpty();
            assertThat(council.pictures().values())
                    .extracting(Assessment::getModelVersion)
                    .containsOnly("2026-11");
        }
    }

    @Test
    void aModelPublishedAgainChangesNothing() {
        try (TestCouncil council = TestCouncil.open()) {
            peopleWhoMissedAnInstalmentOn(council, 1);
            council.decisions();

            council.publish(TestCouncil.shippedModel());

            assertThat(council.decisions()).isEmpty();
        }
    }

    @Test
    void whatCameBeforeTheFirstModelIsAssessedWhenItIsPublished() {
        try (TestCouncil council =
                TestCouncil.builder().sweepSteps(STEP).withoutModel().open()) {
            peopleWhoMissedAnInstalmentOn(council, CITIZENS);
            assertThat(council.decisions())
                    .extracting(decision -> decision.getRulings().get(0).getReason())
                    .containsOnly(DecisionReason.NO_MODEL);
            assertThat(council.assessments()).isEmpty();

            council.publish(TestCouncil.shippedModel());

            assertThat(council.assessments())
                    .hasSize(CITIZENS)
                    .allSatisfy(picture -> assertThat(picture.getScore()).isEqualTo(400));
            assertThat(council.alerts()).isEmpty();
        }
    }

    private static void peopleWhoMissedAnInstalmentOn(TestCouncil council, int people) {
        for (int i = 1; i <= people; i++) {
            String ref = "R" + i;
            council.insert(
                    "revenues/person", SIAN.withNumber(null).at(1000L + i).in("revenues/person", ref));
            council.insert("revenues/council_tax_liability", Map.of("account_id", i, "person_ref", ref));
            council.insert(
                    "revenues/council_tax_balance",
                    Map.of("account_id", i, "instalments_overdue", 1, "oldest_missed_on", TODAY));
        }
    }

    private static List<SweepContinued> steps(TestCouncil council) {
        return council.citizenLog().stream()
                .map(CitizenEvent::getBody)
                .filter(SweepContinued.class::isInstance)
                .map(SweepContinued.class::cast)
                .toList();
    }
}
