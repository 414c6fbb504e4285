package cymru.rhybudd.audit.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.RecordsInMemory;
import cymru.rhybudd.audit.records.StoredRecord;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.AlertEvent;
import cymru.rhybudd.schemas.AlertKind;
import cymru.rhybudd.schemas.Assessment;
import cymru.rhybudd.schemas.Canary;
import cymru.rhybudd.schemas.ClockTicked;
import cymru.rhybudd.schemas.Contract;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.HeldAlert;
import cymru.rhybudd.schemas.HoldReason;
import cymru.rhybudd.schemas.HoldState;
import cymru.rhybudd.schemas.LogPosition;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.Rag;
import cymru.rhybudd.schemas.TeamDigest;
import cymru.rhybudd.schemas.serde.RegisteredSerde;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Alys turns red, has a date of eviction, and is over it; Bryn's alert waits, and Carys's is told in a digest after a supervisor ruled so. */
class AlertsTest {
    private static final Instant NINE = Instant.parse("2026-11-25T09:00:00Z");
    private static final AlertFilter ALL = filter(Set.of(), Set.of(), Set.of(), null);
    private static final String ALYS = "alys";
    private static final String BRYN = "bryn";
    private static final String CARYS = "carys";

    private final RecordsInMemory records = new RecordsInMemory();

    @BeforeEach
    void fiveAlerts() {
        Alert red = alert("a-1", ALYS, AlertKind.ESCALATION, EpisodeStep.OPENED, Rag.RED);
        Alert evicted = alert("a-2", ALYS, AlertKind.EVICTION_DATED, EpisodeStep.OPENED, Rag.RED);
        Alert waits = alert("b-1", BRYN, AlertKind.ESCALATION, EpisodeStep.OPENED, Rag.AMBER);
        Alert digested = alert("c-1", CARYS, AlertKind.ESCALATION, EpisodeStep.ROSE, Rag.AMBER);
        Alert over = alert("a-3", ALYS, AlertKind.ESCALATION, EpisodeStep.CLOSED, Rag.GREEN);
        raise(0, red);
        raise(0, evicted);
        write(Contracts.ALERT_LOG, 10, "clock", new AlertEvent(new ClockTicked(NINE)));
        raise(60, waits);
        raise(120, digested);
        raise(180, over);
        tell(1, "housing", red);
        tell(1, "housing", evicted);
        hold(61, "housing", waits, HoldState.WAITING);
        hold(121, "revenues", digested, HoldState.WAITING);
        tell(181, "housing", over);
        hold(200, "revenues", digested, HoldState.DIGESTED);
        write(
                Contracts.TEAM_DIGESTS,
                200,
                "revenues",
                new TeamDigest("storm", "revenues", "Revenues", "Refeniw", "s1", "one list", List.of(digested), 1));
    }

    private static Alert alert(String id, String citizen, AlertKind kind, EpisodeStep step, Rag colour) {
        Assessment picture = Assessment.newBuilder()
                .setCitizen(citizen)
                .setModelVersion("2026-12")
                .setAsOf(LocalDate.of(2026, 11, 25))
                .setScore(3_000)
                .setRag(Rag.UNKNOWN) // the colour that is shown is not the one that is held
                .setRagHeld(colour)
                .setContributions(List.of())
                .setPosition(new LogPosition(0, 1L))
                .build();
        return Alert.newBuilder()
                .setAlertId(id)
                .setCitizen(citizen)
                .setKind(kind)
                .setRagBefore(Rag.GREEN)
                .setRagAfter(colour)
                .setScoreBefore(2_000)
                .setDomain("HOUSING")
                .setAssessment(picture)
                .setStep(step)
                .build();
    }

    private void raise(long second, Alert alert) {
        write(Contracts.ALERT_LOG, second, alert.getCitizen(), new AlertEvent(alert));
    }

    private void tell(long second, String team, Alert alert) {
        write(
                Contracts.OFFICER_NOTIFICATIONS,
                second,
                alert.getCitizen(),
                new OfficerNotification(alert.getAlertId(), team, team, team, alert, null, null));
    }

    private void hold(long second, String team, Alert alert, HoldState state) {
        write(
                Contracts.HELD_ALERTS,
                second,
                alert.getAlertId(),
                new HeldAlert("storm", HoldReason.MASS_UPDATE, state, team, alert, null, null));
    }

    private <T extends SpecificRecordBase> void write(Contract<T> contract, long second, String key, T value) {
        write(
                contract.topic(),
                second,
                key,
                new RegisteredSerde<>(contract.type(), records.schemas())
                        .serializer()
                        .serialize(contract.topic(), value));
    }

    private void write(String topic, long second, String key, byte[] value) {
        List<StoredRecord> all = records.in(new Partition(topic, 0));
        all.add(new StoredRecord(
                all.size(),
                NINE.plusSeconds(second).toEpochMilli(),
                key.getBytes(StandardCharsets.UTF_8),
                value,
                List.of()));
    }

    private List<String> ids(AlertFilter asked) {
        return Alerts.of(records, asked).stream().map(ListedAlert::alertId).toList();
    }

