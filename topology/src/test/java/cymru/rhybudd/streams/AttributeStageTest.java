package cymru.rhybudd.streams;

import static cymru.rhybudd.streams.Somebody.SIAN;
import static cymru.rhybudd.streams.Somebody.TOMOS;
import static cymru.rhybudd.streams.TestCouncil.TODAY;
import static cymru.rhybudd.streams.TestCouncil.pounds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.Assessment;
import cymru.rhybudd.schemas.CitizenEvent;
import cymru.rhybudd.schemas.Contribution;
import cymru.rhybudd.schemas.ObservationCause;
import cymru.rhybudd.schemas.Observed;
import cymru.rhybudd.schemas.RowChange;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Stage 2: which people does an account, contract or pupil concern, whatever arrives first? */
class AttributeStageTest {
    private static final String SIANS = "housing/person/40";
    private static final String TOMOSES = "housing/person/41";

    private static final Consumer<TestCouncil> PERSON =
            council -> council.insert("housing/person", SIAN.in("housing/person", 40));
    private static final Consumer<TestCouncil> PARTY = council -> holder(council, 40);
    private static final Consumer<TestCouncil> FACT = AttributeStageTest::fiveWeeksBehind;

    static Stream<Arguments> orders() {
        return Stream.of(
                argumentSet("person, party, fact", List.of(PERSON, PARTY, FACT), ObservationCause.FACT),
                argumentSet("person, fact, party", List.of(PERSON, FACT, PARTY), ObservationCause.PARTY),
                argumentSet("party, person, fact", List.of(PARTY, PERSON, FACT), ObservationCause.FACT),
                argumentSet("party, fact, person", List.of(PARTY, FACT, PERSON), ObservationCause.LINK),
                argumentSet("fact, person, party", List.of(FACT, PERSON, PARTY), ObservationCause.PARTY),
                argumentSet("fact, party, person", List.of(FACT, PARTY, PERSON), ObservationCause.LINK));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void personPartyAndFactMayComeInAnyOrder(List<Consumer<TestCouncil>> order, ObservationCause lastToCome) {
        try (TestCouncil council = TestCouncil.open()) {
            order.forEach(step -> step.accept(council));

            assertThat(points(council, SIANS)).containsExactly(Map.entry("rent-arrears", 1200));
            assertThat(observations(council)).extracting(Observed::getCause).containsExactly(lastToCome);
        }
    }

    @Test
    void jointHoldersBothHaveTheDebtAndBothAreTold() {
        try (TestCouncil council = TestCouncil.open()) {
            twoHolders(council);

            fiveWeeksBehind(council);
            council.insert("housing/possession_action", Map.of("action_id", 1, "tenancy_id", 5, "step", "WRNT"));

            assertThat(points(council, SIANS))
                    .isEqualTo(points(council, TOMOSES))
                    .containsOnly(Map.entry("rent-arrears", 1200), Map.entry("threat-to-tenancy", 1800));
            assertThat(council.alerts())
                    .extracting(Alert::getCitizen)
                    .containsExactlyInAnyOrder(council.citizen(SIANS), council.citizen(TOMOSES));
        }
    }

    @Test
    void aPartyWhoJoinsLaterHasTheFactsOfBefore() {
        try (TestCouncil council = TestCouncil.open()) {
            PERSON.accept(council);
            PARTY.accept(council);
            fiveWeeksBehind(council);
            council.insert("housing/person", TOMOS.in("housing/person", 41));

            holder(council, 41);

            assertThat(points(council, TOMOSES)).containsOnly(Map.entry("rent-arrears", 1200));
            assertThat(points(council, SIANS)).containsOnly(Map.entry("rent-arrears", 1200));
        }
    }

    static Stream<Arguments> farewells() {
        return Stream.of(
                argumentSet("the party row is deleted", (Consumer<TestCouncil>)
                        council -> council.delete("housing/tenancy_holder", Map.of("tenancy_id", 5, "person_id", 41))),
                argumentSet("the party's time ends", (Consumer<TestCouncil>) council -> council.update(
                        "housing/tenancy_holder",
                        Map.of("tenancy_id", 5, "person_id", 41, "to_date", TODAY.minusDays(1)))),
                argumentSet("the party moves to another tenancy", (Consumer<TestCouncil>) council -> council.rekey(
                        "housing/tenancy_holder", Map.of("tenancy_id", 5, "person_id", 41), Map.of("tenancy_id", 6))));
    }

    @ParameterizedTest
    @MethodSource("farewells")
    void whoeverLeavesKeepsNothingAndWhoeverStaysKeepsAll(Consumer<TestCouncil> farewell) {
        try (TestCouncil council = TestCouncil.open()) {
            twoHolders(council);
            fiveWeeksBehind(council);

            farewell.accept(council);

            assertThat(points(council, TOMOSES)).isEmpty();
            assertThat(points(council, SIANS)).containsOnly(Map.entry("rent-arrears", 1200));
            assertThat(council.alerts()).isEmpty();
        }
    }

    @Test
    void aPartyWithTheOpenEndThatCouncilsWriteIsCurrent() {
        try (TestCouncil council = TestCouncil.open()) {
            PERSON.accept(council);
            FACT.accept(council);

            council.insert(
                    "housing/tenancy_holder",
                    Map.of("tenancy_id", 5, "person_id", 40, "to_date", LocalDate.of(2999, 12, 31)));

            assertThat(points(council, SIANS)).containsOnly(Map.entry("rent-arrears", 1200));
        }
    }

    @Test
    void aFactThatMovesToAnotherTenancyMovesToItsHolders() {
        try (TestCouncil council = TestCouncil.open()) {
            council.insert("housing/person", SIAN.in("housing/person", 40));
            council.insert("housing/person", TOMOS.in("housing/person", 41));
            holder(council, 40);
            council.insert("housing/tenancy_holder", Map.of("tenancy_id", 6, "person_id", 41));
            fiveWeeksBehind(council);

            council.update("housing/rent_account", Map.of("rent_account_id", 9, "tenancy_id", 6));

            assertThat(points(council, SIANS)).isEmpty();
            assertThat(points(council, TOMOSES)).containsOnly(Map.entry("rent-arrears", 1200));
        }
    }

    @Test
    void aFactAboutAPersonNeedsNoParty() {
        try (TestCouncil council = TestCouncil.open()) {
            council.insert("housing/homelessness_case", Map.of("case_id", 1, "person_id", 40, "case_kind", "TEMP"));

            PERSON.accept(council);

            assertThat(points(council, SIANS)).containsOnly(Map.entry("housing-instability", 1000));
        }
    }

    @Test
    void oneRowCountsOnceHoweverManyRecordsOfACitizenLeadToIt() {
        try (TestCouncil council = TestCouncil.open()) {
            // The same woman, twice in one system, holds the tenancy twice.
            council.insert("housing/person", SIAN.in("housing/person", 40));
            council.insert("housing/person", SIAN.in("housing/person", 44));
            holder(council, 40);
            holder(council, 44);

            fiveWeeksBehind(council);

            assertThat(council.directory()).hasSize(1);
            assertThat(points(council, SIANS)).as("five weeks, not ten").containsOnly(Map.entry("rent-arrears", 1200));
            assertThat(observations(council))
                    .flatExtracting(Observed::getRows)
                    .extracting(RowChange::getRow)
                    .containsExactly("housing/rent_account/9");

            council.delete("housing/tenancy_holder", Map.of("tenancy_id", 5, "person_id", 44));

            assertThat(points(council, SIANS))
                    .as("the other record still leads to it")
                    .containsOnly(Map.entry("rent-arrears", 1200));
        }
    }

    private static void twoHolders(TestCouncil council) {
        council.insert("housing/person", SIAN.in("housing/person", 40));
        council.insert("housing/person", TOMOS.in("housing/person", 41));
        holder(council, 40);
        holder(council, 41);
    }

    private static void holder(TestCouncil council, int person) {
        council.insert("housing/tenancy_holder", Map.of("tenancy_id", 5, "person_id", person));
    }

    private static void fiveWeeksBehind(TestCouncil council) {
        council.insert(
                "housing/rent_account", Map.of("rent_account_id", 9, "tenancy_id", 5, "arrears_amount", pounds("500")));
    }

    private static Map<String, Integer> points(TestCouncil council, String record) {
        Assessment picture = council.picture(record);
        Map<String, Integer> points = new HashMap<>();
        for (Contribution contribution : picture.getContributions()) {
            points.put(contribution.getIndicator(), contribution.getPoints());
        }
        return points;
    }

    private static List<Observed> observations(TestCouncil council) {
        return council.citizenLog().stream()
                .map(CitizenEvent::getBody)
                .filter(Observed.class::isInstance)
                .map(Observed.class::cast)
                .toList();
    }
}
