package cymru.rhybudd.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.core.OutputStreamAppender;
import cymru.rhybudd.app.Config;
import cymru.rhybudd.app.Doctor;
import cymru.rhybudd.app.Finding;
import cymru.rhybudd.app.Service;
import cymru.rhybudd.audit.archive.Archive;
import cymru.rhybudd.console.ConsoleService;
import cymru.rhybudd.console.access.AcknowledgedWriter;
import cymru.rhybudd.console.access.NotRecordedException;
import cymru.rhybudd.console.delivery.WrongTopicsException;
import cymru.rhybudd.schemas.Access;
import cymru.rhybudd.schemas.Acknowledged;
import cymru.rhybudd.schemas.Contract;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.OfficerPreferences;
import cymru.rhybudd.schemas.OfficerSeen;
import cymru.rhybudd.schemas.SignInRecord;
import cymru.rhybudd.schemas.View;
import cymru.rhybudd.schemas.client.ClientSettings;
import cymru.rhybudd.schemas.restriction.RestrictedSubject;
import cymru.rhybudd.schemas.serde.RegistryUnavailableException;
import cymru.rhybudd.schemas.serde.TopicSerdes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FeatureUpdate;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.UpdateFeaturesOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The service and the console with the rights of the catalogue, by TLS, each as its own principal. */
class GuardedServiceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");
    private static final Pattern INTERNAL = Pattern.compile("rhybudd-(delivery-)?merthyr-");

    @TempDir
    Path directory;

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final OutputStreamAppender<ch.qos.logback.classic.spi.ILoggingEvent> appender =
            new OutputStreamAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    private GuardedCouncil council;

    @BeforeEach
    void start() throws Exception {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(root.getLoggerContext());
        encoder.setPattern("%level %logger %msg %kvp%n%ex");
        encoder.start();
        appender.setContext(root.getLoggerContext());
        appender.setEncoder(encoder);
        appender.setOutputStream(log);
        appender.start();
        root.addAppender(appender);
        root.setLevel(Level.INFO); // Kafka logs the settings of every client there
        council = new GuardedCouncil(directory);
        council.applyCatalogues();
    }

    @AfterEach
    void stop() throws Exception {
        council.close();
        root.detachAppender(appender);
        root.setLevel(Level.WARN);
    }

    @Test
    void aRowBecomesAMessageToATeamAndNoSecretIsLogged() throws Exception {
        Config config = Config.from(serviceEnvironment());
        var consoleConfig = cymru.rhybudd.console.Config.from(consoleEnvironment());

        try (Service service = Service.start(config)) {
            await().atMost(PATIENCE).until(service::isReady);
            new CapturedRows(council).serveNotice();
            council.awaitRecord("rhybudd-console", "officer-notifications");
            anOfficerActsAtTheCommandLine();
            try (ConsoleService console = new ConsoleService(consoleConfig)) {
                await().atMost(PATIENCE).until(console::isReady);
                council.awaitRecord("rhybudd-console", "deliveries");
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(figures(console))
                                .contains("rhybudd_reachable{side=\"brokers\"} 1.0", "rhybudd_delivery_working 1.0")
                                .contains("rhybudd_console_behind_seconds{topic=\"officer-notifications\"} 0.0"));
            }
            assertThat(internalTopics()).contains("rhybudd-merthyr-", "rhybudd-delivery-merthyr-");
        }

        String logged = log.toString(StandardCharsets.UTF_8) + config + consoleConfig;
        assertThat(logged).contains("ssl.keystore.key = [hidden]").contains("rhybudd");
        council.secrets().forEach(secret -> assertThat(logged.contains(secret)).isFalse());
        assertThat(logged).doesNotContain("a secret of the identity provider").doesNotContain("PRIVATE KEY");
    }

    /** Several tasks would each know a part of the officers and of the alerts; and without a topic delivery would begin again and again. */
    @Test
    void aConsoleThatDeliversRefusesTopicsThatAreMissingOrHaveOtherPartitions() throws Exception {
        var consoleConfig = cymru.rhybudd.console.Config.from(consoleEnvironment());
        try (Admin admin = Admin.create(council.client("administrator"))) {
            admin.createPartitions(Map.of("deliveries", NewPartitions.increaseTo(2)))
                    .all()
                    .get();
            admin.deleteTopics(List.of("officer-preferences")).all().get();
        }

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThatThrownBy(() -> new ConsoleService(consoleConfig))
                        .isInstanceOf(WrongTopicsException.class)
                        .hasMessageContaining("topic deliveries has partitions=2, and delivery needs 1")
                        .hasMessageContaining("topic officer-preferences is missing"));
    }

    /** All that these commands look at: what was told, what was done, the log, what was decided, dead letters, restrictions. */
    private void anOfficerActsAtTheCommandLine() throws Exception {
        String alerts = council.command("merthyr", "rhybudd-operations", "officer", "alerts", "--json");
        assertThat(alerts).startsWith("0\n");
        Matcher alert = Pattern.compile("\"alertId\" : \"([^\"]+)\"").matcher(alerts);
        assertThat(alert.find()).as(alerts).isTrue();

        assertThat(council.command(
                        "merthyr",
                        "rhybudd-operations",
                        "officer",
                        "note",
                        alert.group(1),
                        "rung twice",
                        "--officer",
                        "o.prawf"))
                .startsWith("0\n");
        assertThat(council.command("merthyr", "rhybudd-operations", "officer", "restrictions"))
                .startsWith("0\n");
    }

    private void giveTheRightsOfPowys() throws Exception {
        council.brokers("apply", "--council", "powys");
        await().atMost(PATIENCE)
                .until(() -> council.brokers("plan", "--council", "powys").startsWith("0\n"));
    }

    @Test
    void aNotarySignsInTheNameOfItsOwnCouncil() throws Exception {
        new Recording<>(
                        Contracts.ACCESS_LOG,
                        new Access("o.prawf", View.ALERT_EXPLAINED, "citizen", "alert", "duty", NOW))
                .by("rhybudd-console", council);
        giveTheRightsOfPowys();
        Path key = directory.resolve("notary.key");
        Path evidence = directory.resolve("evidence");

        String said = council.command(
                "powys",
                "rhybudd-notary",
                "audit",
                "attest",
                "--evidence",
                evidence.toString(),
                "--key",
                key.toString());

        assertThat(said).startsWith("0\n1 checkpoints were signed").contains("Verifier: powys+");
        assertThat(Files.readString(evidence.resolve("checkpoints.txt")))
                .contains("powys")
                .doesNotContain("merthyr");
    }

    @Test
    void anExportSaysWhoseRecordsItHolds() throws Exception {
        Path archive = directory.resolve("archive");
        giveTheRightsOfPowys();

        assertThat(council.command("powys", "rhybudd-audit", "audit", "export", archive.toString()))
                .startsWith("0\n");

        assertThat(new Archive(archive).council()).isEqualTo("powys");
    }

    @Test
    void whatTheConsoleRecordsIsRecordedWithItsRightsAndWithNoOthers() throws Exception {
        List<Recording<?>> all = List.of(
                new Recording<>(
                        Contracts.CONSOLE_SESSIONS,
                        new SignInRecord(new OfficerSeen("o.prawf", "O Prawf", List.of(), List.of(), NOW))),
                new Recording<>(
                        Contracts.OFFICER_ACTIONS, new OfficerActed("o.prawf", NOW, new Acknowledged(), "act", null)),
                new Recording<>(
                        Contracts.ACCESS_LOG,
                        new Access("o.prawf", View.ALERT_EXPLAINED, "citizen", "alert", "duty", NOW)),
                new Recording<>(
                        Contracts.RESTRICTIONS,
                        RestrictedSubject.address(17).restricted("o.prawf", "refuge", LocalDate.of(2027, 1, 1), NOW)),
                new Recording<>(
                        Contracts.OFFICER_PREFERENCES,
                        OfficerPreferences.newBuilder()
                                .setOfficer("o.prawf")
                                .setTeams(List.of())
                                .setSubscriptions(List.of())
                                .setChangedAt(NOW)
                                .build()));

        for (Recording<?> recording : all) {
            recording.by("rhybudd-console", council);
            assertThatThrownBy(() -> recording.by("rhybudd-notary", council))
                    .as("%s", recording.contract().topic())
                    .isInstanceOf(NotRecordedException.class)
                    .hasRootCauseInstanceOf(TopicAuthorizationException.class);
        }
    }

    @Test
    void theDoctorReachesGuardedBrokersAndRegistryAndSeesWhichRightsAreMissing() throws Exception {
        Map<String, String> environment = serviceEnvironment();
        assertThat(wrong(environment)).isEmpty();
        assertThatItSeesWhatIsDeletedThatIsKeptForEver(environment);
        assertThatItSeesThatTheBrokersForgotWhereTheServiceStopped(environment);
        assertThatItSeesTransactionsOfAnOlderVersion(environment);
        assertThat(wrong(withOneMoreTopic(environment))).singleElement().satisfies(finding -> {
            assertThat(finding.says()).isEqualTo("1 are not there: not-there");
            assertThat(finding.remedy()).contains("brokers apply");
        });
        assertThat(Doctor.examine(environment))
                .filteredOn(finding -> finding.check().equals("rights"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.says())
                        .startsWith("has ")
                        .contains("; not to be asked without using them, so not known: ")
                        .contains("write topic rhybudd-merthyr-…", "write transactional_id rhybudd-merthyr-…")
                        .doesNotContain("write topic alerts", "create topic rhybudd-merthyr-…"));

        try (Admin admin = Admin.create(council.client("administrator"))) {
            admin.deleteAcls(List.of(new AclBindingFilter(
                            new ResourcePatternFilter(ResourceType.TOPIC, "alerts", PatternType.LITERAL),
                            new AccessControlEntryFilter(
                                    "User:rhybudd-topology", null, AclOperation.WRITE, AclPermissionType.ALLOW))))
                    .all()
                    .get();
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(wrong(environment))
                        .singleElement()
                        .satisfies(finding -> {
                            assertThat(finding.check()).isEqualTo("rights");
                            assertThat(finding.says()).isEqualTo("not allowed: write topic alerts");
                            assertThat(finding.remedy()).contains("brokers apply");
                        }));

        environment.put(
                "RHYBUDD_KAFKA_PROPERTIES_FILE",
                council.settings("rhybudd-notary").toString());
        assertThat(wrong(environment))
                .first()
                .satisfies(finding -> assertThat(finding.says())
                        .contains("write topic citizen-log", "write transactional_id rhybudd-merthyr-…")
                        .contains("create topic rhybudd-merthyr-…"));
        environment.remove("RHYBUDD_SERDES_FILE");
        assertThat(wrong(environment))
                .first()
                .satisfies(finding -> assertThat(finding.check()).isEqualTo("registry"));
    }

    private void assertThatItSeesWhatIsDeletedThatIsKeptForEver(Map<String, String> environment) throws Exception {
        council.keep("citizen-log", "retention.bytes", "1073741824");

        assertThat(wrong(environment)).singleElement().satisfies(finding -> {
            assertThat(finding.check()).isEqualTo("keeping");
            assertThat(finding.says())
                    .isEqualTo(
                            "topic citizen-log has retention.bytes=1073741824, and the catalogue says -1: the brokers"
                                    + " would delete what is kept for ever");
            assertThat(finding.remedy()).endsWith("--topic citizen-log --add-config retention.bytes=-1");
        });
        assertThatThrownBy(() -> Service.start(Config.from(environment)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("topic citizen-log has retention.bytes=1073741824,");

        council.keep("citizen-log", "retention.bytes", "-1");
    }

    /** As after a stop that was longer than they remember: something was decided, and the group is gone. */
    private void assertThatItSeesThatTheBrokersForgotWhereTheServiceStopped(Map<String, String> environment)
            throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                council.client("rhybudd-topology"), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>("decisions", new byte[] {1})).get();
        }
        String said = "there are decisions, but the brokers do not know how far rhybudd-merthyr had come";

        assertThat(wrong(environment)).singleElement().satisfies(finding -> {
            assertThat(finding.check()).isEqualTo("progress");
            assertThat(finding.says()).startsWith(said);
        });
        assertThatThrownBy(() -> Service.start(Config.from(environment)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(said)
                .hasMessageContaining("docs/operations.md");

        try (Admin admin = Admin.create(council.client("administrator"))) {
            admin.alterConsumerGroupOffsets(
                            "rhybudd-merthyr", Map.of(new TopicPartition("controls", 0), new OffsetAndMetadata(0)))
                    .all()
                    .get();
        }
        assertThat(wrong(environment)).isEmpty();
    }

    private void assertThatItSeesTransactionsOfAnOlderVersion(Map<String, String> environment) throws Exception {
        transactions(FeatureUpdate.UpgradeType.SAFE_DOWNGRADE, 1);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(wrong(environment))
                        .singleElement()
                        .satisfies(finding -> {
                            assertThat(finding.says())
                                    .isEqualTo("the brokers' transaction.version is 1, and must be 2");
                            assertThat(finding.remedy())
                                    .contains("kafka-features.sh", "upgrade --feature transaction.version=2");
                        }));
        assertThatThrownBy(() -> Service.start(Config.from(environment)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("transaction.version is 1");

        transactions(FeatureUpdate.UpgradeType.UPGRADE, 2);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(wrong(environment)).isEmpty());
    }

    private void transactions(FeatureUpdate.UpgradeType change, int version) throws Exception {
        try (Admin admin = Admin.create(council.client("administrator"))) {
            admin.updateFeatures(
                            Map.of("transaction.version", new FeatureUpdate((short) version, change)),
                            new UpdateFeaturesOptions())
                    .all()
                    .get();
        }
    }

    /** The catalogue knows a topic that the brokers do not. */
    private Map<String, String> withOneMoreTopic(Map<String, String> environment) throws IOException {
        Path catalogue = Path.of(environment.get("RHYBUDD_TOPIC_CATALOGUE"));
        String more =
                "  not-there: { partitions: 1, cleanup: compact, personal-data: none, key: none, owner: nobody }\n";
        Map<String, String> changed = new TreeMap<>(environment);
        changed.put(
                "RHYBUDD_TOPIC_CATALOGUE",
                Files.writeString(directory.resolve("topics.yaml"), Files.readString(catalogue) + more)
                        .toString());
        return changed;
    }

    private static List<Finding> wrong(Map<String, String> environment) throws InterruptedException {
        return Doctor.examine(environment).stream()
                .filter(finding -> !finding.good())
                .filter(finding -> !Set.of("disk", "open files").contains(finding.check())) // of the machine
                .toList();
    }

    private record Recording<T extends SpecificRecordBase>(Contract<T> contract, T value) {
        void by(String principal, GuardedCouncil council) throws Exception {
            try (AcknowledgedWriter<T> writer =
                    new AcknowledgedWriter<>(council.client(principal), council.serdes(), contract, () -> {})) {
                writer.write("key", value);
            }
        }
    }

    @Test
    void theRegistryAsksForThePasswordAndTheServiceForTheAuthority() throws Exception {
        URI registry = URI.create(council.environment("rhybudd-topology").get("RHYBUDD_REGISTRY_URL"));
        Path right = council.registrySettings();
        Path wrong = Files.writeString(
                directory.resolve("wrong"),
                Files.readString(right).replaceAll("user.info=.*", "user.info=rhybudd:guess"));
        Path unknown = Files.writeString(directory.resolve("unknown"), "basic.auth.user.info=" + GuardedRegistry.USER);

        assertThat(TopicSerdes.of(registry, settings(right)).registry().latest("nothing"))
                .isEmpty();
        assertThatThrownBy(() ->
                        TopicSerdes.of(registry, settings(wrong)).registry().latest("nothing"))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining("401");
        assertThatThrownBy(() ->
                        TopicSerdes.of(registry, settings(unknown)).registry().latest("nothing"))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining("can not be reached")
                .hasMessageNotContaining("sesame");
    }

    private static ClientSettings settings(Path file) {
        return ClientSettings.in("test", file.toString());
    }

    private static String figures(ConsoleService console) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                                        + console.metricsPort().orElseThrow() + "/metrics"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private Map<String, String> serviceEnvironment() throws Exception {
        Map<String, String> environment = new TreeMap<>(council.environment("rhybudd-topology"));
        environment.put(
                "RHYBUDD_COUNCIL_DIRECTORY",
                GuardedCouncil.HOME.resolve("deploy/council").toString());
        environment.put(
                "RHYBUDD_TOPIC_CATALOGUE",
                GuardedCouncil.HOME.resolve("deploy/topics.yaml").toString());
        environment.put("RHYBUDD_STATE_DIRECTORY", directory.resolve("state").toString());
        environment.put(
                "RHYBUDD_PSEUDONYM_KEY_FILE",
                Files.writeString(directory.resolve("pseudonym.key"), "of a test: thirty-two bytes or more")
                        .toString());
        environment.put("RHYBUDD_REPLICATION_FACTOR", "1");
        environment.put("RHYBUDD_HTTP_PORT", "0");
        return environment;
    }

    private Map<String, String> consoleEnvironment() throws Exception {
        Map<String, String> environment = new TreeMap<>(council.environment("rhybudd-console"));
        environment.put(
                "RHYBUDD_CONSOLE_STATE_DIRECTORY", directory.resolve("console").toString());
        environment.put("RHYBUDD_CONSOLE_URL", "https://rhybudd.example");
        environment.put("RHYBUDD_CONSOLE_PORT", "0");
        environment.put("RHYBUDD_CONSOLE_METRICS_PORT", "0");
        environment.put("RHYBUDD_DELIVERY_FILE", mailToNobody().toString());
        environment.put("RHYBUDD_OIDC_ISSUER", "https://identity.example");
        environment.put("RHYBUDD_OIDC_CLIENT_ID", "console");
        environment.put(
                "RHYBUDD_OIDC_CLIENT_SECRET_FILE",
                Files.writeString(directory.resolve("oidc"), "a secret of the identity provider\n")
                        .toString());
        return environment;
    }

    /** No mail server listens there: what becomes of the message is written down all the same. */
    private Path mailToNobody() throws IOException {
        return Files.writeString(directory.resolve("delivery.yaml"), """
                smtp: { host: 127.0.0.1, port: 1, security: none, from: rhybudd@council.example }
                teams:
                  housing-options-north: { mailbox: north@council.example, urgencies: [ statutory ] }
                """);
    }

    /** The beginnings of their names. */
    private Set<String> internalTopics() throws Exception {
        try (Admin admin = Admin.create(council.client("administrator"))) {
            return admin.listTopics().names().get().stream()
                    .map(INTERNAL::matcher)
                    .filter(Matcher::lookingAt)
                    .map(Matcher::group)
                    .collect(Collectors.toSet());
        }
    }
}
