package cymru.rhybudd.image;

import com.fasterxml.jackson.databind.ObjectMapper;
import cymru.rhybudd.local.world.Broker;
import cymru.rhybudd.local.world.Endpoints;
import cymru.rhybudd.schemas.client.ClientSettings;
import cymru.rhybudd.schemas.serde.TopicSerdes;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;

/** A broker and a registry that let nobody in without a key, set up by the commands and files that a council uses. */
final class GuardedCouncil implements AutoCloseable {
    static final Path HOME = Path.of(System.getProperty("rhybudd.home", "../.."));

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path directory;
    private final Authority authority;
    private final Broker broker;
    private final GuardedRegistry registry;
    private final List<String> secrets = new ArrayList<>();

    GuardedCouncil(Path directory) throws Exception {
        this.directory = directory;
        this.authority = new Authority();
        this.broker = Broker.startSecured(directory.resolve("broker"), authority.brokerSettings());
        this.registry = new GuardedRegistry(authority.serverContext());
        secrets.add(GuardedRegistry.USER);
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** The settings file of a principal: the one that is deployed, with a directory of its own. */
    Path settings(String principal) throws Exception {
        Path keys = directory.resolve("keys").resolve(principal);
        Path file = keys.resolve("kafka-client.properties");
        if (!Files.exists(file)) {
            String key = authority.write(principal, keys).keyPem();
            secrets.add(key.lines().skip(1).findFirst().orElseThrow());
            deployed("kafka-client.properties", "/etc/rhybudd/kafka", keys);
        }
        return file;
    }

    Path registrySettings() throws IOException {
        Path keys = Files.createDirectories(directory.resolve("registry-keys"));
        Files.writeString(keys.resolve("user"), GuardedRegistry.USER);
        Files.writeString(keys.resolve("ca.crt"), authority.certificatePem());
        return deployed("registry-client.properties", "/etc/rhybudd/registry", keys);
    }

    private static Path deployed(String name, String there, Path here) throws IOException {
        return Files.writeString(
                here.resolve(name),
                Files.readString(HOME.resolve("deploy").resolve(name)).replace(there, here.toString()));
    }

    /** A client of a principal. */
    Map<String, Object> client(String principal) throws Exception {
        return ClientSettings.in("test", settings(principal).toString()).at(bootstrapServers());
    }

    /** Contracts by the guarded registry. */
    TopicSerdes serdes() throws IOException {
        return TopicSerdes.of(
                registry.url(), ClientSettings.in("test", registrySettings().toString()));
    }

    /** Returns when there is a committed record on a topic of one partition, as the principal reads it. */
    void awaitRecord(String principal, String topic) throws Exception {
        Map<String, Object> client = client(principal);
        client.put("isolation.level", "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(new TopicPartition(topic, 0)));
            consumer.seekToBeginning(consumer.assignment());
            Awaitility.await(topic)
                    .atMost(PATIENCE)
                    .until(() -> !consumer.poll(Duration.ofMillis(200)).isEmpty());
        }
    }

    /** The environment that every role has. */
    Map<String, String> environment(String principal) throws Exception {
        Map<String, String> environment = new TreeMap<>();
        environment.put("RHYBUDD_BOOTSTRAP_SERVERS", bootstrapServers());
        environment.put("RHYBUDD_REGISTRY_URL", registry.url().toString());
        environment.put("RHYBUDD_KAFKA_PROPERTIES_FILE", settings(principal).toString());
        environment.put("RHYBUDD_SERDES_FILE", registrySettings().toString());
        return environment;
    }

    /** What must never be in a text that anybody reads. */
    List<String> secrets() {
        return secrets;
    }

    /** Makes topics and rights as the catalogues say; returns when the broker keeps to them. */
    void applyCatalogues() throws Exception {
        String said = brokers("apply", "--replication-factor", "1");
        if (!said.startsWith("0\n")) {
            throw new IllegalStateException(said);
        }
        Awaitility.await().atMost(PATIENCE).until(() -> brokers("plan").startsWith("0\n"));
    }

    /** Has a topic kept otherwise; returns when the broker says so. */
    void keep(String topic, String setting, String value) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = Admin.create(client("administrator"))) {
            admin.incrementalAlterConfigs(Map.of(
                            resource,
                            List.of(new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> Objects.requireNonNull(admin.describeConfigs(List.of(resource))
                                    .all()
                                    .get()
                                    .get(resource))
                            .get(setting)
                            .value()
                            .equals(value));
        }
    }

    /** Runs {@code brokers …} as an administrator; gives its exit code and what it said. */
    String brokers(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("brokers"));
        all.addAll(List.of(arguments));
        all.addAll(List.of(
                "--bootstrap-servers", bootstrapServers(),
                "--settings", settings("administrator").toString(),
                "--catalogues", HOME.resolve("deploy").toString()));
        StringWriter said = new StringWriter();
        return run(all, new PrintWriter(said), new PrintWriter(said)) + "\n" + said;
    }

    /** Runs a command as a principal, with the world of this council; gives its exit code and its answer, with what was said beside it where it failed. */
    String command(String council, String principal, String... arguments) throws Exception {
        Path state = Files.createDirectories(directory.resolve("world").resolve(principal));
        Endpoints endpoints = new Endpoints(
                ProcessHandle.current().pid(),
                bootstrapServers(),
                registry.url().toString(),
                Map.of(),
                0,
                null,
                new Endpoints.Elsewhere(
                        council,
                        settings(principal).toString(),
                        registrySettings().toString()));
        new ObjectMapper().writeValue(state.resolve("endpoints.json").toFile(), endpoints);
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--state", state.toString()));
        StringWriter answer = new StringWriter();
        StringWriter aside = new StringWriter();
        int code = run(all, new PrintWriter(answer), new PrintWriter(aside));
        return code + "\n" + answer + (code == 0 ? "" : aside);
    }

    private static int run(List<String> arguments, PrintWriter out, PrintWriter err) {
        return Commands.line().setOut(out).setErr(err).execute(arguments.toArray(String[]::new));
    }

    @Override
    public void close() throws IOException {
        registry.close();
        broker.close();
    }
}
