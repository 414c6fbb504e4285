package cymru.rhybudd.console.governance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import cymru.rhybudd.console.governance.Withheld.Counts;
import cymru.rhybudd.console.governance.Withheld.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WithheldTest {
    private static final String METRICS = """
            # HELP rhybudd_withheld_total Facts without a lawful purpose
            # TYPE rhybudd_withheld_total counter
            rhybudd_withheld_total{fact="exclusion",source="education"} 3.0
            rhybudd_withheld_total{instance="a",fact="rent-balance",source="housing"} 12.0
            rhybudd_observations_total{indicator="none",source="education"} 7.0
            """;

    @Test
    void whatAllInstancesCountedIsAddedAndWhoeverDidNotAnswerIsCounted() throws IOException {
        HttpServer engine = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        engine.createContext("/metrics", exchange -> {
            byte[] body = METRICS.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        engine.start();
        try {
            String address = "http://127.0.0.1:" + engine.getAddress().getPort();
            Counts counts = new Withheld(List.of(
                            URI.create(address + "/metrics"),
                            URI.create(address + "/metrics"),
                            URI.create(address + "/nothing-there")))
                    .counts();

            assertThat(counts.facts())
                    .isEqualTo(
                            Map.of(new Kind("education", "exclusion"), 6L, new Kind("housing", "rent-balance"), 24L));
            assertThat(counts.asked()).isEqualTo(3);
            assertThat(counts.answered()).isEqualTo(2);
        } finally {
            engine.stop(0);
        }
    }
}
