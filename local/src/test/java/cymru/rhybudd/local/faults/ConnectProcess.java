package cymru.rhybudd.local.faults;

import cymru.rhybudd.local.world.ConnectSettings;
import cymru.rhybudd.local.world.Connectors;
import cymru.rhybudd.local.world.CouncilDatabases;
import cymru.rhybudd.local.world.JavaProcess;
import cymru.rhybudd.local.world.Readiness;
import cymru.rhybudd.local.world.StateDirectory;
import cymru.rhybudd.local.world.Waiting;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.connect.cli.ConnectDistributed;

/** A Connect worker as a process of its own, with a connector for each council database. */
final class ConnectProcess implements AutoCloseable {
    private static final int MEGABYTES = 512;
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String NOTHING = "";

    private final JavaProcess process;
    private final Readiness readiness;
    private final Connectors connectors;

    ConnectProcess(ConnectSettings settings, StateDirectory state, Path home) throws IOException {
        Path logs = state.of("logs");
        Path file = logs.resolve("connect.properties");
        Properties properties = new Properties();
        properties.putAll(settings.all());
        try (OutputStream out = Files.newOutputStream(file)) {
            properties.store(out, null);
        }
        this.connectors = new Connectors(settings.url(), home);
        this.readiness = new Readiness("127.0.0.1", settings.port(), "/connectors");
        this.process = new JavaProcess(
                List.of(),
                MEGABYTES,
                List.of(ConnectDistributed.class.getName(), file.toString()),
                Map.of(),
                logs,
                "connect");
    }

    JavaProcess process() {
        return process;
    }

    /** Returns when it serves. */
    void awaitReady() throws InterruptedException {
        Waiting.until(PATIENCE, "Connect does not serve: see " + process.output(), readiness::holds);
    }

    /** Deploys the connectors; returns when each of them streams. */
    void capture(CouncilDatabases databases) throws Exception {
        awaitReady();
        connectors.capture(databases, CouncilDatabases.NAMES);
    }

    /** Returns when each connector streams; one that has failed is started again, as the runbook of a silent feed says. */
    void awaitStreaming(CouncilDatabases databases) throws Exception {
        awaitReady();
        for (String database : CouncilDatabases.NAMES) {
            connectors.send("/connectors/" + database + "/restart?includeTasks=true&onlyFailed=true", "POST", NOTHING);
        }
        connectors.awaitStreaming(databases, CouncilDatabases.NAMES);
    }

    /** Makes the connectors forget how far they came, and begin with a snapshot. */
    void forget(CouncilDatabases databases, boolean slotsToo) throws Exception {
        for (String database : CouncilDatabases.NAMES) {
            connectors.send("/connectors/" + database + "/stop", "PUT", NOTHING);
        }
        for (String database : CouncilDatabases.NAMES) {
            Waiting.until(PATIENCE, "the connector " + database + " does not stop", () -> isForgotten(database));
            if (slotsToo) {
                drop(databases, database);
            }
            connectors.send("/connectors/" + database + "/resume", "PUT", NOTHING);
        }
        connectors.awaitStreaming(databases, CouncilDatabases.NAMES);
    }

    private boolean isForgotten(String database) throws IOException, InterruptedException {
        try {
            connectors.send("/connectors/" + database + "/offsets", "DELETE", NOTHING);
            return true;
        } catch (IllegalStateException e) {
            return false; // it has not stopped yet
        }
    }

    private static void drop(CouncilDatabases databases, String database) throws SQLException {
        try (Connection connection = databases.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_drop_replication_slot('rhybudd_" + database + "')");
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.kill();
    }
}
