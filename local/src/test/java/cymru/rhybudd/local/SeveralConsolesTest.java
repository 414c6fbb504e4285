package cymru.rhybudd.local;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.local.world.Broker;
import cymru.rhybudd.local.world.ConsoleProcess;
import cymru.rhybudd.local.world.Endpoints;
import cymru.rhybudd.local.world.OfficerBrowser;
import cymru.rhybudd.local.world.Ports;
import cymru.rhybudd.local.world.Readiness;
import cymru.rhybudd.local.world.SchemaRegistry;
import cymru.rhybudd.local.world.StateDirectory;
import cymru.rhybudd.schemas.Contract;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.Control;
import cymru.rhybudd.schemas.DirectoryEntry;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.PreferredLanguage;
import cymru.rhybudd.schemas.Rag;
import cymru.rhybudd.schemas.TeamsPublished;
import cymru.rhybudd.schemas.serde.TopicSerdes;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Two consoles as processes of their own on one broker: each test goes on where the one before stopped. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SeveralConsolesTest {
    private static final Path HOME = Path.of(System.getProperty("rhybudd.home"));
    private static final String TEAM = "housing-options-north";
    private static final String QUEUE = "/queue?team=" + TEAM;
    private static final Duration SOON = Duration.ofSeconds(2);

    @TempDir
    static Path directory;

    private static StateDirectory state;
    private static SchemaRegistry registry;
    private static Broker broker;
    private static ConsoleProcess one;
    private static ConsoleProcess other;
    /** One officer, whose requests come to the one instance or to the other. */
    private static OfficerBrowser atOne;

    private static OfficerBrowser atOther;

    @BeforeAll
    static void start() throws Exception {
        state = StateDirectory.open(directory);
        Path program = HOME.resolve("local/plugins/target/registry");
        CompletableFuture<SchemaRegistry> starting = CompletableFuture.supplyAsync(() -> {
            try {
                return SchemaRegistry.start(program, state.of("registry"), state.of("logs"));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        broker = Broker.start(state.of("broker"));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(Contracts.topics().stream()
                            .map(contract -> new NewTopic(contract.topic(), 1, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
        registry = starting.get();
        TeamsPublished teams = new TeamsPublished(Files.readString(HOME.resolve("deploy/council/teams.yaml")));
        write(Contracts.CONTROLS, "teams", Control.newBuilder().setBody(teams).build());
        for (int each = 0; each < 4; each++) {
            tell("alert-" + each);
        }
        Endpoints world = Endpoints.ofThisProcess(broker.bootstrapServers(), registry.url(), Map.of(), 0);
        int signIn = Ports.free();
        one = new ConsoleProcess(
                HOME,
                state.of("one"),
                world,
                Ports.free(),
                100,
                Map.of("RHYBUDD_SIGN_IN_PORT", Integer.toString(signIn)),
                said -> {});
        other = new ConsoleProcess(
                HOME,
                state.of("other"),
                world,
                Ports.free(),
                100,
                Map.of(
                        "RHYBUDD_OIDC_ISSUER",
                        "http://127.0.0.1:" + signIn + "/council",
                        "RHYBUDD_CONSOLE_URL",
                        one.url().toString()),
                said -> {});
        one.awaitReady();
        other.awaitReady();
        atOne = new OfficerBrowser(one.url());
        atOther = atOne.at(other.url());
    }

    @AfterAll
    static void stop() throws Exception {
        one.close();
        other.close();
        broker.close();
        registry.close();
        state.close();
    }

    @Test
    @Order(1)
    void aSignInThatBeginsOnOneEndsOnAnotherAndIsGoodOnBoth() throws Exception {
        HttpResponse<String> arrived = atOther.signIn("t.morgan", QUEUE);

        assertThat(arrived.uri()).isEqualTo(one.url().resolve(QUEUE));
        assertThat(atOther.get(QUEUE).uri()).isEqualTo(other.url().resolve(QUEUE));
    }

    @Test
    @Order(2)
    void bothShowTheSameList() throws Exception {
        assertThat(alerts(atOne)).hasSize(4).isEqualTo(alerts(atOther));
    }

    @Test
    @Order(3)
    void anActOnOneIsSeenOnTheOtherSoon() throws Exception {
        acknowledge(atOne, "alert-0");

        Awaitility.await().atMost(SOON).until(() -> isAcknowledged(atOther, "alert-0"));
    }

    @Test
    @Order(4)
    void aKillLosesNoActAndSignsNobodyOutAndEverythingIsShownAgainWithinTenSeconds() throws Exception {
        acknowledge(atOther, "alert-1");
        kill(other, "other");
        Awaitility.await().atMost(SOON).until(() -> isAcknowledged(atOne, "alert-1"));
        acknowledge(atOne, "alert-2");
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(new Readiness(other.url().getPort())::holds);

        assertThat(List.of("alert-0", "alert-1", "alert-2"))
                .allSatisfy(alert -> assertThat(isAcknowledged(atOther, alert)).isTrue());
        assertThat(alerts(atOther)).isEqualTo(alerts(atOne));
    }

    @Test
    @Order(5)
    void anAlertIsAnnouncedByWhicheverInstanceAfterWhatTheBrowserHasHeard() throws Exception {
        CompletableFuture<String> heard = new CompletableFuture<>();
        CompletableFuture<?> stream = atOther.listen("/live?team=" + TEAM + "&after=3", line -> hear(line, heard));
        tell("alert-4");

        assertThat(heard.get(10, java.util.concurrent.TimeUnit.SECONDS)).isEqualTo("data: 1 new alert");
        stream.cancel(true);
    }

    private static void hear(String line, CompletableFuture<String> heard) {
        if (line.startsWith("data: ")) {
            heard.complete(line);
        }
    }

    @Test
    @Order(6)
    void signingOutOnOneCountsOnTheOtherAndEndsItsStreams() throws Exception {
        OfficerBrowser thief = atOther.copied();
        CompletableFuture<?> stream = atOther.listen("/live?team=" + TEAM, line -> {});
        assertThat(thief.get(QUEUE).uri().getPath()).isEqualTo("/queue");
        atOne.post("/sign-out", Map.of("form-token", hidden(atOne.get(QUEUE).body(), "form-token")));

        Awaitility.await().atMost(SOON).until(stream::isDone);
        assertThat(thief.get(QUEUE).uri().getPath()).isEqualTo("/sign-in");
        assertThat(thief.at(one.url()).get(QUEUE).uri().getPath()).isEqualTo("/sign-in");
    }

    private static TreeSet<String> alerts(OfficerBrowser browser) throws Exception {
        Matcher link = Pattern.compile("href=\"/alerts/([^\"]+)\"")
                .matcher(browser.get(QUEUE).body());
        TreeSet<String> alerts = new TreeSet<>();
        while (link.find()) {
            alerts.add(link.group(1));
        }
        return alerts;
    }

    private static void acknowledge(OfficerBrowser browser, String alert) throws Exception {
        String path = "/alerts/" + alert + "/acts/acknowledge";
        String form = browser.get(path).body();
        Map<String, String> fields = new HashMap<>();
        for (String name : List.of("form-token", "act-id", "seen", "after")) {
            fields.put(name, hidden(form, name));
        }
        assertThat(browser.post(path, fields).uri().getQuery()).isEqualTo("done=acknowledge");
    }

    private static boolean isAcknowledged(OfficerBrowser browser, String alert) throws Exception {
        return browser.get("/alerts/" + alert).body().contains("Acknowledged by t.morgan");
    }

    private static String hidden(String page, String name) {
        Matcher field =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
        assertThat(field.find()).as(name).isTrue();
        return field.group(1);
    }

    private static void kill(ConsoleProcess console, String part) throws Exception {
        assertThat(new Readiness(console.url().getPort()).holds()).isTrue();
        long pid = Long.parseLong(
                Files.readString(state.of(part).resolve("console.pid")).strip());
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }

    private static void tell(String alert) throws Exception {
        DirectoryEntry person = DirectoryEntry.newBuilder()
                .setCitizen("citizen-of-" + alert)
                .setForenames("Mair")
                .setSurname("Parry")
                .setLanguage(PreferredLanguage.WELSH)
                .setRecords(List.of("housing/person/1"))
                .build();
        write(Contracts.CITIZEN_DIRECTORY, person.getCitizen(), person);
        OfficerNotification told =
                AlertExamples.told(alert, "citizen-of-" + alert, EpisodeStep.OPENED, Rag.RED, "housing/rent_account/1");
        write(Contracts.OFFICER_NOTIFICATIONS, told.getAlert().getCitizen(), told);
    }

    private static <T extends SpecificRecordBase> void write(Contract<T> contract, String key, T value)
            throws Exception {
        TopicSerdes serdes =
                new TopicSerdes(Map.of(TopicSerdes.REGISTRY_URL, registry.url().toString()));
        try (KafkaProducer<String, T> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                serdes.values(contract).serializer())) {
            producer.send(new ProducerRecord<>(contract.topic(), key, value)).get();
        }
    }
}
