package cymru.rhybudd.observe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Serves {@code /metrics}, {@code /health/live} and {@code /health/ready}. */
public final class HttpEndpoints implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread http = new Thread(task, "http");
        http.setDaemon(true);
        return http;
    });

    /** Whether something holds, and what to say about it. */
    public record Health(boolean good, String says) {}

    /**
     * Begins to serve.
     *
     * @param port 0 takes a free one
     */
    public HttpEndpoints(String host, int port, Supplier<String> metrics, Supplier<Health> live, Supplier<Health> ready)
            throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(host), port), 0);
        server.setExecutor(thread);
        server.createContext("/metrics", exchange -> answer(exchange, 200, "text/plain; version=0.0.4", metrics.get()));
        server.createContext("/health/live", exchange -> answer(exchange, live.get()));
        server.createContext("/health/ready", exchange -> answer(exchange, ready.get()));
        server.start();
    }

    /** Where it is served. */
    public int port() {
        return server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange, Health health) throws IOException {
        answer(exchange, health.good() ? 200 : 503, "text/plain", health.says() + "\n");
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        try (exchange) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        thread.shutdownNow();
    }
}
