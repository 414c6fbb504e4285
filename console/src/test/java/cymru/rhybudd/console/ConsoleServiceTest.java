package cymru.rhybudd.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ConsoleServiceTest {
    @TempDir
    Path directory;

    @Test
    @Timeout(30)
    void itsHealthIsServedWhileItStillReads() throws Exception {
        try (ConsoleService console = new ConsoleService(withoutBrokers())) {
            int metrics = console.metricsPort().orElseThrow();

            for (int port : new int[] {console.port(), metrics}) {
                assertThat(status(port, "/health/live")).isEqualTo(200);
                assertThat(status(port, "/health/ready")).isEqualTo(503);
            }
        }
    }

    private Config withoutBrokers() throws IOException {
        return Config.from(environment(directory));
    }

    /** Of a console that finds neither brokers nor anything else. */
    static Map<String, String> environment(Path directory) throws IOException {
        Path settings = directory.resolve("kafka.properties");
        Files.writeString(settings, "default.api.timeout.ms=10000\nrequest.timeout.ms=10000\ntask.timeout.ms=0\n");
        return Map.of(
                "RHYBUDD_BOOTSTRAP_SERVERS", "127.0.0.1:1",
                "RHYBUDD_REGISTRY_URL", "http://127.0.0.1:1",
                "RHYBUDD_KAFKA_PROPERTIES_FILE", settings.toString(),
                "RHYBUDD_CONSOLE_STATE_DIRECTORY", directory.toString(),
                "RHYBUDD_CONSOLE_URL", "http://127.0.0.1",
                "RHYBUDD_CONSOLE_PORT", "0",
                "RHYBUDD_CONSOLE_METRICS_PORT", "0",
                "RHYBUDD_OIDC_ISSUER", "http://127.0.0.1:1",
                "RHYBUDD_OIDC_CLIENT_ID", "console",
                "RHYBUDD_OIDC_CLIENT_SECRET", "nothing here is a secret");
    }

    private static int status(int port, String path) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + port + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                .statusCode();
    }
}
