package cymru.rhybudd.local.world;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A real schema registry (Apicurio) as a process of its own, with its schemas in a file. */
public final class SchemaRegistry implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ChildProcess process;
    private final String host;
    private final int port;

    private SchemaRegistry(ChildProcess process, String host, int port) {
        this.process = process;
        this.host = host;
        this.port = port;
    }

    /**
     * Starts a registry; returns when it serves.
     *
     * @param program the directory into which the registry was unpacked
     * @param directory where its schemas are kept
     */
    public static SchemaRegistry start(Path program, Path directory, Path logs) throws Exception {
        return start(program, directory, logs, "127.0.0.1", Ports.free());
    }

    /** Starts a registry at the given address. */
    public static SchemaRegistry start(Path program, Path directory, Path logs, String host, int port)
            throws Exception {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms64m",
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dquarkus.http.host=" + host,
                "-Dquarkus.http.port=" + port,
                "-jar",
                program.resolve("apicurio-registry-app-2.6.13.Final-runner.jar").toString());
        // Without WRITE_DELAY=0 a kill may cost the schemas of the last half second.
        Map<String, String> environment =
                Map.of("REGISTRY_DATASOURCE_URL", "jdbc:h2:file:" + directory.resolve("schemas") + ";WRITE_DELAY=0");
        ChildProcess process = ChildProcess.start(
                command, environment, logs.resolve("registry.log"), directory.resolve("registry.pid"));
        SchemaRegistry registry = new SchemaRegistry(process, host, port);
        try {
            registry.awaitReady(logs);
            registry.requireBackwardCompatibility();
        } catch (IOException | InterruptedException | IllegalStateException e) {
            registry.close();
            throw e;
        }
        return registry;
    }

    private void awaitReady(Path logs) throws InterruptedException {
        Waiting.until(PATIENCE, "the schema registry did not start: see " + logs.resolve("registry.log"), () -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("the schema registry ended: see " + logs.resolve("registry.log"));
            }
            return isReady();
        });
    }

    private boolean isReady() throws InterruptedException {
        try {
            return send(HttpRequest.newBuilder(at("/health/ready")).build()) == 200;
        } catch (IOException e) {
            return false; // not listening yet
        }
    }

    private void requireBackwardCompatibility() throws IOException, InterruptedException {
        int status = send(HttpRequest.newBuilder(at("/apis/ccompat/v7/config"))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .PUT(BodyPublishers.ofString("{\"compatibility\":\"BACKWARD\"}"))
                .build());
        if (status != 200) {
            throw new IllegalStateException("the schema registry refused its configuration with status " + status);
        }
    }

    private static int send(HttpRequest request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    private URI at(String path) {
        return URI.create("http://" + host + ":" + port + path);
    }

    /** The base URL of the Confluent-compatible interface. */
    public URI url() {
        return at("/apis/ccompat/v7");
    }

    /** The base URL of the interface that the Connect converter speaks. */
    public URI converterUrl() {
        return at("/apis/registry/v2");
    }

    /** Ends it as kill -9 does. */
    public void kill() throws InterruptedException {
        process.kill();
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
