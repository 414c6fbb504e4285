package cymru.rhybudd.local.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Everything around the service on one laptop. */
public final class World implements AutoCloseable {
    private final Path home;
    private final StateDirectory state;
    private final Broker broker;
    private final SchemaRegistry registry;
    private final CouncilDatabases databases;
    private final Deque<AutoCloseable> parts;

    private World(
            Path home,
            StateDirectory state,
            Broker broker,
            SchemaRegistry registry,
            CouncilDatabases databases,
            Deque<AutoCloseable> parts) {
        this.home = home;
        this.state = state;
        this.broker = broker;
        this.registry = registry;
        this.databases = databases;
        this.parts = parts;
    }

    /**
     * Starts broker, registry and databases side by side.
     *
     * @param home the root of the project, where the plugins were built
     * @param progress is told of each part that is ready
     */
    public static World start(Path home, StateDirectory state, Consumer<String> progress) throws Exception {
        Path built = home.resolve("local/plugins/target");
        if (!Files.isDirectory(built.resolve("registry"))) {
            throw new IllegalStateException(
                    built + " is missing: build the project first, with ./rhybudd or mvn package");
        }
        Path logs = state.of("logs");
        try (Beginning parts = new Beginning(progress)) {
            Future<SchemaRegistry> registry = parts.begin(
                    "schema registry",
                    () -> SchemaRegistry.start(built.resolve("registry"), state.of("registry"), logs));
            Future<CouncilDatabases> databases =
                    parts.begin("council databases", () -> CouncilDatabases.start(home, state));
            Future<Broker> broker = parts.begin("Kafka broker", () -> Broker.start(state.of("broker")));
            return new World(
                    home,
                    state,
                    Beginning.await(broker),
                    Beginning.await(registry),
                    Beginning.await(databases),
                    parts.handOver());
        }
    }

    /**
     * Starts a Connect worker with one Debezium connector a database; returns when each of them streams. The tables' topics
     * must be there.
     */
    public void capture(List<String> names) throws Exception {
        ConnectSettings settings = new ConnectSettings(
                broker.bootstrapServers(),
                Ports.free(),
                registry.converterUrl(),
                home.resolve("local/plugins/target/plugins"),
                1);
        parts.push(ConnectWorker.start(settings));
        new Connectors(settings.url(), home).capture(databases, names);
    }

    public Broker broker() {
        return broker;
    }

    public SchemaRegistry registry() {
        return registry;
    }

    public CouncilDatabases databases() {
        return databases;
    }

    public StateDirectory state() {
        return state;
    }

    /** Writes down where the world can be reached, for the commands that look at a running one. */
    public void announce(Endpoints endpoints) throws IOException {
        endpoints.write(state.endpoints());
    }

    /** Where the world can be reached, with the port of the service's metrics and health. */
    public Endpoints endpoints(int httpPort) {
        return Endpoints.ofThisProcess(broker.bootstrapServers(), registry.url(), databases.urls(), httpPort);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(state.endpoints());
        Beginning.stop(parts);
    }
}
