package cymru.rhybudd.streams;

import static cymru.rhybudd.streams.Somebody.SIAN;
import static cymru.rhybudd.streams.Somebody.TOMOS;
import static cymru.rhybudd.streams.TestCouncil.pounds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cymru.rhybudd.council.ModelFile;
import cymru.rhybudd.council.TeamsFile;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.AlertKind;
import cymru.rhybudd.schemas.CitizenEvent;
import cymru.rhybudd.schemas.Decision;
import cymru.rhybudd.schemas.DecisionReason;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.ObservationCause;
import cymru.rhybudd.schemas.Observed;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.Rag;
import cymru.rhybudd.schemas.RowChange;
import cymru.rhybudd.schemas.Ruling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Stage 4: when a link changes, rows are retracted there and asserted here, and what was told goes with them. */
class GatherStageTest {
    private static final String REVENUES = "revenues/person/R1";
    private static final String HOUSING = "housing/person/40";
    /** A ward of the south; Siân is of the north. */
    private static final String SOUTH = TOMOS.ward();

    private static final String EDUCATION = "education/contact/8";
    /** Shares no key with {@link Somebody#SIAN}. */
    private static final Somebody STRANGER = SIAN.withNumber(null).at(null);

    @Test
    void aLinkThatBringsTogetherWhatNobodySawTogetherIsAnAlert() {
        try (TestCouncil council = TestCouncil.open()) {
            council.insert("revenues/person", SIAN.in("revenues/person", "R1"));
            council.insert("housing/person", STRANGER.in("housing/person", 40));
            liabilityOrder(council);
            fiveWeeksBehind(council);
            notice(council);
            assertThat(council.alerts()).as("16 here, 21 there: both green").isEmpty();

            council.update("housing/person", SIAN.in("housing/person", 40));

            assertThat(council.alerts())
                    .extracting(Alert::getCitizen, Alert::getRagBefore, Alert::getRagAfter, Alert::getScoreBefore)
                    .containsExactly(tuple(council.citizen(REVENUES), Rag.GREEN, Rag.AMBER, 1600));
            assertThat(council.picture(HOUSING).getScore()).isEqualTo(3700);
        }
    }

    private static List<DecisionReason> reasons(Decision decision) {
        return decision.getRulings().stream().map(Ruling::getReason).toList();
    }

    @Test
    void aLinkToSomebodyWhoWasAmberAlreadyIsNoNewsAndTheAlertIsTheirs() {
        try (TestCouncil council = TestCouncil.open()) {
            // The housing record founds the older citizen, which survives; the trouble is in the younger.
            council.insert("housing/person", STRANGER.in("housing/person", 40));
            council.insert("revenues/person", SIAN.in("revenues/person", "R1"));
            fiveWeeksBehind(council);
            council.tick(TestCouncil.TODAY);
            amberInRevenues(council);
            assertThat(council.alerts()).hasSize(1);
            String older = council.citizen(HOUSING);
            String younger = council.citizen(REVENUES);
            council.decisions();
            council.citizenLog();

            council.update("housing/person", SIAN.in("housing/person", 40));

            assertThat(council.decisions())
                    .extracting(Decision::getCitizen, GatherStageTest::reasons)
                    .as("no state in between")
                    .containsExactlyInAnyOrder(
                            tuple(older, List.of(DecisionReason.LINK_SHOWS_NOTHING_NEW)),
                            tuple(younger, List.of(DecisionReason.PASSED_ON)),
                            tuple(older, List.of(DecisionReason.TAKEN_OVER)));
            assertThat(council.citizen(REVENUES)).isEqualTo(older);
            assertThat(council.directory()).containsOnlyKeys(older);
            assertThat(council.pictureOf(older).getScore()).isEqualTo(1600 + 1000 + 1200 + 1200);
            assertThat(council.pictureOf(younger).getScore()).isZero();
            assertThat(council.pictureOf(younger).getRag()).isEqualTo(Rag.GREEN);
            assertThat(council.alerts())
                    .as("what is told is told of the survivor")
                    .extracting(Alert::getCitizen, Alert::getStep, Alert::getReason)
                    .containsExactly(
                            tuple(younger, EpisodeStep.CLOSED, DecisionReason.PASSED_ON),
                            tuple(older, EpisodeStep.OPENED, DecisionReason.TAKEN_OVER));
        }
    }

