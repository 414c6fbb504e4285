package cymru.rhybudd.console.desk;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.console.ToldAlerts;
import cymru.rhybudd.console.UnsteadyRegistry;
import cymru.rhybudd.console.signin.SharedSignIns;
import cymru.rhybudd.schemas.Assessment;
import cymru.rhybudd.schemas.Canary;
import cymru.rhybudd.schemas.Contract;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.Control;
import cymru.rhybudd.schemas.DirectoryEntry;
import cymru.rhybudd.schemas.HeldAlert;
import cymru.rhybudd.schemas.HoldReason;
import cymru.rhybudd.schemas.HoldRuled;
import cymru.rhybudd.schemas.HoldRuling;
import cymru.rhybudd.schemas.HoldState;
import cymru.rhybudd.schemas.ModelPublished;
import cymru.rhybudd.schemas.ModelRole;
import cymru.rhybudd.schemas.Rag;
import cymru.rhybudd.schemas.Restriction;
import cymru.rhybudd.schemas.TeamsPublished;
import cymru.rhybudd.schemas.act.SupervisorRuling;
import cymru.rhybudd.schemas.restriction.RestrictedSubject;
import cymru.rhybudd.schemas.serde.TopicSerdes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskTopologyTest {
    private static final Path COUNCIL = Path.of("../deploy/council");

    @TempDir
    static Path directory;

    private final UnsteadyRegistry registry = new UnsteadyRegistry();
    private final TopicSerdes serdes = new TopicSerdes(Map.of(), registry);
    private final Readers readers =
            Readers.with(SharedSignIns.of(Clock.systemUTC()).instance());
    private final Desk desk = readers.desk();
    private final Published published = readers.published();
    private final TopologyTestDriver driver =
            new TopologyTestDriver(DeskTopology.build(serdes, readers, new CountDownLatch(1)), settings());

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void whatATeamIsToldComesOntoItsList() {
        topic(Contracts.OFFICER_NOTIFICATIONS)
                .pipeInput("citizen-a1", ToldAlerts.opened("a1", "housing-options-north", Rag.RED));

        assertThat(desk.open("housing-options-north")).hasSize(1);
        assertThat(desk.upTo()).isEqualTo(new ToldUpTo(0, -1));
    }

    @Test
    void theCanaryIsOnNoListAndInNoCount() {
        topic(Contracts.OFFICER_NOTIFICATIONS)
                .pipeInput(Canary.CITIZEN, ToldAlerts.opened("a1", "housing-options-north", Rag.RED));

        assertThat(desk.open("housing-options-north")).isEmpty();
        assertThat(desk.alert("a1")).isEmpty();
        assertThat(desk.upTo()).as("as if it had not come").isEqualTo(new ToldUpTo(-1, -1));
    }

    @Test
    void whatATeamIsToldByDigestComesOntoItsListToo() {
        String team = "housing-options-north";
        topic(Contracts.TEAM_DIGESTS)
                .pipeInput(
                        team,
                        ToldAlerts.digest("model/2026-12", team, ToldAlerts.opened("a1", team, Rag.RED)),
                        Instant.parse("2026-11-26T08:00:00Z"));

        OpenAlert alert = desk.alert("a1").orElseThrow();
        assertThat(alert.digest())
                .isEqualTo(new Digest(
                        0, "model/2026-12", "b.price", "asked the source", Instant.parse("2026-11-26T08:00:00Z")));
        assertThat(desk.upTo()).isEqualTo(new ToldUpTo(-1, 0));
    }

    @Test
    void thePersonAndThePictureAreTheLatestAndCanBeForgotten() {
        TestInputTopic<String, DirectoryEntry> directory = topic(Contracts.CITIZEN_DIRECTORY);
        directory.pipeInput("c1", ToldAlerts.person("c1", "Mair", "Rees"));
        directory.pipeInput("c1", ToldAlerts.person("c1", "Mair", "Llwyd"));
        directory.pipeInput("c2", ToldAlerts.person("c2", "Huw", "Ellis"));
        directory.pipeInput("c2", (DirectoryEntry) null);
        TestInputTopic<String, Assessment> assessments = topic(Contracts.ASSESSMENTS);
        assessments.pipeInput("c1", ToldAlerts.assessment("c1", Rag.AMBER));

        assertThat(readers.directory().who("c1").orElseThrow().getSurname()).isEqualTo("Llwyd");
        assertThat(readers.directory().who("c2")).isEmpty();
        assertThat(driver.<String, Assessment>getKeyValueStore(DeskTopology.PICTURES)
                        .get("c1")
                        .getRag())
                .isEqualTo(Rag.AMBER);
    }

    @Test
    void nothingIsLeftOutBecauseTheRegistryWasAway() {
        TestInputTopic<String, DirectoryEntry> directory = topic(Contracts.CITIZEN_DIRECTORY);
        registry.asksInVain = 1;
        directory.pipeInput("c1", ToldAlerts.person("c1", "Mair", "Rees"));

        assertThat(readers.directory().who("c1")).isPresent();
    }

    @Test
    void aPictureThatWasReadIsKeptWhileTheRegistryIsAway() {
        byte[] picture = serdes.values(Contracts.ASSESSMENTS)
                .serializer()
                .serialize(Contracts.ASSESSMENTS.topic(), ToldAlerts.assessment("c1", Rag.AMBER));
        registry.takesNothing = true;
        bytes(Contracts.ASSESSMENTS).pipeInput("c1", picture);

        assertThat(driver.<String, Assessment>getKeyValueStore(DeskTopology.PICTURES)
                        .get("c1"))
                .isNotNull();
    }

    @Test
    void aRecordThatNobodyCanReadIsLeftOut() {
        bytes(Contracts.CITIZEN_DIRECTORY).pipeInput("c1", new byte[] {1});
        topic(Contracts.CITIZEN_DIRECTORY).pipeInput("c2", ToldAlerts.person("c2", "Huw", "Ellis"));

        assertThat(readers.directory().who("c1")).isEmpty();
        assertThat(readers.directory().who("c2")).isPresent();
    }

    @Test
    void aHouseholdIsWhoeverLivesAtTheAddressNow() {
        TestInputTopic<String, DirectoryEntry> directory = topic(Contracts.CITIZEN_DIRECTORY);
        for (String citizen : List.of("c1", "c2", "c3")) {
            directory.pipeInput(citizen, livingAt(citizen, 100_100L));
        }
        directory.pipeInput("c2", livingAt("c2", 100_200L));
        directory.pipeInput("c3", (DirectoryEntry) null);

        assertThat(readers.directory().at(100_100L)).containsExactly("c1");
        assertThat(readers.directory().at(100_200L)).containsExactly("c2");
        assertThat(readers.directory().at(100_300L)).isEmpty();
    }

    @Test
    void aRestrictionHoldsOnceItIsReadAndUntilItIsLifted() {
        RestrictedSubject subject = RestrictedSubject.person("housing/person/1");
        Restriction held = subject.restricted("g.price", "threatened", LocalDate.EPOCH, Instant.EPOCH);
        TestInputTopic<String, Restriction> topic = topic(Contracts.RESTRICTIONS);
        topic.pipeInput(subject.key(), held);
        assertThat(readers.restrictions().of(livingAt("c1", 100_100L))).containsExactly(held);

        topic.pipeInput(subject.key(), RestrictedSubject.lifted(held, "g.price", "moved", Instant.EPOCH));
        assertThat(readers.restrictions().all()).isEmpty();
    }

    private static DirectoryEntry livingAt(String citizen, long uprn) {
        return ToldAlerts.livingAt(ToldAlerts.person(citizen, "Mair", "Rees"), uprn, "housing/person/1");
    }

    @Test
    void theWordsOfModelsAndTeamsAreThoseThatWerePublished() throws IOException {
        TestInputTopic<String, Control> controls = topic(Contracts.CONTROLS);
        controls.pipeInput(
                "model",
                control(ModelPublished.newBuilder()
                        .setVersion("2026-12")
                        .setText(Files.readString(COUNCIL.resolve("2026-12.model.yaml")))
                        .setRole(ModelRole.LIVE)
                        .build()));
        controls.pipeInput("teams", control(new TeamsPublished(Files.readString(COUNCIL.resolve("teams.yaml")))));

        PublishedModel model = published.model("2026-12").orElseThrow();
        assertThat(model.amber()).isEqualTo(30);
        assertThat(model.red()).isEqualTo(55);
        assertThat(model.indicators())
                .containsEntry("rent-arrears", new TwoNames("Rent arrears", "Ôl-ddyledion rhent"));
        assertThat(published.teams()).containsKey("housing-options-north");
    }

    @Test
    void whatWaitsAndWhatIsRuledAboutItAreReadFromTheTopicsOfTheEngine() {
        HeldAlert held = ToldAlerts.held("a1", "model/2026-12", HoldReason.MODEL_CHANGE, "housing-options-north");
        topic(Contracts.HELD_ALERTS).pipeInput("a1", held);
        HoldRuled ruled = new HoldRuled("model/2026-12", HoldRuling.RELEASE, "t.leader", "checked", Instant.EPOCH);
        topic(Contracts.CONTROLS).pipeInput(SupervisorRuling.KEY, SupervisorRuling.control(ruled));
        assertThat(desk.hold("model/2026-12").ids()).containsExactly("a1");
        assertThat(desk.hold("model/2026-12").ruled()).isEqualTo(ruled);

        topic(Contracts.HELD_ALERTS)
                .pipeInput(
                        "a1",
                        HeldAlert.newBuilder(held)
                                .setState(HoldState.RELEASED)
                                .setOfficer("t.leader")
                                .setRuledBecause("checked")
                                .build());
        topic(Contracts.OFFICER_NOTIFICATIONS)
                .pipeInput("citizen-a1", ToldAlerts.opened("a1", "housing-options-north", Rag.RED));

        assertThat(desk.hold("model/2026-12").isEmpty()).isTrue();
        assertThat(desk.open("housing-options-north")).hasSize(1);
        assertThat(desk.outcomes(null, 4, LocalDate.of(2026, 11, 26)).all().told())
                .isEqualTo(1);
    }

    @Test
    void theModelInForceIsTheNewestWhoseFirstDayHasCome() throws IOException {
        TestInputTopic<String, Control> controls = topic(Contracts.CONTROLS);
        controls.pipeInput("model", control(model("2026-11", ModelRole.LIVE, null)));
        controls.pipeInput("model", control(model("2026-12", ModelRole.LIVE, LocalDate.of(2026, 12, 1))));
        controls.pipeInput("model", control(model("2026-11b", ModelRole.LIVE, null)));
        controls.pipeInput("model", control(model("2027-01", ModelRole.SHADOW, null)));

        assertThat(published.versionInForce(LocalDate.of(2026, 11, 30)))
                .as("what is published late never judges")
                .isEqualTo("2026-11");
        assertThat(published.versionInForce(LocalDate.of(2026, 12, 1))).isEqualTo("2026-12");
        assertThat(published.model("2026-12").orElseThrow().budget()).isEqualTo(new AlertBudget(5_000, 1_000));
    }

    private static ModelPublished model(String version, ModelRole role, @Nullable LocalDate validFrom)
            throws IOException {
        return ModelPublished.newBuilder()
                .setVersion(version)
                .setText(Files.readString(COUNCIL.resolve("2026-12.model.yaml")))
                .setRole(role)
                .setValidFrom(validFrom)
                .build();
    }

    private static Control control(Object body) {
        return Control.newBuilder().setBody(body).build();
    }

    private <T extends SpecificRecordBase> TestInputTopic<String, T> topic(Contract<T> contract) {
        return driver.createInputTopic(
                contract.topic(),
                new StringSerializer(),
                serdes.values(contract).serializer());
    }

    private TestInputTopic<String, byte[]> bytes(Contract<?> contract) {
        return driver.createInputTopic(contract.topic(), new StringSerializer(), new ByteArraySerializer());
    }

    private static Properties settings() {
        Properties settings = new Properties();
        settings.putAll(
                DeskService.settings("test", Map.of(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1"), directory));
        return settings;
    }
}
