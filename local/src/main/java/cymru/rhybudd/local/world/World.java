package cymru.rhybudd.local.world;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything around the service on one laptop. */
public final class World implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(World.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(120);

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
        Deque<AutoCloseable> parts = new ArrayDeque<>();
        ExecutorService executor = Executors.newFixedThreadPool(3);
        try {
            Future<SchemaRegistry> registry = executor.submit(begin(
                    parts,
                    progress,
                    "schema registry",
                    () -> SchemaRegistry.start(built.resolve("registry"), state.of("registry"), logs)));
            Future<CouncilDatabases> databases = executor.submit(begin(
                    parts,
                    progress,
                    "council databases",
                    () -> CouncilDatabases.start(state.of("postgres"), state.of("postgres-program"))));
            Future<Broker> broker =
                    executor.submit(begin(parts, progress, "Kafka broker", () -> Broker.start(state.of("broker"))));
            return new World(home, state, broker.get(), registry.get(), databases.get(), parts);
        } catch (ExecutionException e) {
            executor.shutdownNow();
            close(parts);
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            executor.shutdown();
        }
    }

    private static <T extends AutoCloseable> Callable<T> begin(
            Deque<AutoCloseable> parts, Consumer<String> progress, String name, Callable<T> start) {
        return () -> {
            T part = start.call();
            synchronized (parts) {
                parts.push(part);
            }
            progress.accept(name);
            return part;
        };
    }

    /**
     * Starts a Connect worker with one Debezium connector a database; returns when each of them streams. The tables' topics
     * must be there.
     */
    public void capture(List<String> names) throws Exception {
        ConnectWorker worker = ConnectWorker.start(broker, registry, home.resolve("local/plugins/target/plugins"));
        parts.push(worker);
        for (String database : names) {
            worker.deploy(database, connector(database));
        }
        for (String database : names) {
            String slot = "rhybudd_" + database;
            try (Connection connection = databases.connect(database);
                    Statement statement = connection.createStatement()) {
                Waiting.until(PATIENCE, "the connector " + database + " does not stream", () -> {
                    requireHealthy(worker, database);
                    return isActive(statement, slot);
                });
            }
        }
    }

    /** The connector file that deployments use, with this laptop's addresses. */
    private Map<String, String> connector(String database) throws IOException {
        Map<String, String> config = new TreeMap<>(JSON.readValue(
                home.resolve("deploy/connectors/" + database + ".json").toFile(),
                new TypeReference<Map<String, String>>() {}));
        config.put("database.hostname", "127.0.0.1");
        config.put("database.port", Integer.toString(databases.port()));
        config.put("database.user", "postgres");
        config.put("database.password", "");
        return config;
    }

    private static void requireHealthy(ConnectWorker worker, String connector)
            throws SQLException, InterruptedException {
        try {
            worker.requireHealthy(connector);
        } catch (IOException e) {
            throw new SQLException("cannot ask Connect for the connector " + connector, e);
        }
    }

    private static boolean isActive(Statement statement, String slot) throws SQLException {
        try (ResultSet active = statement.executeQuery(
                "select 1 from pg_replication_slots where slot_name = '" + slot + "' and active")) {
            return active.next();
        }
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
        Path written = state.endpoints().resolveSibling("endpoints.json.new");
        JSON.writeValue(written.toFile(), endpoints);
        // Whoever waits for the file reads it the moment it is there.
        Files.move(written, state.endpoints(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Where the world can be reached, with the port of the service's metrics and health. */
    public Endpoints endpoints(int httpPort) {
        return new Endpoints(
                ProcessHandle.current().pid(),
                broker.bootstrapServers(),
                registry.url().toString(),
                Map.of(
                        "education", databases.url("education"),
                        "housing", databases.url("housing"),
                        "revenues", databases.url("revenues")),
                httpPort,
                null,
                null);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(state.endpoints());
        close(parts);
    }

    /** Last started, first stopped: nothing loses what it depends on before it is stopped itself. */
    private static void close(Deque<AutoCloseable> parts) {
        synchronized (parts) {
            while (!parts.isEmpty()) {
                AutoCloseable part = parts.pop();
                try {
                    part.close();
                } catch (Exception e) {
                    LOGGER.atWarn()
                            .addKeyValue("part", part.getClass().getSimpleName())
                            .setCause(e)
                            .log("did not stop cleanly");
                }
            }
        }
    }
}