    @Test
    void aLinkRetractsThereAndAssertsHereInOneEventEach() {
        try (TestCouncil council = TestCouncil.open()) {
            council.insert("housing/person", STRANGER.in("housing/person", 40));
            council.insert("revenues/person", SIAN.in("revenues/person", "R1"));
            liabilityOrder(council);
            String older = council.citizen(HOUSING);
            String younger = council.citizen(REVENUES);
            council.citizenLog();

            council.update("housing/person", SIAN.in("housing/person", 40));

            List<Observed> events = observations(council);
            assertThat(events).extracting(Observed::getCause).containsOnly(ObservationCause.LINK);
            assertThat(events)
                    .flatExtracting(Observed::getRows)
                    .extracting(
                            RowChange::getRow,
                            row -> row.getFact() == null,
                            RowChange::getMovedFrom,
                            RowChange::getMovedTo)
                    .containsExactlyInAnyOrder(
                            tuple("revenues/council_tax_balance/70", true, null, List.of(older)),
                            tuple("revenues/council_tax_balance/70", false, younger, List.of()));
            assertThat(events).extracting(Observed::getSuccessor).containsExactlyInAnyOrder(null, older);
        }
    }

    @Test
    void recordsThatPartTakeTheirRowsWithThemAndWhatWasTold() {
        try (TestCouncil council = TestCouncil.open()) {
            council.insert("housing/person", SIAN.in("housing/person", 40));
            council.insert("revenues/person", SIAN.in("revenues/person", "R1"));
            fiveWeeksBehind(council);
            amberInRevenues(council);
            assertThat(council.alerts()).hasSize(1);
            String citizen = council.citizen(HOUSING);

            council.update("housing/person", STRANGER.in("housing/person", 40));

            assertThat(council.citizen(HOUSING)).as("the founder keeps the id").isEqualTo(citizen);
            assertThat(council.citizen(REVENUES)).isNotEqualTo(citizen);
            assertThat(council.picture(HOUSING).getScore()).isEqualTo(1200);
            assertThat(council.picture(REVENUES).getScore()).isEqualTo(3800);
            assertThat(council.picture(REVENUES).getRag()).isEqualTo(Rag.AMBER);
            assertThat(council.alerts())
                    .as("the alert goes with the trouble")
                    .extracting(Alert::getCitizen, Alert::getStep, Alert::getReason)
                    .containsExactly(
                            tuple(citizen, EpisodeStep.CLOSED, DecisionReason.PASSED_ON),
                            tuple(council.citizen(REVENUES), EpisodeStep.OPENED, DecisionReason.TAKEN_OVER));
        }
    }

    @Test
    void partedAndLinkedAgainAllIsAsItWas() {
        try (TestCouncil council = TestCouncil.open()) {
            council.insert("housing/person", SIAN.in("housing/person", 40));
            council.insert("revenues/person", SIAN.in("revenues/person", "R1"));
            fiveWeeksBehind(council);
            amberInRevenues(council);
            String citizen = council.citizen(HOUSING);
            var contributions = council.picture(HOUSING).getContributions();
            council.alerts();

            council.update("housing/person", STRANGER.in("housing/person", 40));
            council.update("housing/person", SIAN.in("housing/person", 40));

            assertThat(council.directory()).containsOnlyKeys(citizen);
            assertThat(council.picture(HOUSING).getContributions()).isEqualTo(contributions);
            assertThat(council.alerts())
                    .as("the alert goes there and back")
                    .extracting(Alert::getStep, Alert::getReason)
                    .containsExactly(
                            tuple(EpisodeStep.CLOSED, DecisionReason.PASSED_ON),
                            tuple(EpisodeStep.OPENED, DecisionReason.TAKEN_OVER),
                            tuple(EpisodeStep.CLOSED, DecisionReason.PASSED_ON),
                            tuple(EpisodeStep.OPENED, DecisionReason.TAKEN_OVER));
        }
    }

    @Test
    void whenTheRecordBetweenTwoOthersGoesTheyPart() {
        try (TestCouncil council = TestCouncil.open()) {
            // Revenues and housing share the number, housing and education name and home.
            council.insert("revenues/person", SIAN.at(null).in("revenues/person", "R1"));
            council.insert("housing/person", SIAN.in("housing/person", 40));
            council.insert("education/contact", SIAN.withNumber(null).in("education/contact", 8));
            assertThat(council.citizen(EDUCATION)).isEqualTo(council.citizen(REVENUES));
            liabilityOrder(council);
            fiveWeeksBehind(council);

            council.delete("housing/person", Map.of("person_id", 40));

            assertThat(council.citizen(EDUCATION)).isNotEqualTo(council.citizen(REVENUES));
            assertThat(council.picture(REVENUES).getScore()).isEqualTo(1600);
            assertThat(council.alerts()).isEmpty();
        }
    }

