package cymru.rhybudd.bench;

import cymru.rhybudd.app.Config;
import cymru.rhybudd.local.world.Broker;
import cymru.rhybudd.local.world.SchemaRegistry;
import cymru.rhybudd.local.world.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** One broker and one schema registry, on which everything is measured that needs them. */
final class Laboratory implements AutoCloseable {
    private final Home home;
    private final StateDirectory state;
    private final Broker broker;
    private final SchemaRegistry registry;

    private Laboratory(Home home, StateDirectory state, Broker broker, SchemaRegistry registry) {
        this.home = home;
        this.state = state;
        this.broker = broker;
        this.registry = registry;
    }

    /** Starts both in an empty directory. */
    static Laboratory start(Home home) throws Exception {
        Path program = home.of("local/plugins/target/registry");
        if (!Files.isDirectory(program)) {
            throw new IllegalStateException(
                    program + " is missing: build the project first, with ./rhybudd or mvn package");
        }
        StateDirectory state = StateDirectory.open(home.of("bench/target/state"));
        state.empty();
        SchemaRegistry registry = SchemaRegistry.start(program, state.of("registry"), state.of("logs"));
        try {
            return new Laboratory(home, state, Broker.start(state.of("broker")), registry);
        } catch (Exception e) {
            registry.close();
            state.close();
            throw e;
        }
    }

    Home home() {
        return home;
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    String registryUrl() {
        return registry.url().toString();
    }

    /** The service's own configuration; the council's name keeps the rounds apart. */
    Config config(String council) throws IOException {
        Path key = state.of("service").resolve("pseudonym.key");
        Files.writeString(key, "synthetic people only, nothing here is a secret");
        return Config.from(Map.of(
                "RHYBUDD_COUNCIL", council,
                "RHYBUDD_BOOTSTRAP_SERVERS", bootstrapServers(),
                "RHYBUDD_REGISTRY_URL", registryUrl(),
                "RHYBUDD_COUNCIL_DIRECTORY", home.council().toString(),
                "RHYBUDD_TOPIC_CATALOGUE", home.of("deploy/topics.yaml").toString(),
                "RHYBUDD_STATE_DIRECTORY", state.of("streams").toString(),
                "RHYBUDD_PSEUDONYM_KEY_FILE", key.toString(),
                "RHYBUDD_REPLICATION_FACTOR", "1",
                "RHYBUDD_LOCAL", "true",
                "RHYBUDD_HTTP_PORT", "0"));
    }

    @Override
    public void close() throws IOException {
        broker.close();
        registry.close();
        state.empty();
        state.close();
    }
}
