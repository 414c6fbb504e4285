package cymru.rhybudd.image;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks the container's own health: there is no other program in the image that could. */
final class Healthy {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Healthy() {}

    /** 0 if the address answers with 200. */
    static int ask(String[] arguments) throws InterruptedException {
        if (arguments.length != 1) {
            System.err.println("healthy: say which address to ask, such as http://127.0.0.1:8080/health/live");
            return 2;
        }
        try {
            int status = HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .build()
                    .send(
                            HttpRequest.newBuilder(URI.create(arguments[0]))
                                    .timeout(PATIENCE)
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
            return status == 200 ? 0 : 1;
        } catch (IOException e) {
            System.err.println("healthy: " + arguments[0] + " does not answer");
            return 1;
        }
    }
}
