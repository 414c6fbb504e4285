package cymru.rhybudd.streams;

import static cymru.rhybudd.streams.Somebody.SIAN;
import static cymru.rhybudd.streams.Somebody.TOMOS;
import static cymru.rhybudd.streams.TestCouncil.pounds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cymru.rhybudd.domain.alert.CitizenState;
import cymru.rhybudd.domain.alert.LogPosition;
import cymru.rhybudd.domain.alert.Verdict;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.CaseClosed;
import cymru.rhybudd.schemas.CaseOpened;
import cymru.rhybudd.schemas.CitizenEvent;
import cymru.rhybudd.schemas.Decision;
import cymru.rhybudd.schemas.DecisionReason;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.HandedOver;
import cymru.rhybudd.schemas.HoldState;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.SweepContinued;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What officers know and do of citizens who turn out to be one, or two, from the row of the person to the officer. */
class LinkedCitizensTest {
    private static final String HOUSING = "housing/person/40";
    private static final String REVENUES = "revenues/person/R1";
    /** Shares no key with {@link Somebody#SIAN}. */
    private static final Somebody STRANGER = SIAN.withNumber(null).at(null);

    /** Two citizens of whom the younger is in trouble: a merge leaves the older. */
    private static TestCouncil twoWhoAreOne(TestCouncil council) {
        council.insert("housing/person", STRANGER.in("housing/person", 40));
        council.insert("revenues/person", SIAN.in("revenues/person", "R1"));
        return council;
    }

    private static void amber(TestCouncil council, String person, int account) {
        council.insert("revenues/council_tax_liability", Map.of("account_id", account, "person_ref", person));
        council.insert(
                "revenues/council_tax_balance",
                Map.of("account_id", account, "balance_due", pounds("700"), "recovery_stage", "LIAB"));
        council.insert(
                "revenues/council_tax_reduction", Map.of("award_id", account, "account_id", account, "status", "ENDD"));
        council.insert(
                "revenues/housing_support_change",
                Map.of(
                        "change_id",
                        account,
                        "claimant_ref",
                        person,
                        "change_kind",
                        "HBST",
                        "weekly_after",
                        pounds("0")));
    }

    private static void merge(TestCouncil council) {
        council.update("housing/person", SIAN.in("housing/person", 40));
    }

    private static void part(TestCouncil council) {
        council.update("housing/person", STRANGER.in("housing/person", 40));
    }

    /** Of all teams alike: one alert a week. */
    private static void publishASmallBudget(TestCouncil council) {
        council.publish(
                "2026-13",
                TestCouncil.shippedModel().text().replace("version: 2026-11", "version: 2026-13")
                        + "\nalert-budget: { per-team-and-week: 1, kept-for-red: 0 }\n");
    }

    private static List<Tuple> told(TestCouncil council) {
        return council.notifications().stream()
                .map(told -> tuple(
                        told.getAlert().getCitizen(), told.getAlert().getReason(), told.getReleasedFrom() != null))
                .toList();
    }

    @Test
    void anAlertThatWaitsForTheBudgetWaitsForTheSurvivorInstead() {
        try (TestCouncil council = twoWhoAreOne(TestCouncil.open())) {
            publishASmallBudget(council);
            council.insert("revenues/person", TOMOS.inWard(SIAN.ward()).in("revenues/person", "R2"));
            amber(council, "R2", 71);
            amber(council, "R1", 70);
            String older = council.citizen(HOUSING);
            String younger = council.citizen(REVENUES);
            assertThat(council.notifications()).as("the budget is used up").hasSize(1);
            assertThat(states(council)).containsExactly(tuple(younger, HoldState.WAITING));

            merge(council);

            assertThat(council.notifications()).isEmpty();
            assertThat(states(council))
                    .containsExactlyInAnyOrder(tuple(younger, HoldState.WITHDRAWN), tuple(older, HoldState.WAITING));
            council.tick(TestCouncil.TODAY.plusDays(6));
            assertThat(told(council)).containsExactly(tuple(older, DecisionReason.TAKEN_OVER, true));
        }
    }

    private static List<Tuple> states(TestCouncil council) {
        return council.heldAlerts().values().stream()
                .map(held -> tuple(held.getAlert().getCitizen(), held.getState()))
                .toList();
    }

    @Test
    void whatWasToldIsClosedThereAndToldHere() {
        try (TestCouncil council = twoWhoAreOne(TestCouncil.open())) {
            amber(council, "R1", 70);
            String older = council.citizen(HOUSING);
            String younger = council.citizen(REVENUES);
            council.notifications();

            merge(council);

            assertThat(told(council))
                    .containsExactly(
                            tuple(younger, DecisionReason.PASSED_ON, false),
                            tuple(older, DecisionReason.TAKEN_OVER, false));
            council.update("revenues/council_tax_balance", Map.of("account_id", 70, "balance_due", pounds("710")));
            assertThat(council.alerts()).hasSize(3);
            assertThat(council.notifications()).as("and nothing further").isEmpty();
        }
    }

    @Test
    void aCaseSurvivesTheMergeAndIsClosedUnderTheOldId() {
        try (TestCouncil council = twoWhoAreOne(TestCouncil.open())) {
            String older = council.citizen(HOUSING);
            String younger = council.citizen(REVENUES);
            council.act(younger, new CaseOpened("HO-12"));
            amber(council, "R1", 70);
            assertThat(council.alerts()).isEmpty();

            merge(council);
            assertThat(council.alerts()).as("the officer has the case").isEmpty();

            council.act(younger, new CaseClosed("HO-12"));
            assertThat(council.alerts())
                    .extracting(Alert::getCitizen, Alert::getStep, Alert::getReason)
                    .containsExactly(tuple(older, EpisodeStep.OPENED, DecisionReason.INHIBITION_ENDED));
            assertThat(council.deadLetters()).isEmpty();
        }
    }

