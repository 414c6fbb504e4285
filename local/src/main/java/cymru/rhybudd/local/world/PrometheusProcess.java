package cymru.rhybudd.local.world;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The operating system's Prometheus beside the world, with our rules: figures over time, for whoever looks and for tests. */
public final class PrometheusProcess implements AutoCloseable {
    /** In the directory that it keeps its figures in: where it listens. */
    public static final String ADDRESS = "address.txt";

    private static final Duration READY_WITHIN = Duration.ofSeconds(30);
    private static final int USUAL_PORT = 9_090;

    private final ChildProcess process;
    private final URI url;

    private PrometheusProcess(ChildProcess process, int port) {
        this.process = process;
        this.url = URI.create("http://127.0.0.1:" + port);
    }

    /** The program that the operating system has; empty where it has none. Nothing is downloaded. */
    public static Optional<Path> program() {
        return Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator))
                .map(directory -> Path.of(directory, "prometheus"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Starts it; returns when it is ready.
     *
     * @param program to run
     * @param home the root of the project, where the rules are
     * @param directory its own, for what it keeps
     * @param service the port of the service's metrics
     * @param console the port of the console's; null where there is none
     */
    public static PrometheusProcess start(
            Path program, Path home, Path directory, int service, @Nullable Integer console)
            throws IOException, InterruptedException {
        int port = Ports.freeFrom(USUAL_PORT);
        Path settings = directory.resolve("prometheus.yaml");
        Files.writeString(settings, settings(home, service, console));
        PrometheusProcess prometheus = new PrometheusProcess(
                ChildProcess.start(
                        List.of(
                                program.toString(),
                                "--config.file=" + settings,
                                "--storage.tsdb.path=" + directory.resolve("data"),
                                "--web.listen-address=127.0.0.1:" + port),
                        Map.of(),
                        directory.resolve("prometheus.log"),
                        directory.resolve("prometheus.pid")),
                port);
        Files.writeString(directory.resolve(ADDRESS), prometheus.url.toString());
        Readiness ready = new Readiness("127.0.0.1", port, "/-/ready");
        Waiting.until(READY_WITHIN, "Prometheus did not get ready: see " + directory, ready::holds);
        return prometheus;
    }

    private static String settings(Path home, int service, @Nullable Integer console) {
        return """
                global: { scrape_interval: 2s, evaluation_interval: 5s }
                rule_files: [ "%s" ]
                scrape_configs:
                  - job_name: rhybudd
                    static_configs: [ { targets: [ "127.0.0.1:%d" ] } ]
                  - job_name: rhybudd-console
                    static_configs: [ { targets: [ %s ] } ]
                """.formatted(
                        home.resolve("grafana/prometheus/rhybudd.rules.yaml"),
                        service,
                        console == null ? "" : "\"127.0.0.1:" + console + "\"");
    }

    /** Where it shows what it has. */
    public URI url() {
        return url;
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
