package cymru.rhybudd.streams;

import static cymru.rhybudd.streams.Somebody.SIAN;
import static cymru.rhybudd.streams.Somebody.TOMOS;
import static cymru.rhybudd.streams.TestCouncil.TODAY;
import static cymru.rhybudd.streams.TestCouncil.pounds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import cymru.rhybudd.council.ModelFile;
import cymru.rhybudd.domain.indicator.AddressMove;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.AlertKind;
import cymru.rhybudd.schemas.CitizenEvent;
import cymru.rhybudd.schemas.ClockTicked;
import cymru.rhybudd.schemas.Contribution;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.ObservationCause;
import cymru.rhybudd.schemas.Observed;
import cymru.rhybudd.schemas.RowChange;
import cymru.rhybudd.schemas.SourceChange;
import cymru.rhybudd.source.MappedRow;
import cymru.rhybudd.source.SourceMappings;
import java.io.File;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Stage 2 in time: a party whose end is entered in advance is one until that day is over by the log's clock. */
class PartiesWhoLeaveTest {
    private static final String SIANS = "housing/person/40";
    private static final String TOMOSES = "housing/person/41";
    private static final String HOLDER = "housing/tenancy_holder";
    private static final LocalDate LAST_DAY = TODAY.plusDays(28);

    @Test
    void whoeverGivesNoticeIsToldOfUntilTheLastDayIsOver() {
        try (TestCouncil council = TestCouncil.open()) {
            tellsOfSteps(council);
            holdsWithArrears(council, null);
            ends(council, LAST_DAY);

            council.insert("housing/possession_action", Map.of("action_id", 1, "tenancy_id", 5, "step", "NOTC"));

            assertThat(points(council, SIANS)).containsEntry("rent-arrears", 1200);
            assertThat(council.alerts()).extracting(Alert::getKind).containsExactly(AlertKind.NOTICE_SERVED);
            council.tick(LAST_DAY);
            assertThat(points(council, SIANS)).containsEntry("rent-arrears", 1200);
            assertThat(council.alerts()).isEmpty();

            council.tick(LAST_DAY.plusDays(1));

            assertThat(points(council, SIANS)).isEmpty();
            assertThat(council.alerts())
                    .extracting(Alert::getKind, Alert::getStep)
                    .containsExactly(tuple(AlertKind.NOTICE_SERVED, EpisodeStep.CLOSED));
        }
    }

