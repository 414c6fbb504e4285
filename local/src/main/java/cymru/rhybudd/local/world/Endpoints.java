package cymru.rhybudd.local.world;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a running world can be reached.
 *
 * @param pid of the process that runs it
 * @param databases JDBC URLs by database
 * @param httpPort of metrics and health; 0 when the service does not run
 * @param consoleUrl where officers open the console; null where it does not run
 * @param elsewhere what else is to be known of a world that is not on this machine; null of one that is
 */
public record Endpoints(
        long pid,
        String bootstrapServers,
        String registryUrl,
        Map<String, String> databases,
        int httpPort,
        @Nullable String consoleUrl,
        @Nullable Elsewhere elsewhere) {

    /**
     * A council's own brokers and registry.
     *
     * @param kafkaSettings a file with further settings of Kafka's clients; empty for none
     * @param serdesSettings a file with further settings of the registry's client; empty for none
     */
    public record Elsewhere(String council, String kafkaSettings, String serdesSettings) {}

    /** The brokers and the registry that the service's own variables name, if they do. */
    public static Optional<Endpoints> named(Map<String, String> environment) {
        String brokers = environment.getOrDefault("RHYBUDD_BOOTSTRAP_SERVERS", "");
        String registry = environment.getOrDefault("RHYBUDD_REGISTRY_URL", "");
        if (brokers.isBlank() || registry.isBlank()) {
            return Optional.empty();
        }
        Elsewhere elsewhere = new Elsewhere(
                environment.getOrDefault("RHYBUDD_COUNCIL", "merthyr"),
                environment.getOrDefault("RHYBUDD_KAFKA_PROPERTIES_FILE", ""),
                environment.getOrDefault("RHYBUDD_SERDES_FILE", ""));
        return Optional.of(new Endpoints(0, brokers, registry, Map.of(), 0, null, elsewhere));
    }

    /** Of what this process runs, without a console. */
    public static Endpoints ofThisProcess(
            String bootstrapServers, URI registryUrl, Map<String, String> databases, int httpPort) {
        return new Endpoints(
                ProcessHandle.current().pid(),
                bootstrapServers,
                registryUrl.toString(),
                databases,
                httpPort,
                null,
                null);
    }

    /** The same, with a console. */
    public Endpoints withConsole(URI url) {
        return new Endpoints(pid, bootstrapServers, registryUrl, databases, httpPort, url.toString(), elsewhere);
    }

    /** Writes them to a file; whoever waits for it reads it the moment it is there. */
    public void write(Path file) throws IOException {
        Path written = file.resolveSibling(file.getFileName() + ".new");
        new ObjectMapper().writeValue(written.toFile(), this);
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The endpoints that a file names, if the process that wrote it still runs. */
    public static Optional<Endpoints> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Endpoints endpoints = new ObjectMapper().readValue(file.toFile(), Endpoints.class);
        return ProcessHandle.of(endpoints.pid()).filter(ProcessHandle::isAlive).map(handle -> endpoints);
    }
}
