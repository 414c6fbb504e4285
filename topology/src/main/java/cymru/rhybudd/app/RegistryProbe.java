package cymru.rhybudd.app;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks the registry whether it is there. While it is away what is known goes on; a schema that is new waits. */
final class RegistryProbe implements Runnable {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int SERVER_ERROR = 500;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final HttpRequest question;
    private volatile boolean reached = true;

    RegistryProbe(URI registry, MeterRegistry meters) {
        String base = registry.toString().replaceFirst("/+$", "");
        question = HttpRequest.newBuilder(URI.create(base + "/schemas/types"))
                .timeout(PATIENCE)
                .build();
        Gauge.builder("rhybudd.reachable", this, probe -> probe.reached ? 1 : 0)
                .description("Whether the other side answered when it was last asked")
                .tag("side", "registry")
                .register(meters);
    }

    /** Asks once. */
    @Override
    public void run() {
        reached = answers();
    }

    /** Whether it answers; that it refuses is an answer. */
    boolean answers() {
        try {
            return http.send(question, BodyHandlers.discarding()).statusCode() < SERVER_ERROR;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
