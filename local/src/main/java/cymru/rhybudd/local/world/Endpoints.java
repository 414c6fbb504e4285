package cymru.rhybudd.local.world;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
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
 */
public record Endpoints(
        long pid,
        String bootstrapServers,
        String registryUrl,
        Map<String, String> databases,
        int httpPort,
        @Nullable String consoleUrl) {

    /** The same, with a console. */
    public Endpoints withConsole(URI url) {
        return new Endpoints(pid, bootstrapServers, registryUrl, databases, httpPort, url.toString());
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
