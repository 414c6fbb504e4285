package cymru.rhybudd.bench;

import cymru.rhybudd.app.Config;
import cymru.rhybudd.local.command.WorldTopics;
import cymru.rhybudd.local.world.Broker;
import cymru.rhybudd.local.world.Endpoints;
import cymru.rhybudd.local.world.SchemaRegistry;
import cymru.rhybudd.local.world.StateDirectory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** One broker and one schema registry, on which everything is measured that needs them. */
final class Laboratory implements AutoCloseable {
    private static final int NOWHERE = 0;
    static final String STORE_MEMORY = "RHYBUDD_STORE_MEMORY_MB";
    private static final int LAPTOPS_PARTITIONS = 4;
    /** Kafka's own size; a laptop's broker has room for a small council's keys alone, and would never be done with a large one's. */
    private static final Map<String, String> CLEANER = Map.of("log.cleaner.dedupe.buffer.size", "134217728");

    private final Home home;
    private final Path catalogue;
    private final StateDirectory state;
    private final Broker broker;
    private final SchemaRegistry registry;

    private Laboratory(Home home, Path catalogue, StateDirectory state, Broker broker, SchemaRegistry registry) {
        this.home = home;
        this.catalogue = catalogue;
        this.state = state;
        this.broker = broker;
        this.registry = registry;
    }

    /** Starts both in an empty directory, with the catalogue's own numbers of partitions on a laptop. */
    static Laboratory start(Home home) throws Exception {
        return start(home, LAPTOPS_PARTITIONS);
    }

    /** The same, with so many partitions where a council has twelve. */
    static Laboratory start(Home home, int logPartitions) throws Exception {
        Path program = home.of("local/plugins/target/registry");
        if (!Files.isDirectory(program)) {
            throw new IllegalStateException(
                    program + " is missing: build the project first, with ./rhybudd or mvn package");
        }
        StateDirectory state = StateDirectory.open(home.of("bench/target/state"));
        state.empty();
        SchemaRegistry registry = SchemaRegistry.start(program, state.of("registry"), state.of("logs"));
        try {
            Path catalogue = state.of("service").resolve("topics.yaml");
            String shipped = Files.readString(home.of("deploy/topics.yaml"));
            if (!shipped.contains("local: " + LAPTOPS_PARTITIONS)) {
                throw new IllegalStateException("deploy/topics.yaml has no topic with local: " + LAPTOPS_PARTITIONS
                        + ": say in Laboratory how many partitions the laptop uses now");
            }
            Files.writeString(catalogue, shipped.replace("local: " + LAPTOPS_PARTITIONS, "local: " + logPartitions));
            return new Laboratory(home, catalogue, state, Broker.start(state.of("broker"), CLEANER), registry);
        } catch (Exception e) {
            registry.close();
            state.close();
            throw e;
        }
    }

    Home home() {
        return home;
    }

    /** The file that says which topics there are. */
    Path catalogue() {
        return catalogue;
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** A client of the broker's; whoever asks closes it. */
    Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers()));
    }

    String registryUrl() {
        return registry.url().toString();
    }

    /** A directory for one thing that is measured, or for what it needs. */
    Path directory(String name) throws IOException {
        return state.of(name);
    }

    /** The file of the secret from which citizens' ids are derived. */
    Path pseudonymKey() throws IOException {
        Path key = state.of("service").resolve("pseudonym.key");
        Files.writeString(key, "synthetic people only, nothing here is a secret");
        return key;
    }

    /** What is in the topics. */
    WorldTopics topics() {
        return WorldTopics.of(
                Endpoints.ofThisProcess(bootstrapServers(), URI.create(registryUrl()), Map.of(), NOWHERE));
    }

    /** The service's own configuration; the council's name keeps the rounds apart. */
    Config config(String council) throws IOException {
        return Config.from(environment(council));
    }

    /** The variables that it is read from; whoever measures a large council gives its stores more memory. */
    Map<String, String> environment(String council) throws IOException {
        Map<String, String> environment = new HashMap<>(Map.of(
                "RHYBUDD_COUNCIL", council,
                "RHYBUDD_BOOTSTRAP_SERVERS", bootstrapServers(),
                "RHYBUDD_REGISTRY_URL", registryUrl(),
                "RHYBUDD_COUNCIL_DIRECTORY", home.council().toString(),
                "RHYBUDD_TOPIC_CATALOGUE", catalogue.toString(),
                "RHYBUDD_STATE_DIRECTORY", state.of("streams").toString(),
                "RHYBUDD_PSEUDONYM_KEY_FILE", pseudonymKey().toString(),
                "RHYBUDD_REPLICATION_FACTOR", "1",
                "RHYBUDD_LOCAL", "true",
                "RHYBUDD_HTTP_PORT", "0"));
        environment.put(STORE_MEMORY, System.getenv().getOrDefault(STORE_MEMORY, ""));
        return environment;
    }

    @Override
    public void close() throws IOException {
        broker.close();
        registry.close();
        state.empty();
        state.close();
    }
}
