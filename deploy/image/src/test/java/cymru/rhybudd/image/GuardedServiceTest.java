package cymru.rhybudd.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.core.OutputStreamAppender;
import cymru.rhybudd.app.Config;
import cymru.rhybudd.app.Service;
import cymru.rhybudd.console.ConsoleService;
import cymru.rhybudd.schemas.client.ClientSettings;
import cymru.rhybudd.schemas.serde.RegisteredGenericSerializer;
import cymru.rhybudd.schemas.serde.RegistryUnavailableException;
import cymru.rhybudd.schemas.serde.TopicSerdes;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The service and the console with the rights of the catalogue, by TLS, each as its own principal. */
class GuardedServiceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

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
        assertThat(council.brokers("apply", "--replication-factor", "1")).startsWith("0\n");
    }

    @AfterEach
    void stop() throws Exception {
        council.close();
        root.detachAppender(appender);
        root.setLevel(Level.WARN);
    }

    @Test
    void aRowBecomesACitizenOnTheConsoleAndNoSecretIsLogged() throws Exception {
        Config config = Config.from(serviceEnvironment());
        var consoleConfig = cymru.rhybudd.console.Config.from(consoleEnvironment());

        try (Service service = Service.start(config)) {
            await().atMost(PATIENCE).until(service::isReady);
            capturePerson();
            awaitRecord("rhybudd-console", "citizen-directory");
            try (ConsoleService console = new ConsoleService(consoleConfig)) {
                await().atMost(PATIENCE).until(console::isReady);
            }
            assertThat(internalTopics()).isNotEmpty();
        }

        String logged = log.toString(StandardCharsets.UTF_8) + config + consoleConfig;
        assertThat(logged).contains("ssl.keystore.key = [hidden]").contains("rhybudd");
        council.secrets().forEach(secret -> assertThat(logged.contains(secret)).isFalse());
        assertThat(logged).doesNotContain("a secret of the identity provider").doesNotContain("PRIVATE KEY");
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
        environment.put("RHYBUDD_OIDC_ISSUER", "https://identity.example");
        environment.put("RHYBUDD_OIDC_CLIENT_ID", "console");
        environment.put(
                "RHYBUDD_OIDC_CLIENT_SECRET_FILE",
                Files.writeString(directory.resolve("oidc"), "a secret of the identity provider\n")
                        .toString());
        return environment;
    }

    /** As Debezium would, with the rights of Connect. */
    private void capturePerson() throws Exception {
        String topic = "housing.public.person";
        TopicSerdes serdes = TopicSerdes.of(
                URI.create(council.environment("rhybudd-connect").get("RHYBUDD_REGISTRY_URL")),
                settings(council.registrySettings()));
        GenericRecord envelope = person();
        byte[] value = RegisteredGenericSerializer.ofValues(serdes.registry()).serialize(topic, envelope);
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                council.client("rhybudd-connect"), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, 0, new byte[] {1}, value)).get();
        }
    }

    private static GenericRecord person() {
        Schema row = SchemaBuilder.record("Value")
                .namespace("housing.public.person")
                .fields()
                .requiredInt("person_id")
                .optionalString("title")
                .requiredString("forenames")
                .requiredString("surname")
                .name("date_of_birth")
                .type(SchemaBuilder.unionOf().nullType().and().type(date()).endUnion())
                .noDefault()
                .optionalString("ni_number")
                .optionalLong("uprn")
                .optionalString("address_line")
                .optionalString("postcode")
                .optionalString("ward_code")
                .requiredString("correspondence_language")
                .endRecord();
        Schema source = SchemaBuilder.record("Source")
                .namespace("io.debezium.connector.postgresql")
                .fields()
                .requiredLong("lsn")
                .requiredLong("ts_ms")
                .requiredString("snapshot")
                .optionalLong("txId")
                .endRecord();
        Schema schema = SchemaBuilder.record("Envelope")
                .namespace("housing.public.person")
                .fields()
                .name("before")
                .type()
                .optional()
                .type(row)
                .name("after")
                .type()
                .optional()
                .type(row)
                .name("source")
                .type(source)
                .noDefault()
                .requiredString("op")
                .endRecord();
        GenericRecord after = new GenericData.Record(row);
        after.put("person_id", 17);
        after.put("forenames", "Nia");
        after.put("surname", "Prawf");
        after.put("date_of_birth", (int) LocalDate.of(1980, 3, 1).toEpochDay());
        after.put("correspondence_language", "W");
        GenericRecord from = new GenericData.Record(source);
        from.put("lsn", 4711L);
        from.put("ts_ms", Instant.now().toEpochMilli());
        from.put("snapshot", "false");
        from.put("txId", 1L);
        GenericRecord envelope = new GenericData.Record(schema);
        envelope.put("after", after);
        envelope.put("source", from);
        envelope.put("op", "c");
        return envelope;
    }

    private static Schema date() {
        Schema date = Schema.create(Schema.Type.INT);
        date.addProp("connect.name", "io.debezium.time.Date");
        return date;
    }

    private void awaitRecord(String principal, String topic) throws Exception {
        Map<String, Object> client = new HashMap<>(council.client(principal));
        client.put("isolation.level", "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(new TopicPartition(topic, 0)));
            consumer.seekToBeginning(consumer.assignment());
            await().atMost(PATIENCE)
                    .until(() -> !consumer.poll(Duration.ofMillis(200)).isEmpty());
        }
    }

    private List<String> internalTopics() throws Exception {
        try (Admin admin = Admin.create(council.client("rhybudd-topology"))) {
            return admin.listTopics().names().get().stream()
                    .filter(name -> name.startsWith("rhybudd-merthyr-"))
                    .toList();
        }
    }
}