    @Test
    void aCaseOfSomebodyWithoutAnyFactSurvivesTheMergeToo() {
        try (TestCouncil council = twoWhoAreOne(TestCouncil.open())) {
            council.act(council.citizen(REVENUES), new CaseOpened("HO-12"));
            merge(council);
            amber(council, "R1", 70);
            assertThat(council.alerts()).isEmpty();
        }
    }

    @Test
    void whoPartsIsToldOfUnderTheIdThatTheyHaveNow() {
        try (TestCouncil council = twoWhoAreOne(TestCouncil.open())) {
            merge(council);
            amber(council, "R1", 70);
            String one = council.citizen(HOUSING);
            council.notifications();

            part(council);

            assertThat(told(council))
                    .containsExactly(
                            tuple(one, DecisionReason.PASSED_ON, false),
                            tuple(council.citizen(REVENUES), DecisionReason.TAKEN_OVER, false));
        }
    }

    @Test
    void anActAboutAnIdThatWasMergedTwiceReachesTheSurvivor() {
        try (TestCouncil council = TestCouncil.open()) {
            council.insert("housing/person", STRANGER.in("housing/person", 40));
            council.insert("education/contact", TOMOS.in("education/contact", 8));
            council.insert("revenues/person", SIAN.in("revenues/person", "R1"));
            String oldest = council.citizen(HOUSING);
            String youngest = council.citizen(REVENUES);
            council.update("revenues/person", TOMOS.in("revenues/person", "R1"));
            council.update("housing/person", TOMOS.in("housing/person", 40));
            assertThat(council.directory()).containsOnlyKeys(oldest);

            council.act(youngest, new CaseOpened("HO-12"));

            assertThat(acts(council)).containsExactly(oldest);
            council.delete("housing/person", Map.of("person_id", 40));
            council.delete("education/contact", Map.of("contact_id", 8));
            council.delete("revenues/person", Map.of("person_ref", "R1"));
            council.act(youngest, new CaseClosed("HO-12"));
            assertThat(acts(council))
                    .as("who is in no system any more was somebody")
                    .containsExactly(oldest, oldest);
            assertThat(council.deadLetters()).isEmpty();
        }
    }

    private static List<String> acts(TestCouncil council) {
        return council.wholeLog().stream()
                .filter(entry -> entry.value.getBody() instanceof OfficerActed)
                .map(entry -> entry.key)
                .toList();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "5f6d9c4e-0000-8000-8000-000000000000"})
    void anActAboutNobodyIsRefusedAndMakesNobody(@Nullable String key) {
        try (TestCouncil council = twoWhoAreOne(TestCouncil.open())) {
            council.act(key, new CaseOpened("HO-12"));

            assertThat(council.deadLetters()).singleElement().satisfies(letter -> {
                assertThat(letter.reason()).isEqualTo("UNKNOWN_CITIZEN");
                assertThat(letter.stage()).isEqualTo("link-to-citizens");
                assertThat(letter.topic()).isEqualTo("officer-actions");
                assertThat(letter.detail()).doesNotContain("HO-12");
                assertThat(letter.value()).isNotEmpty();
            });
            assertThat(acts(council)).isEmpty();
            assertThat(council.decisions()).isEmpty();
        }
    }

    @Test
    void anActThatCameTooEarlyIsTakenWhenItIsPutBack() {
        String citizen = idOfTheFirst();
        try (TestCouncil council = TestCouncil.open()) {
            council.act(citizen, new CaseOpened("HO-12"));
            var letter = council.deadLetters().get(0);
            twoWhoAreOne(council);

            council.redrive(letter);

            assertThat(acts(council)).containsExactly(citizen);
            assertThat(council.deadLetters()).isEmpty();
        }
    }

    private static String idOfTheFirst() {
        try (TestCouncil council = twoWhoAreOne(TestCouncil.open())) {
            return council.citizen(HOUSING);
        }
    }

    @Test
    void aReplayFindsTheHandoversInTheLogAndDecidesTheSame() {
        try (TestCouncil council =
                twoWhoAreOne(TestCouncil.builder().withoutModel().open())) {
            council.publish(TestCouncil.shippedModel());
            amber(council, "R1", 70);
            council.act(council.citizen(REVENUES), new CaseOpened("HO-12"));
            merge(council);
            council.act(council.citizen(REVENUES), new CaseClosed("HO-12"));
            part(council);
            merge(council);
            List<KeyValue<String, CitizenEvent>> log = council.wholeLog();
            assertThat(log)
                    .filteredOn(entry -> entry.value.getBody() instanceof HandedOver)
                    .hasSize(3);

            assertThat(replayed(log)).isEqualTo(council.decisions());
        }
    }

    private static List<Decision> replayed(List<KeyValue<String, CitizenEvent>> log) {
        List<Decision> decisions = new ArrayList<>();
        LogFold fold = new LogFold(new CitizensInMemory(), null, controls -> {}, 500, new LogFold.Listener() {
            @Override
            public void judged(CitizenState before, cymru.rhybudd.domain.alert.CitizenEvent event, Verdict verdict) {
                decisions.add(Mapping.decision(before.citizen(), event.position(), verdict));
            }

            @Override
            public void continued(SweepContinued step) {}
        });
        for (int offset = 0; offset < log.size(); offset++) {
            fold.take(log.get(offset).key, log.get(offset).value, new LogPosition(0, offset));
        }
        return decisions;
    }
}
