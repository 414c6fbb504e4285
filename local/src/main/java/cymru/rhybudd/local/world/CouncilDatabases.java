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
import java.util.ArrayList;
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

    /** Starts the server on the directory, which keeps the databases. */
    public static CouncilDatabases start(Path directory, Path workingDirectory) throws IOException, SQLException {
        return start(directory, workingDirectory, Ports.free());
    }

    /** Starts the server on the directory, at the given port; what a crash left there is recovered. */
    public static CouncilDatabases start(Path directory, Path workingDirectory, int port)
            throws IOException, SQLException {
        Path data = directory.resolve("data");
        endLeftover(data);
        boolean first = !Files.exists(data.resolve("PG_VERSION"));
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setPort(port)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(workingDirectory.toFile())
                .setServerConfig("wal_level", "logical")
                // Debezium sees only what is flushed: without this a change waits for the WAL writer, 200 ms and more.
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_replication_slots", "10")
                .setServerConfig("max_wal_senders", "10")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("shared_buffers", "64MB")
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                .start();
        CouncilDatabases databases = new CouncilDatabases(postgres, data);
        if (first) {
            for (String name : NAMES) {
                databases.create(name);
            }
        }
        return databases;
    }

    /** The server outlives a killed run, for it is a daemon: the first line of its pid file names it. */
    private static void endLeftover(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (Files.exists(pidFile)) {
            long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
            ProcessHandle.of(pid)
                    .filter(handle -> handle.info().command().orElse("").contains("postgres"))
                    .ifPresent(handle -> {
                        List<ProcessHandle> all = Stream.concat(Stream.of(handle), handle.descendants())
                                .toList();
                        all.forEach(ProcessHandle::destroyForcibly);
                        all.forEach(each ->
                                each.onExit().orTimeout(10, TimeUnit.SECONDS).join());
                    });
            Files.deleteIfExists(pidFile);
        }
    }

    private void create(String name) throws IOException, SQLException {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        try (Connection connection = connect(name);
                Statement statement = connection.createStatement()) {
            statement.execute(script(name));
            statement.execute(script("every-database"));
            // Without the whole row before a change, Debezium invents defaults for what a delete removed.
            for (String table : tables(connection)) {
                statement.execute("alter table " + table + " replica identity full");
            }
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet names = connection.getMetaData().getTables(null, "public", "%", new String[] {"TABLE"})) {
            while (names.next()) {
                tables.add(names.getString("TABLE_NAME"));
            }
        }
        return tables;
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