    private ListedAlert listed(String id) {
        return Alerts.of(records, ALL).stream()
                .filter(alert -> alert.alertId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyAlertIsThereWithItsPlace() {
        assertThat(Alerts.of(records, ALL))
                .extracting(alert -> alert.alertId() + " " + alert.place())
                .containsExactly(
                        "a-1 alert-log/0/0",
                        "a-2 alert-log/0/1",
                        "b-1 alert-log/0/3",
                        "c-1 alert-log/0/4",
                        "a-3 alert-log/0/5");
    }

    @Test
    void anAlertHasTheColourThatIsHeldAfterIt() {
        assertThat(listed("a-1").colour()).isEqualTo(Rag.RED);
        assertThat(listed("a-3").colour()).isEqualTo(Rag.GREEN);
    }

    /** A copy that no broker wrote may have records that are older than those before them. */
    @Test
    void alertsAreInTheOrderOfTheirTimesAndThenOfTheirPlaces() {
        raise(30, alert("late", BRYN, AlertKind.ESCALATION, EpisodeStep.OPENED, Rag.AMBER));

        assertThat(ids(ALL)).containsExactly("a-1", "a-2", "late", "b-1", "c-1", "a-3");
    }

    @Test
    void aTeamThatWasToldIsNamedWithTheRecordThatSaysSo() {
        assertThat(listed("a-2").told()).singleElement().satisfies(told -> {
            assertThat(told.team().key()).isEqualTo("housing");
            assertThat(told.place()).isEqualTo("officer-notifications/0/1");
            assertThat(told.at()).isEqualTo(NINE.plusSeconds(1));
            assertThat(told.inDigest()).isFalse();
        });
        assertThat(listed("a-2").held()).isNull();
    }

    @Test
    void anAlertThatWaitsWasToldToNobody() {
        assertThat(listed("b-1").told()).isEmpty();
        assertThat(listed("b-1").held())
                .isEqualTo(new ListedAlert.Held("housing", "storm", HoldReason.MASS_UPDATE, HoldState.WAITING));
    }

    @Test
    void anAlertThatWaitedStandsWhereItStoodLast() {
        assertThat(listed("c-1").told())
                .extracting(ListedAlert.Told::place, ListedAlert.Told::inDigest)
                .containsExactly(tuple("team-digests/0/0", true));
        assertThat(listed("c-1").held())
                .isEqualTo(new ListedAlert.Held("revenues", "storm", HoldReason.MASS_UPDATE, HoldState.DIGESTED));
    }

    @Test
    void theCanaryIsNobody() {
        raise(190, alert("canary", Canary.CITIZEN, AlertKind.ESCALATION, EpisodeStep.OPENED, Rag.AMBER));

        assertThat(ids(ALL)).doesNotContain("canary").hasSize(5);
    }

    @Test
    void whatCannotBeReadIsPassedOver() {
        write(Contracts.ALERT_LOG.topic(), 190, BRYN, new byte[] {7});
        write(Contracts.HELD_ALERTS.topic(), 190, "b-1", new byte[] {7});

        assertThat(ids(ALL)).hasSize(5);
        assertThat(listed("b-1").held()).isNotNull();
    }

    static Stream<Arguments> filters() {
        return Stream.of(
                argumentSet("a colour", filter(Set.of(Rag.RED), Set.of(), Set.of(), null), List.of("a-1", "a-2")),
                argumentSet(
                        "either colour",
                        filter(Set.of(Rag.AMBER, Rag.GREEN), Set.of(), Set.of(), null),
                        List.of("b-1", "c-1", "a-3")),
                argumentSet(
                        "a kind", filter(Set.of(), Set.of(AlertKind.EVICTION_DATED), Set.of(), null), List.of("a-2")),
                argumentSet(
                        "a step",
                        filter(Set.of(), Set.of(), Set.of(EpisodeStep.CLOSED, EpisodeStep.ROSE), null),
                        List.of("c-1", "a-3")),
                argumentSet(
                        "all at once",
                        filter(Set.of(Rag.RED), Set.of(AlertKind.ESCALATION), Set.of(EpisodeStep.OPENED), "housing"),
                        List.of("a-1")),
                argumentSet(
                        "a team, told or yet to be",
                        filter(Set.of(), Set.of(), Set.of(), "housing"),
                        List.of("a-1", "a-2", "b-1", "a-3")),
                argumentSet("a team by a digest", filter(Set.of(), Set.of(), Set.of(), "revenues"), List.of("c-1")),
                argumentSet("no such team", filter(Set.of(), Set.of(), Set.of(), "house"), List.of()),
                argumentSet("from an instant on", from(60), List.of("b-1", "c-1", "a-3")),
                argumentSet("a second later", from(61), List.of("c-1", "a-3")));
    }

    private static AlertFilter filter(
            Set<Rag> colours, Set<AlertKind> kinds, Set<EpisodeStep> steps, @Nullable String team) {
        return new AlertFilter(at -> true, colours, kinds, steps, team);
    }

    private static AlertFilter from(long second) {
        Predicate<Instant> times = at -> !at.isBefore(NINE.plusSeconds(second));
        return new AlertFilter(times, Set.of(), Set.of(), Set.of(), null);
    }

    @ParameterizedTest
    @MethodSource("filters")
    void onlyThoseThatAreAskedForAreListed(AlertFilter asked, List<String> expected) {
        assertThat(ids(asked)).isEqualTo(expected);
    }
}
