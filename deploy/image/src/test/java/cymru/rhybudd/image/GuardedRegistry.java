package cymru.rhybudd.image;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/** A schema registry behind TLS and a password, with as much of Confluent's interface as the clients use. */
final class GuardedRegistry implements AutoCloseable {
    static final String USER = "rhybudd:open sesame, cae'r drws";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern VERSIONS = Pattern.compile("/subjects/([^/]+)/versions");
    private static final Pattern LATEST = Pattern.compile("/subjects/([^/]+)/versions/latest");
    private static final Pattern BY_ID = Pattern.compile("/schemas/ids/([0-9]+)");

    private final HttpsServer server;
    private final List<String> schemas = new ArrayList<>();
    private final Map<String, String> latest = new TreeMap<>();

    GuardedRegistry(SSLContext context) throws IOException {
        server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", this::handle).setAuthenticator(new BasicAuthenticator("registry") {
            @Override
            public boolean checkCredentials(String name, String password) {
                return USER.equals(name + ":" + password);
            }
        });
        server.start();
    }

    URI url() {
        return URI.create("https://127.0.0.1:" + server.getAddress().getPort());
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Matcher versions = VERSIONS.matcher(path);
        Matcher last = LATEST.matcher(path);
        Matcher byId = BY_ID.matcher(path);
        if (versions.matches()) {
            String schema = JSON.readTree(body).path("schema").asText();
            latest.put(versions.group(1), schema);
            if (!schemas.contains(schema)) {
                schemas.add(schema);
            }
            answer(exchange, 200, Map.of("id", schemas.indexOf(schema) + 1));
        } else if (last.matches() && latest.containsKey(last.group(1))) {
            answer(exchange, 200, Map.of("schema", latest.get(last.group(1))));
        } else if (byId.matches() && Integer.parseInt(byId.group(1)) <= schemas.size()) {
            answer(exchange, 200, Map.of("schema", schemas.get(Integer.parseInt(byId.group(1)) - 1)));
        } else {
            answer(exchange, 404, Map.of("error_code", 40401));
        }
    }

    private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
