package cymru.rhybudd.local.world;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** What a process on this machine says of whether it is ready. */
public final class Readiness {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(ANSWER_WITHIN).build();
    private final HttpRequest request;

    /** By {@code /health/ready}, where every part of ours says it. */
    public Readiness(int port) {
        this("127.0.0.1", port);
    }

    /** By the same, of a process at another address of this machine. */
    Readiness(String host, int port) {
        this(host, port, "/health/ready");
    }

    /**
     * Of any process.
     *
     * @param path where it says it
     */
    public Readiness(String host, int port, String path) {
        request = HttpRequest.newBuilder(URI.create("http://" + host + ":" + port + path))
                .timeout(ANSWER_WITHIN)
                .build();
    }

    /** Whether it is ready; one that does not answer is not. */
    public boolean holds() {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // not listening yet
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
