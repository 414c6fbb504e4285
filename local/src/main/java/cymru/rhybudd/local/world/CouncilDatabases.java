package cymru.rhybudd.local.world;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real PostgreSQL with the council's three databases, as empty as their owners would install them the first time. */
public final class CouncilDatabases implements AutoCloseable {
    /** The databases, in alphabetical order. */
    public static final List<String> NAMES = List.of("education", "housing", "revenues");

    private final EmbeddedPostgres postgres;
    private final Path data;

    private CouncilDatabases(EmbeddedPostgres postgres, Path data) {
        this.postgres = postgres;
        this.data = data;
    }

    /**
     * Starts the server on the state directory, which keeps the databases.
     *
     * @param home the root of the project, where the connector files are
     */
    public static CouncilDatabases start(Path home, StateDirectory state) throws IOException, SQLException {
        return start(home, state, Ports.free());
    }

    /** Starts the server on the state directory, at the given port; what a crash left there is recovered. */
    public static CouncilDatabases start(Path home, StateDirectory state, int port) throws IOException, SQLException {
        Path data = state.of("postgres").resolve("data");
        endLeftover(data);
        boolean first = !Files.exists(data.resolve("PG_VERSION"));
        CouncilDatabases databases = new CouncilDatabases(server(data, port, state), data);
        try {
            for (String name : NAMES) {
                if (first) {
                    databases.create(name);
                }
                databases.letCapture(name, home.resolve("deploy/connectors/" + name + ".sql"));
            }
        } catch (IOException | SQLException | RuntimeException e) {
            cleanUp(e, () -> endStarted(data), databases::close);
            throw e;
        }
        return databases;
    }

    private interface Step {
        void take() throws IOException;
    }

    /** What fails here, too, is read beneath why it did not start, and not in its place. */
    private static void cleanUp(Exception reason, Step... steps) {
        for (Step step : steps) {
            try {
                step.take();
            } catch (IOException | RuntimeException e) {
                reason.addSuppressed(e);
            }
        }
    }

    private static EmbeddedPostgres server(Path data, int port, StateDirectory state) throws IOException {
        try {
            return EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setPort(port)
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(state.of("postgres-program").toFile())
                    .setServerConfig("wal_level", "logical")
                    // Debezium sees only what is flushed: without this a change waits for the WAL writer, 200 ms and
                    // more.
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_replication_slots", "10")
                    .setServerConfig("max_wal_senders", "10")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("shared_buffers", "64MB")
                    .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                    .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException | RuntimeException e) {
            cleanUp(e, () -> endStarted(data));
            throw e;
        }
    }

    /** A start that is interrupted has a server of which nobody has a hold yet: a program of PostgreSQL's is about to start it. */
    private static void endStarted(Path data) throws IOException {
        List<ProcessHandle> starting = ProcessHandle.current()
                .children()
                .filter(child -> Arrays.asList(child.info().arguments().orElse(new String[0]))
                        .contains(data.toString()))
                .toList();
        starting.forEach(program -> program.onExit()
                .completeOnTimeout(program, 15, TimeUnit.SECONDS)
                .join());
        starting.forEach(ProcessHandle::destroyForcibly); // what takes longer
        endLeftover(data);
    }

    /** The server outlives a killed run, for it is a daemon: the first line of its pid file names it. */
    private static void endLeftover(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (Files.exists(pidFile)) {
            long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
            ProcessHandle.of(pid)
                    .filter(handle -> handle.info().command().orElse("").contains("postgres"))
                    .ifPresent(CouncilDatabases::end);
            Files.deleteIfExists(pidFile);
        }
    }

    private static void end(ProcessHandle server) {
        List<ProcessHandle> all =
                Stream.concat(Stream.of(server), server.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(each -> each.onExit().orTimeout(10, TimeUnit.SECONDS).join());
    }

    private void create(String name) throws IOException, SQLException {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
            // So that whoever captures may do what the owner grants, and nothing that PostgreSQL lets everybody do.
            statement.execute("revoke all on database " + name + " from public");
        }
        try (Connection connection = connect(name);
                Statement statement = connection.createStatement()) {
            statement.execute(script(name));
            statement.execute(script("every-database"));
            statement.execute("revoke all on schema public from public");
        }
    }

    /** Grants what a deployment's owners grant, unless it was; an earlier version captured as superuser. */
    private void letCapture(String name, Path rights) throws IOException, SQLException {
        String role = captureRole(name);
        try (Connection connection = connect(name);
                Statement statement = connection.createStatement()) {
            if (!isThere(statement, role)) {
                // In one transaction, so that the slot finds a publication for each change that it has not delivered.
                statement.execute("drop publication if exists " + role + ";" + Files.readString(rights));
            }
        }
    }

    private static boolean isThere(Statement statement, String role) throws SQLException {
        try (ResultSet roles = statement.executeQuery("select 1 from pg_roles where rolname = '" + role + "'")) {
            return roles.next();
        }
    }

    /** The user as whom the database's connector comes. As for every user here, the server asks for no password. */
    static String captureRole(String database) {
        return "rhybudd_" + database;
    }

    private static String script(String name) throws IOException {
        try (InputStream script = CouncilDatabases.class.getResourceAsStream("/council/" + name + ".sql")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** A new connection to one of the databases. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database));
    }

    /** The JDBC URL of one of the databases, user included. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database + "?user=postgres";
    }

    /** The JDBC URLs of all of them, by database. */
    public Map<String, String> urls() {
        Map<String, String> urls = new TreeMap<>();
        NAMES.forEach(name -> urls.put(name, url(name)));
        return urls;
    }

    int port() {
        return postgres.getPort();
    }

    /** Ends the server and everything that works for it as kill -9 does. */
    public void kill() throws IOException {
        endLeftover(data);
        postgres.close(); // gives the directory back to whoever starts the next one
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