    @Test
    void aRowThatIsDeletedIsNobodysAnyMoreAndComesBackToThoseOfBefore() {
        try (TestCouncil council = TestCouncil.open()) {
            council.insert("revenues/person", SIAN.in("revenues/person", "R1"));
            liabilityOrder(council);
            assertThat(council.rowsOf(REVENUES)).containsExactly("revenues/council_tax_balance/70");

            council.delete("revenues/council_tax_balance", Map.of("account_id", 70));
            assertThat(council.rowsOf(REVENUES))
                    .as("nothing to be said anew by a link")
                    .isEmpty();
            assertThat(council.picture(REVENUES).getScore()).isZero();

            council.insert(
                    "revenues/council_tax_balance",
                    Map.of("account_id", 70, "balance_due", pounds("700"), "recovery_stage", "LIAB"));
            assertThat(council.rowsOf(REVENUES)).containsExactly("revenues/council_tax_balance/70");
            assertThat(council.picture(REVENUES).getScore()).isEqualTo(1600);
        }
    }

    @Test
    void aMoveOfHouseAloneTakesToTheNewTeamWhatTheClockBrings() {
        try (TestCouncil council = withStatutorySteps()) {
            evictionInAHundredDays(council);
            council.citizenLog();

            council.update("housing/person", SIAN.inWard(SOUTH).in("housing/person", 40));

            assertThat(observations(council))
                    .extracting(Observed::getCause, Observed::getRows, Observed::getPatch, Observed::getSuccessor)
                    .containsExactly(tuple(ObservationCause.LINK, List.of(), "south", null));
            assertThat(council.decisions())
                    .last()
                    .extracting(GatherStageTest::reasons)
                    .isEqualTo(List.of(DecisionReason.NOTHING_CHANGED));
            assertThat(council.notifications()).isEmpty();

            council.tick(TestCouncil.TODAY.plusDays(90));

            assertThat(council.notifications())
                    .extracting(told -> told.getAlert().getKind(), OfficerNotification::getTeam)
                    .as("what was told of the order ends with it")
                    .containsExactly(
                            tuple(AlertKind.CLAIM_ISSUED, "housing-options-south"),
                            tuple(AlertKind.EVICTION_DATED, "housing-options-south"));
        }
    }

    @Test
    void aMoveOfHouseIsSaidOnceHoweverManyRecordsAndRowsThereAre() {
        try (TestCouncil council = TestCouncil.open()) {
            council.insert("housing/person", SIAN.in("housing/person", 40));
            council.insert("revenues/person", SIAN.in("revenues/person", "R1"));
            liabilityOrder(council);
            fiveWeeksBehind(council);
            council.citizenLog();

            council.update("housing/person", SIAN.inWard(SOUTH).in("housing/person", 40));
            council.update("housing/person", SIAN.inWard(SOUTH).in("housing/person", 40));
            council.update("revenues/person", SIAN.inWard(SOUTH).in("revenues/person", "R1"));

            assertThat(observations(council))
                    .extracting(Observed::getRows, Observed::getPatch)
                    .containsExactly(tuple(List.of(), "south"));
        }
    }

    @Test
    void aMoveWithinThePatchOrOfSomebodyOfWhomNoRowSpeaksAppendsNothing() {
        try (TestCouncil council = TestCouncil.open()) {
            council.insert("housing/person", SIAN.in("housing/person", 40));
            council.insert("revenues/person", TOMOS.in("revenues/person", "R2"));
            fiveWeeksBehind(council);
            council.citizenLog();

            council.update("housing/person", SIAN.inWard("W05000704").in("housing/person", 40));
            council.update("revenues/person", TOMOS.inWard("W05000703").in("revenues/person", "R2"));

            assertThat(council.citizenLog()).isEmpty();
        }
    }

