package cymru.rhybudd.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cymru.rhybudd.local.command.WorldTopics;
import cymru.rhybudd.local.observe.Observed;
import cymru.rhybudd.local.world.Endpoints;
import cymru.rhybudd.local.world.OfficerBrowser;
import cymru.rhybudd.local.world.PrometheusProcess;
import cymru.rhybudd.local.world.Readiness;
import cymru.rhybudd.local.world.StateDirectory;
import cymru.rhybudd.local.world.World;
import cymru.rhybudd.schemas.Access;
import cymru.rhybudd.schemas.Canary;
import cymru.rhybudd.schemas.Contract;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.View;
import cymru.rhybudd.schemas.serde.RegisteredGenericSerializer;
import cymru.rhybudd.schemas.serde.RegistryClient;
import cymru.rhybudd.source.CanarySource;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** One small council on real parts, from its first start: each test goes on where the one before stopped. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WholeWayTest {
    private static final Path HOME = Path.of(System.getProperty("rhybudd.home"));
    private static final String RENT = "housing.public.rent_account";
    private static final byte[] POISON = "no Avro at all".getBytes(StandardCharsets.UTF_8);

    @TempDir
    static Path directory;

    private static Path state() {
        return directory.resolve("state");
    }

    private static Path summary() {
        return directory.resolve("summary.json");
    }

    private static Path exported() {
        return directory.resolve("exported");
    }

    /** No mail server listens there, and nobody has asked for mail: that it is delivered is observed all the same. */
    private static Path mailToNobody() throws IOException {
        return Files.writeString(
                directory.resolve("delivery.yaml"),
                "smtp: { host: 127.0.0.1, port: 1, security: none, from: rhybudd@council.example }\n");
    }

    @Test
    @Order(1)
    void aRunAlertsDiffersInNothingAndSetsAsideWhatItCannotRead() throws Exception {
        Path delivery = mailToNobody();
        CompletableFuture<Terminal> up = CompletableFuture.supplyAsync(() -> Terminal.run(with(
                new Object[] {
                    "up",
                    "--fresh",
                    "--state",
                    state(),
                    "--citizens",
                    300,
                    "--seed",
                    7,
                    "--changes-per-second",
                    40,
                    "--for",
                    "45s",
                    "--summary",
                    summary(),
                    "--export-log",
                    exported(),
                    "--delivery",
                    delivery
                },
                observing())));
        poisonOnceItRuns(up);
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> up.isDone() || listed().size() == 1);

        JsonNode letter = listed().get(0);
        Terminal redriven = Terminal.run("dead-letters", "--state", state(), "--redrive");
        Terminal outcome = recordedOutcome(up);
        assertThatALookAtACitizenIsKept();
        assertThatOfficersSeeItInTheirBrowsersAlsoAfterAKill();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> up.isDone() || listed().size() == 1);
        assertThatTheCanaryIsHeardAndOnNoList();
        assertThatBrokersCleanWhatIsSuperseded();
        assertThatEveryPanelAndRuleFindsSomething();
        Terminal ended = up.join();

        assertThat(letter.get("reason").asText()).isEqualTo("UNREADABLE");
        assertThat(letter.get("topic").asText()).isEqualTo(RENT);
        assertThat(redriven.text()).contains("1 records put back");
        assertThat(outcome.exitCode()).as(outcome.text()).isZero();
        assertThat(outcome.json().at("/rulings/0/reason").asText()).isEqualTo("OFFICER_ACTED");
        JsonNode result = new ObjectMapper().readTree(summary().toFile());
        assertThat(ended.exitCode()).as(ended.text()).isZero();
        assertThat(result.at("/alerts/total").asLong()).isPositive();
        assertThat(result.at("/latencyMs/p99").asLong()).isPositive();
        assertThat(result.get("officersActs")).as("what officers recorded").isNotEmpty();
        assertThat(result.at("/deadLetters").asLong())
                .as("the poison, and the poison redriven")
                .isEqualTo(2);
        assertThat(List.of("alertsLost", "alertsTwice", "alertsUnexpected", "differences"))
                .allSatisfy(key -> assertThat(result.get(key).asInt()).as(key).isZero());
    }

    /** Without the operating system's package nothing is observed; PromtoolTest says so. */
    private static Object[] observing() {
        return PrometheusProcess.program().isPresent() ? new Object[] {"--observe"} : new Object[0];
    }

    private static void assertThatEveryPanelAndRuleFindsSomething() throws Exception {
        Path address = state().resolve("prometheus").resolve(PrometheusProcess.ADDRESS);
        if (PrometheusProcess.program().isPresent()) {
            new Observed(URI.create(Files.readString(address))).assertComplete();
        }
    }

    /** It sets out when the service has begun, and once a minute from then on. */
    private static void assertThatTheCanaryIsHeardAndOnNoList() throws Exception {
        Map<String, Double> figures = figures();
        assertThat(figures.get("rhybudd_canary_latency_seconds_count")).isPositive();
        assertThat(figures.get("rhybudd_canary_age_seconds")).isLessThan(75);
        assertThat(figures.keySet())
                .as("it is in no other figure")
                .noneMatch(name -> name.contains("\"" + Canary.SOURCE + "\""));
        assertThat(told().findValuesAsText("citizen"))
                .isNotEmpty()
                .noneMatch(citizen -> Canary.CITIZEN.startsWith(citizen));
        assertThat(keys(Contracts.OFFICER_NOTIFICATIONS)).contains(Canary.CITIZEN);
        for (Contract<?> view :
                List.of(Contracts.DECISIONS, Contracts.ASSESSMENTS, Contracts.ALERTS, Contracts.CITIZEN_DIRECTORY)) {
            assertThat(keys(view)).as(view.topic()).isNotEmpty().doesNotContain(Canary.CITIZEN);
        }
    }

    /** A changelog of the broker's own making would hold a name that was corrected for a week, or far longer. */
    private static void assertThatBrokersCleanWhatIsSuperseded() throws Exception {
        try (Admin admin = Admin.create(WorldTopics.of(endpoints()).client())) {
            List<ConfigResource> changelogs = admin.listTopics().names().get().stream()
                    .filter(topic -> topic.endsWith("-changelog"))
                    .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                    .toList();
            assertThat(changelogs).isNotEmpty();
            assertThat(admin.describeConfigs(changelogs).all().get()).allSatisfy((topic, config) -> {
                assertThat(config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value())
                        .isEqualTo("compact");
                assertThat(config.get(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG).value())
                        .isEqualTo("86400000");
                assertThat(config.get(TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG)
                                .value())
                        .isEqualTo("0.2");
                assertThat(config.get(TopicConfig.SEGMENT_BYTES_CONFIG).value())
                        .as("smaller where a few entries are written again and again")
                        .isEqualTo(topic.name().contains("flow-by-table") ? "1048576" : "16777216");
            });
        }
    }

    private static Set<String> keys(Contract<?> contract) throws Exception {
        Set<String> keys = new HashSet<>();
        WorldTopics.of(endpoints()).readKeys(contract, keys::add);
        return keys;
    }

    /** What the service shows, by name and labels. */
    private static Map<String, Double> figures() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + endpoints().httpPort() + "/metrics"))
                .build();
        Map<String, Double> figures = new HashMap<>();
        HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofLines())
                .body()
                .filter(line -> line.startsWith("rhybudd_"))
                .forEach(line -> figures.put(
                        line.substring(0, line.lastIndexOf(' ')),
                        Double.valueOf(line.substring(line.lastIndexOf(' ') + 1))));
        return figures;
    }

    private static void poisonOnceItRuns(CompletableFuture<Terminal> up) throws Exception {
        Path endpoints = state().resolve("endpoints.json");
        Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> up.isDone() || Files.exists(endpoints));
        assertThat(up).as("a run under way").isNotDone();
        JsonNode world = new ObjectMapper().readTree(endpoints.toFile());
        writeTenMegabytesIntoAColumn(world.at("/databases/housing").asText());
        String brokers = world.get("bootstrapServers").asText();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(RENT, POISON, POISON)).get();
        }
    }

    /** What an officer says of the first alert that a team is told. */
    private static Terminal recordedOutcome(CompletableFuture<Terminal> up) throws Exception {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> up.isDone() || told().size() > 0);
        String alert = told().get(0).get("alertId").asText();
        return Terminal.run("officer", "outcome", alert, "useful", "--officer", "o17", "--state", state(), "--json");
    }

    private static void assertThatALookAtACitizenIsKept() throws Exception {
        JsonNode alert = told().get(0);
        String id = alert.get("alertId").asText();
        Object[] asked = {"--reason", "complaint 7", "--officer", "o18", "--json", "--state", state()};

        Terminal explained = Terminal.run(with(new Object[] {"audit", "explain", id}, asked));
        String citizen = explained.json().get("citizen").asText();
        Terminal life = Terminal.run(with(new Object[] {"audit", "timeline", citizen}, asked));
        Terminal known = Terminal.run(with(new Object[] {"audit", "as-of", citizen, "--at", Instant.now()}, asked));

        assertThat(List.of(explained, life, known))
                .allSatisfy(one -> assertThat(one.exitCode()).as(one.text()).isZero());
        assertThatEveryStepOfTheAlertHasItsOwnTime(explained.json().get("course"));
        List<Access> looks = looks();
        assertThat(looks)
                .extracting(Access::getView)
                .containsExactly(View.ALERT_EXPLAINED, View.TIMELINE, View.KNOWN_AS_OF);
        assertThat(looks).allSatisfy(look -> {
            assertThat(look.getCitizen()).isEqualTo(citizen);
            assertThat(look.getOfficer()).isEqualTo("o18");
            assertThat(look.getReason()).isEqualTo("complaint 7");
        });
    }

    /**
     * The broker says when each record was taken in, and the council when it committed. A decision and its alert are written in one
     * transaction, to two topics: which of them the broker takes in first is its own affair.
     */
    private static void assertThatEveryStepOfTheAlertHasItsOwnTime(JsonNode course) {
        List<Instant> times = new ArrayList<>();
        course.forEach(step -> times.add(Instant.parse(step.get("at").asText())));
        assertThat(course.findValuesAsText("step")).containsExactly("happened", "known", "decided", "alerted", "told");
        assertThat(times.get(1)).as("known after the commit").isAfter(times.get(0));
        assertThat(times.subList(2, 4))
                .as("decided and alerted, between known and told")
                .allSatisfy(time -> assertThat(time).isBetween(times.get(1), times.get(4)));
        assertThat(times.get(4)).as("told after it was known").isAfter(times.get(1));
    }

    private static void assertThatOfficersSeeItInTheirBrowsersAlsoAfterAKill() throws Exception {
        URI console = URI.create(endpoints().consoleUrl());
        OfficerBrowser browser = new OfficerBrowser(console);
        String teams = browser.signIn("t.morgan", "/queue").body();
        String alert = Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> anOpenAlert(browser, teams), Optional::isPresent)
                .orElseThrow();
        String shown = browser.get("/alerts/" + alert).body();

        assertThat(shown).contains("moj-identity-bar__title");
        assertThat(looks())
                .filteredOn(look -> look.getOfficer().equals("t.morgan"))
                .singleElement()
                .satisfies(look -> {
                    assertThat(look.getAlertId()).isEqualTo(alert);
                    assertThat(look.getView()).isEqualTo(View.ALERT_EXPLAINED);
                });

        long killed = Long.parseLong(
                Files.readString(state().resolve("console/console.pid")).strip());
        ProcessHandle process = ProcessHandle.of(killed).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
        Readiness ready = new Readiness(console.getPort());
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(ready::holds);
        OfficerBrowser again = new OfficerBrowser(console);
        again.signIn("t.morgan", "/queue");
        assertThat(again.get("/alerts/" + alert).statusCode())
                .as("the same alert, or one that has ended since")
                .isIn(200, 404);
    }

    /** Teams have their turn until one has something on its list. */
    private static Optional<String> anOpenAlert(OfficerBrowser browser, String page) throws Exception {
        Matcher team = Pattern.compile("<option value=\"([a-z-]+)\"").matcher(page);
        while (team.find()) {
            Matcher link = Pattern.compile("href=\"/alerts/([^\"]+)\"")
                    .matcher(browser.get("/queue?team=" + team.group(1)).body());
            if (link.find()) {
                return Optional.of(link.group(1));
            }
        }
        return Optional.empty();
    }

    private static Endpoints endpoints() throws Exception {
        return Endpoints.read(state().resolve("endpoints.json")).orElseThrow();
    }

    private static List<Access> looks() throws Exception {
        List<Access> looks = new ArrayList<>();
        WorldTopics.of(endpoints())
                .read(Contracts.ACCESS_LOG, (key, access) -> looks.add(Objects.requireNonNull(access)));
        return looks;
    }

    private static JsonNode told() throws Exception {
        return Terminal.run("officer", "alerts", "--state", state(), "--json").json();
    }

    /** More than a broker takes: capture must cut it and go on. */
    private static void writeTenMegabytesIntoAColumn(String housing) throws SQLException {
        try (Connection connection = DriverManager.getConnection(housing);
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("update person set address_line = repeat('x', 10000000)"
                            + " where person_id = (select min(person_id) from person)"))
                    .isEqualTo(1);
        }
    }

    private static JsonNode listed() throws Exception {
        return Terminal.run("dead-letters", "--state", state(), "--json").json();
    }

    @Test
    @Order(2)
    void reconcileFindsNoDifferenceInWhatTheRunLeft() throws Exception {
        Terminal reconcile = Terminal.run("reconcile", "--state", state(), "--json");

        assertThat(reconcile.exitCode()).as(reconcile.text()).isZero();
        assertThat(reconcile.json().get("differences").asInt()).isZero();
    }

    @Test
    @Order(3)
    void anAvroClientThatIsNotOursReadsTheNotifications() throws Exception {
        JsonNode result = new ObjectMapper().readTree(summary().toFile());
        try (StateDirectory state = StateDirectory.open(state());
                World world = World.start(HOME, state, part -> {});
                URLClassLoader apicurio = plugin("apicurio-avro")) {
            Thread.currentThread().setContextClassLoader(apicurio);
            Set<String> alerts = new HashSet<>();
            for (ConsumerRecord<String, GenericRecord> record : notifications(world, apicurio)) {
                GenericRecord alert = (GenericRecord) record.value().get("alert");
                assertThat(record.key()).isEqualTo(alert.get("citizen").toString());
                if (!Canary.is(record.key()) && !alert.get("step").toString().equals("CLOSED")) {
                    alerts.add(alert.get("alertId").toString());
                }
            }

            assertThat(alerts)
                    .as("all but the ends of alerts")
                    .hasSize(result.at("/alerts/total").asInt());
        } finally {
            Thread.currentThread().setContextClassLoader(WholeWayTest.class.getClassLoader());
        }
    }

    private static URLClassLoader plugin(String name) throws Exception {
        try (Stream<Path> jars = Files.list(HOME.resolve("local/plugins/target/plugins/" + name))) {
            List<URL> urls = new ArrayList<>();
            for (Path jar : jars.toList()) {
                urls.add(jar.toUri().toURL());
            }
            return new URLClassLoader(urls.toArray(new URL[0]), WholeWayTest.class.getClassLoader());
        }
    }

    @SuppressWarnings("unchecked") // a class of another class loader is known by its interface only
    private static List<ConsumerRecord<String, GenericRecord>> notifications(World world, ClassLoader apicurio)
            throws Exception {
        Deserializer<GenericRecord> values = (Deserializer<GenericRecord>)
                apicurio.loadClass("io.apicurio.registry.serde.avro.AvroKafkaDeserializer")
                        .getDeclaredConstructor()
                        .newInstance();
        values.configure(
                Map.of(
                        "apicurio.registry.url",
                        world.registry().converterUrl().toString(),
                        "apicurio.registry.as-confluent",
                        true,
                        "apicurio.registry.use-id",
                        "contentId"),
                false);
        TopicPartition topic = new TopicPartition("officer-notifications", 0);
        List<ConsumerRecord<String, GenericRecord>> read = new ArrayList<>();
        try (KafkaConsumer<String, GenericRecord> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", world.broker().bootstrapServers(), "isolation.level", "read_committed"),
                new StringDeserializer(),
                values)) {
            consumer.assign(List.of(topic));
            consumer.seekToBeginning(List.of(topic));
            long end =
                    Objects.requireNonNull(consumer.endOffsets(List.of(topic)).get(topic));
            while (consumer.position(topic) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(read::add);
            }
        }
        return read;
    }

    @Test
    @Order(4)
    void theNextStartGoesOnWhereTheRunStopped() throws Exception {
        Terminal again = Terminal.run(
                "up", "--state", state(), "--changes-per-second", 40, "--for", "10s", "--summary", summary());

        assertThat(again.exitCode()).as(again.text()).isZero();
        assertThat(again.text()).contains("300 adults, seed 7, as an earlier run left it");
        assertThat(new ObjectMapper()
                        .readTree(summary().toFile())
                        .get("differences")
                        .asInt())
                .isZero();
    }

    @Test
    @Order(5)
    void aBackTestOfTheWorldAndOfItsExportedLogSayTheSame() throws Exception {
        Path files = directory.resolve("log");
        Path languages = directory.resolve("languages.csv");
        Object[] asked = {
            "model",
            "backtest",
            HOME.resolve("deploy/council/2026-12.model.yaml"),
            "--from",
            LocalDate.now(ZoneOffset.UTC).minusDays(1),
            "--to",
            LocalDate.now(ZoneOffset.UTC),
            "--json",
            "-"
        };

        Terminal ofWorld = Terminal.run(with(asked, "--directory", "--state", state()));
        Terminal export = Terminal.run("audit", "export", files, "--state", state());
        Terminal spoken = Terminal.run("model", "languages", languages, "--state", state());
        Terminal ofFiles = Terminal.run(with(asked, "--languages", languages, "--from-files", files));
        Terminal outcomes = Terminal.run("model", "outcomes", "--from-files", files, "--json");

        assertThat(List.of(ofWorld, export, spoken, ofFiles, outcomes))
                .allSatisfy(one -> assertThat(one.exitCode()).as(one.text()).isZero());
        assertThat(ofFiles.json()).isEqualTo(ofWorld.json());
        assertThat(outcomes.json().get("outcomes").asInt()).isPositive();
    }

    private static Object[] with(Object[] arguments, Object... more) {
        return Stream.concat(Arrays.stream(arguments), Arrays.stream(more)).toArray();
    }

    /** The seconds are few for a build to bear; {@code -Dchaos.seconds=3600} makes it many. */
    @Test
    @Order(6)
    void killedAtRandomPointsItLosesNoAlertAndRepeatsNone() throws Exception {
        Terminal chaos = Terminal.run(
                "up",
                "--state",
                state(),
                "--changes-per-second",
                40,
                "--chaos",
                "--for",
                Integer.getInteger("chaos.seconds", 100) + "s",
                "--summary",
                summary());

        JsonNode result = new ObjectMapper().readTree(summary().toFile());
        assertThat(chaos.exitCode()).as(chaos.text()).isZero();
        assertThat(result.get("restarts").asInt()).isGreaterThanOrEqualTo(3);
        assertThat(result.at("/alerts/total").asLong()).isPositive();
        assertThat(List.of("alertsLost", "alertsTwice", "alertsUnexpected", "differences"))
                .allSatisfy(key -> assertThat(result.get(key).asInt()).as(key).isZero());
    }

    @Test
    @Order(7)
    void auditorsFindThatAllOfItFollowsFromTheLogAndThatNobodyAlteredIt() throws Exception {
        Path archive = directory.resolve("archive");
        Path evidence = directory.resolve("evidence");
        Path key = directory.resolve("keys/notary.pem");

        Terminal attested = Terminal.run("audit", "attest", "--evidence", evidence, "--key", key, "--state", state());
        Terminal exported = Terminal.run("audit", "export", archive, "--state", state());
        Terminal world = Terminal.run("audit", "verify", "--state", state(), "--json");
        Terminal one = verified(archive, 1, evidence, key);
        Terminal four = verified(archive, 4, evidence, key);

        assertThat(List.of(attested, exported, world, one, four))
                .allSatisfy(
                        ended -> assertThat(ended.exitCode()).as(ended.text()).isZero());
        assertThat(one.json().get("differences")).isEmpty();
        assertThat(one.json().get("events").asLong()).isPositive();
        assertThat(one.json().get("notifications").asLong()).isPositive();
        assertThat(one.json().at("/evidence/findings")).isEmpty();
        assertThat(one.json().get("hash"))
                .isEqualTo(four.json().get("hash"))
                .isEqualTo(world.json().get("hash"));
    }

    @Test
    @Order(8)
    void whatARunExportedAtItsEndFollowsFromItsLogToTheLastEntry() throws Exception {
        Terminal verified = Terminal.run("audit", "verify", "--from-files", exported(), "--json");

        assertThat(verified.exitCode()).as(verified.text()).isZero();
        assertThat(verified.json().get("differences")).isEmpty();
        assertThat(verified.json().get("partitions"))
                .hasSize(4)
                .allSatisfy(partition ->
                        assertThat(partition.get("unverified").asLong()).isZero());
    }

    @Test
    @Order(9)
    void aWorldThatIsRestoredFromItsArchiveGoesOnAndTellsNothingTwice() throws Exception {
        Path archive = directory.resolve("whole");
        Path restored = directory.resolve("restored");
        Path evidence = directory.resolve("evidence"); // from before, and from elsewhere
        Path verifier = directory.resolve("keys/notary.pem.pub");

        Terminal explained = explained(state());
        Terminal exported = Terminal.run("audit", "export", "--whole", archive, "--state", state());
        Terminal imported = Terminal.run("audit", "import", archive, "--state", restored);
        Terminal upon = Terminal.run("audit", "import", archive, "--state", restored);
        Terminal again = Terminal.run(
                "up", "--state", restored, "--changes-per-second", 40, "--for", "10s", "--summary", summary());
        Terminal explainedAgain = explained(restored);
        Terminal reconciled = Terminal.run("reconcile", "--state", restored, "--json");
        Terminal verified = Terminal.run("audit", "verify", "--state", restored, "--json");
        Terminal inspected = Terminal.run(
                "audit", "inspect", "--checkpoint", evidence, "--verifier", verifier, "--state", restored, "--json");

        assertThat(List.of(explained, exported, imported, again, explainedAgain, reconciled, verified, inspected))
                .allSatisfy(
                        ended -> assertThat(ended.exitCode()).as(ended.text()).isZero());
        assertThat(upon.exitCode()).isNotZero();
        assertThat(upon.text()).contains("is not empty");
        JsonNode result = new ObjectMapper().readTree(summary().toFile());
        assertThat(List.of("alertsLost", "alertsTwice", "alertsUnexpected", "differences"))
                .allSatisfy(key -> assertThat(result.get(key).asInt()).as(key).isZero());
        assertThat(explainedAgain.json().get("course"))
                .as("records and their times are as they were")
                .isEqualTo(explained.json().get("course"));
        assertThat(reconciled.json().get("differences").asInt()).isZero();
        assertThat(verified.json().get("differences")).isEmpty();
        assertThat(inspected.json().get("attested").asLong()).isPositive();
        assertThat(inspected.json().get("findings")).isEmpty();
    }

    /** A canary that claims to come after all others makes repetitions of them: the service goes on, and none comes through. */
    @Test
    @Order(10)
    @EnabledIfSystemProperty(named = "rhybudd.nightly", matches = "true", disabledReason = "takes two minutes")
    void whereNoCanaryComesThroughItsSilenceShows() throws Exception {
        CompletableFuture<Terminal> up = CompletableFuture.supplyAsync(
                () -> Terminal.run("up", "--state", state(), "--changes-per-second", 10, "--for", "90s"));
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> up.isDone() || isServing());
        GenericRecord last = CanarySource.change(Instant.now());
        ((GenericRecord) last.get("source")).put("lsn", Long.MAX_VALUE);
        try (KafkaProducer<String, GenericRecord> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", endpoints().bootstrapServers()),
                new StringSerializer(),
                RegisteredGenericSerializer.ofValues(
                        new RegistryClient(URI.create(endpoints().registryUrl()))))) {
            producer.send(new ProducerRecord<>(Canary.TOPIC, Canary.SOURCE, last))
                    .get();
        }

        Awaitility.await()
                .atMost(Duration.ofSeconds(75))
                .until(() -> up.isDone() || Objects.requireNonNull(figures().get("rhybudd_canary_age_seconds")) > 64);

        assertThat(up).as("a run under way").isNotDone();
        assertThat(up.join().exitCode()).isZero();
    }

    private static boolean isServing() throws Exception {
        return Files.exists(state().resolve("endpoints.json"))
                && Endpoints.read(state().resolve("endpoints.json"))
                        .filter(world -> world.httpPort() > 0 && new Readiness(world.httpPort()).holds())
                        .isPresent();
    }

    /** The first alert that a team was told of before the run was stopped. */
    private static Terminal explained(Path world) throws Exception {
        Terminal alerts = Terminal.run("officer", "alerts", "--state", state(), "--json");
        String id = alerts.json().get(0).get("alertId").asText();
        return Terminal.run("audit", "explain", id, "--reason", "complaint 7", "--state", world, "--json");
    }

    private static Terminal verified(Path archive, int threads, Path evidence, Path key) throws Exception {
        return Terminal.run(
                "audit",
                "verify",
                "--from-files",
                archive,
                "--threads",
                threads,
                "--checkpoint",
                evidence,
                "--verifier",
                key + ".pub",
                "--json");
    }
}
