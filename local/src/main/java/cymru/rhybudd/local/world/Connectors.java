package cymru.rhybudd.local.world;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The connectors of a Connect worker, through its REST interface as in production: one for each council database. */
public final class Connectors {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final URI worker;
    private final Path home;
    private final HttpClient http = HttpClient.newHttpClient();

    /**
     * @param worker where its REST interface is
     * @param home the root of the project, where the connector files are
     */
    public Connectors(URI worker, Path home) {
        this.worker = worker;
        this.home = home;
    }

    /** Deploys a connector for each of the databases, or changes one that is there; returns when each of them streams. */
    public void capture(CouncilDatabases databases, List<String> names)
            throws IOException, InterruptedException, SQLException {
        for (String database : names) {
            send("/connectors/" + database + "/config", "PUT", JSON.writeValueAsString(config(database, databases)));
        }
        awaitStreaming(databases, names);
    }

    /** Returns when each of them streams. */
    public void awaitStreaming(CouncilDatabases databases, List<String> names)
            throws IOException, InterruptedException, SQLException {
        for (String database : names) {
            try (Connection connection = databases.connect(database);
                    Statement statement = connection.createStatement()) {
                Waiting.until(PATIENCE, "the connector " + database + " does not stream", () -> {
                    requireHealthy(database);
                    return isActive(statement, "rhybudd_" + database);
                });
            }
        }
    }

    /** The connector file that deployments use, with this laptop's addresses. */
    private Map<String, String> config(String database, CouncilDatabases databases) throws IOException {
        Map<String, String> config = new TreeMap<>(JSON.readValue(
                home.resolve("deploy/connectors/" + database + ".json").toFile(),
                new TypeReference<Map<String, String>>() {}));
        config.put("database.hostname", "127.0.0.1");
        config.put("database.port", Integer.toString(databases.port()));
        config.put("database.user", CouncilDatabases.captureRole(database));
        config.put("database.password", "");
        return config;
    }

    private static boolean isActive(Statement statement, String slot) throws SQLException {
        try (ResultSet active = statement.executeQuery(
                "select 1 from pg_replication_slots where slot_name = '" + slot + "' and active")) {
            return active.next();
        }
    }

    /** Throws if a task of the connector has failed; the message is the task's own. */
    private void requireHealthy(String name) throws SQLException, InterruptedException {
        for (JsonNode task : tasks(name)) {
            if (task.path("state").asText().equals("FAILED")) {
                String trace = task.path("trace").asText();
                throw new IllegalStateException("the connector " + name + " failed: "
                        + trace.lines().findFirst().orElse(""));
            }
        }
    }

    private JsonNode tasks(String name) throws SQLException, InterruptedException {
        try {
            HttpResponse<String> response = http.send(
                    HttpRequest.newBuilder(worker.resolve("/connectors/" + name + "/status"))
                            .build(),
                    BodyHandlers.ofString());
            return JSON.readTree(response.body()).path("tasks");
        } catch (IOException e) {
            throw new SQLException("cannot ask Connect for the connector " + name, e);
        }
    }

    /** Sends a request; throws unless Connect takes it. */
    public void send(String path, String method, String body) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(worker.resolve(path))
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IllegalStateException("Connect refused " + method + " " + path + " with status "
                    + response.statusCode() + ": " + response.body());
        }
    }
}