    @Test
    void aLinkThatBringsAnotherAreaSaysSoOfWhoeverIsThereAlready() {
        try (TestCouncil council = TestCouncil.open()) {
            council.insert("revenues/person", SIAN.inWard(SOUTH).in("revenues/person", "R1"));
            liabilityOrder(council);
            council.citizenLog();

            // The first record in the order of their names that knows the ward decides it.
            council.insert("housing/person", SIAN.in("housing/person", 40));

            assertThat(observations(council))
                    .extracting(Observed::getRows, Observed::getPatch)
                    .containsExactly(tuple(List.of(), "north"));
        }
    }

    @Test
    void wardsThatAreRedrawnReachWhoeverIsKnownWhenTheirPersonRecordIsReadAgain() {
        try (TestCouncil council = withStatutorySteps()) {
            evictionInAHundredDays(council);
            String citizen = council.citizen(HOUSING);

            council.restart(redrawn());
            council.tick(TestCouncil.TODAY);
            council.publish(statutorySteps());
            council.snapshot("housing/person", SIAN.in("housing/person", 40));
            council.snapshot("housing/person", SIAN.in("housing/person", 40));

            assertThat(council.wholeLog())
                    .filteredOn(entry -> entry.key.equals(citizen))
                    .extracting(
                            entry -> ((Observed) entry.value.getBody()).getRows(),
                            entry -> ((Observed) entry.value.getBody()).getPatch())
                    .endsWith(tuple(List.of(), "south"))
                    .filteredOn(said -> said.equals(tuple(List.of(), "south")))
                    .hasSize(1);
            council.notifications();
            council.tick(TestCouncil.TODAY.plusDays(90));
            assertThat(council.notifications())
                    .extracting(told -> told.getAlert().getKind(), OfficerNotification::getTeam)
                    .as("what was told of the order ends with it")
                    .containsExactly(
                            tuple(AlertKind.CLAIM_ISSUED, "housing-options-south"),
                            tuple(AlertKind.EVICTION_DATED, "housing-options-south"));
        }
    }

    /** Siân's ward has gone from north to south. */
    private static TeamsFile redrawn() {
        try {
            String shipped = Files.readString(TestCouncil.FILES.resolve("teams.yaml"));
            String text = shipped.replace("north: [ W05000703,", "north: [").replace("south: [", "south: [ W05000703,");
            return new TeamsFile(text, TeamsFile.read(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TestCouncil withStatutorySteps() {
        TestCouncil council = TestCouncil.builder().withoutModel().open();
        council.publish(statutorySteps());
        return council;
    }

    private static ModelFile statutorySteps() {
        return ModelFile.load(TestCouncil.FILES.resolve("2026-12.model.yaml"));
    }

    private static void evictionInAHundredDays(TestCouncil council) {
        council.insert("housing/person", SIAN.in("housing/person", 40));
        council.insert("housing/tenancy_holder", Map.of("tenancy_id", 5, "person_id", 40));
        council.insert(
                "housing/possession_action",
                Map.of(
                        "action_id",
                        1,
                        "tenancy_id",
                        5,
                        "step",
                        "ORDR",
                        "effective_on",
                        TestCouncil.TODAY.plusDays(100)));
        council.notifications();
    }

    private static void amberInRevenues(TestCouncil council) {
        liabilityOrder(council);
        council.insert("revenues/council_tax_reduction", Map.of("award_id", 3, "account_id", 70, "status", "ENDD"));
        council.insert(
                "revenues/housing_support_change",
                Map.of("change_id", 1, "claimant_ref", "R1", "change_kind", "HBST", "weekly_after", pounds("0")));
    }

    private static void liabilityOrder(TestCouncil council) {
        council.insert("revenues/council_tax_liability", Map.of("account_id", 70, "person_ref", "R1"));
        council.insert(
                "revenues/council_tax_balance",
                Map.of("account_id", 70, "balance_due", pounds("700"), "recovery_stage", "LIAB"));
    }

    private static void fiveWeeksBehind(TestCouncil council) {
        council.insert("housing/tenancy_holder", Map.of("tenancy_id", 5, "person_id", 40));
        council.insert(
                "housing/rent_account", Map.of("rent_account_id", 9, "tenancy_id", 5, "arrears_amount", pounds("500")));
    }

    private static void notice(TestCouncil council) {
        council.insert("housing/possession_action", Map.of("action_id", 1, "tenancy_id", 5, "step", "NOTC"));
    }

    private static List<Observed> observations(TestCouncil council) {
        return council.citizenLog().stream()
                .map(CitizenEvent::getBody)
                .filter(Observed.class::isInstance)
                .map(Observed.class::cast)
                .toList();
    }
}