    @Test
    void theEndIsSaidBeforeTheNewDayIs() {
        try (TestCouncil council = TestCouncil.open()) {
            holdsWithArrears(council, null);
            ends(council, LAST_DAY);
            council.citizenLog();

            council.tick(LAST_DAY.plusDays(1));

            List<Object> said = council.citizenLog().stream()
                    .map(CitizenEvent::getBody)
                    .filter(body -> body instanceof Observed || body instanceof ClockTicked)
                    .toList();
            assertThat(said.get(0)).isInstanceOfSatisfying(Observed.class, observed -> {
                assertThat(observed.getCause()).isEqualTo(ObservationCause.PARTY);
                assertThat(observed.getRows()).extracting(RowChange::getFact).containsOnlyNulls();
                SourceChange change = observed.getChange();
                assertThat(change.getRow()).isEqualTo("housing/tenancy_holder/5,40");
                assertThat(change.getCommittedAt())
                        .isEqualTo(LAST_DAY.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
                assertThat(change.getTransaction()).isNull();
                assertThat(change.getSnapshot()).isFalse();
            });
            assertThat(said.subList(1, said.size()))
                    .as("nothing else, and the tick in every partition")
                    .isNotEmpty()
                    .hasOnlyElementsOfType(ClockTicked.class);
        }
    }

    static Stream<Arguments> changesOfMind() {
        return Stream.of(
                argumentSet("the notice is taken back", (Consumer<TestCouncil>) council -> ends(council, null)),
                argumentSet("the end is later", (Consumer<TestCouncil>) council -> ends(council, LAST_DAY.plusDays(2))),
                argumentSet("the row is deleted and comes again", (Consumer<TestCouncil>) council -> {
                    council.delete(HOLDER, Map.of("tenancy_id", 5, "person_id", 40));
                    council.insert(HOLDER, Map.of("tenancy_id", 5, "person_id", 40));
                }));
    }

    @ParameterizedTest
    @MethodSource("changesOfMind")
    void whoeverStaysAfterAllStays(Consumer<TestCouncil> change) {
        try (TestCouncil council = TestCouncil.open()) {
            holdsWithArrears(council, LAST_DAY);
            change.accept(council);

            council.tick(LAST_DAY.plusDays(1));
            council.tick(LAST_DAY.plusDays(2));

            assertThat(points(council, SIANS)).containsEntry("rent-arrears", 1200);
        }
    }

    @Test
    void anEndThatIsBroughtForwardIsTheEnd() {
        try (TestCouncil council = TestCouncil.open()) {
            holdsWithArrears(council, LAST_DAY);
            ends(council, LAST_DAY.minusDays(7));

            council.tick(LAST_DAY.minusDays(6));

            assertThat(points(council, SIANS)).isEmpty();
        }
    }

    @Test
    void whoeverHoldsJointlyStaysWhenTheOtherGoes() {
        try (TestCouncil council = TestCouncil.open()) {
            holdsWithArrears(council, LAST_DAY);
            council.insert("housing/person", TOMOS.in("housing/person", 41));
            council.insert(HOLDER, Map.of("tenancy_id", 5, "person_id", 41));

            council.tick(LAST_DAY.plusDays(1));

            assertThat(points(council, SIANS)).isEmpty();
            assertThat(points(council, TOMOSES)).containsEntry("rent-arrears", 1200);
        }
    }

    @Test
    void theLastDayIsAPartysToo() {
        try (TestCouncil council = TestCouncil.open()) {
            holdsWithArrears(council, TODAY);

            assertThat(points(council, SIANS)).containsEntry("rent-arrears", 1200);
        }
    }

    @Test
    void anEndThatIsReadAfterItsDayIsPast() {
        try (TestCouncil council = TestCouncil.open()) {
            holdsWithArrears(council, null);
            council.tick(LAST_DAY.plusDays(1));

            ends(council, LAST_DAY);

            assertThat(points(council, SIANS)).isEmpty();
        }
    }

    @Test
    void aClockThatGoesBackEndsNobodysTimeAndBeginsNone() {
        try (TestCouncil council = TestCouncil.open()) {
            holdsWithArrears(council, LAST_DAY);
            council.tick(LAST_DAY.plusDays(1));
            council.tick(TODAY);

            ends(council, LAST_DAY.minusDays(1));

            assertThat(points(council, SIANS)).isEmpty();
        }
    }

    @Test
    void beforeTheFirstTickAnEndIsPastByTheTimeOfItsCommit() {
        try (TestCouncil council = TestCouncil.builder().withoutClock().open()) {
            council.insert("housing/person", SIAN.in("housing/person", 40));
            council.insert("housing/person", TOMOS.in("housing/person", 41));
            council.snapshot(HOLDER, Map.of("tenancy_id", 5, "person_id", 40, "to_date", TODAY.minusDays(1)));
            council.snapshot(HOLDER, Map.of("tenancy_id", 5, "person_id", 41, "to_date", TODAY));

            arrears(council);

            assertThat(council.citizenLog().stream().map(CitizenEvent::getBody).filter(Observed.class::isInstance))
                    .as("of Tomos alone")
                    .hasSize(1);
            council.tick(TODAY.plusDays(1));
            assertThat(points(council, TOMOSES)).isEmpty();
        }
    }

    @Test
    void anEndThatASnapshotReadIsNewsWhenItComes() {
        try (TestCouncil council = TestCouncil.open()) {
            tellsOfSteps(council);
            holdsWithArrears(council, null);
            council.insert("housing/possession_action", Map.of("action_id", 1, "tenancy_id", 5, "step", "NOTC"));
            council.snapshot(HOLDER, Map.of("tenancy_id", 5, "person_id", 40, "to_date", LAST_DAY));
            council.alerts();

            council.tick(LAST_DAY.plusDays(1));

            assertThat(council.alerts()).extracting(Alert::getStep).containsExactly(EpisodeStep.CLOSED);
        }
    }

    /** No table of the shipped files says both. */
    @Test
    void aRowThatStillSaysAFactOfItIsNoPartyAnyMore(@TempDir File directory) {
        AttributeStage stage = new AttributeStage(SourceMappings.load(TestCouncil.FILES));
        var context = new MockProcessorContext<String, Attribution>(new Properties(), new TaskId(0, 0), directory);
        for (StoreBuilder<?> builder : stage.stores()) {
            StateStore store = builder.withLoggingDisabled().build();
            store.init(context.getStateStoreContext(), store);
            context.addStateStore(store);
        }
        Processor<String, Arrival, String, Attribution> processor = stage.get();
        processor.init(context);

        processor.process(claimant(null));
        processor.process(claimant(TODAY.minusDays(1)));

        assertThat(context.forwarded())
                .extracting(forward -> forward.record().value())
                .last()
                .isInstanceOfSatisfying(
                        Attribution.Facts.class,
                        facts -> assertThat(facts.concerns())
                                .extracting(Concern::persons)
                                .containsExactly(Collections.emptySortedSet()));
    }

    private static Record<String, Arrival> claimant(@Nullable LocalDate until) {
        String row = "revenues/claimant/1";
        String account = "revenues/account/7";
        var change = new cymru.rhybudd.domain.alert.SourceChange(
                "revenues",
                "claimant",
                row,
                "u",
                false,
                "1",
                null,
                TODAY.atStartOfDay().toInstant(ZoneOffset.UTC));
        List<MappedRow> says = List.of(
                new MappedRow.FactRow(row, account, new AddressMove(TODAY)),
                new MappedRow.PartyRow(row, account, "revenues/person/4", until));
        return new Record<>(row, new SourceRow(change, says, false), 0);
    }

    /** The first shipped model knows no statutory steps. */
    private static void tellsOfSteps(TestCouncil council) {
        council.publish(ModelFile.load(TestCouncil.FILES.resolve("2026-12.model.yaml")));
    }

    private static void holdsWithArrears(TestCouncil council, @Nullable LocalDate lastDay) {
        council.insert("housing/person", SIAN.in("housing/person", 40));
        Map<String, @Nullable Object> holder = new HashMap<>(Map.of("tenancy_id", 5, "person_id", 40));
        holder.put("to_date", lastDay);
        council.insert(HOLDER, holder);
        arrears(council);
    }

    private static void arrears(TestCouncil council) {
        council.insert(
                "housing/rent_account", Map.of("rent_account_id", 9, "tenancy_id", 5, "arrears_amount", pounds("500")));
    }

    private static void ends(TestCouncil council, @Nullable LocalDate lastDay) {
        Map<String, @Nullable Object> holder = new HashMap<>(Map.of("tenancy_id", 5, "person_id", 40));
        holder.put("to_date", lastDay);
        council.update(HOLDER, holder);
    }

    private static Map<String, Integer> points(TestCouncil council, String record) {
        Map<String, Integer> points = new HashMap<>();
        for (Contribution contribution : council.picture(record).getContributions()) {
            points.put(contribution.getIndicator(), contribution.getPoints());
        }
        return points;
    }
}
