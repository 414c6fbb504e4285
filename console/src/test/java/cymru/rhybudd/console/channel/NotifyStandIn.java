package cymru.rhybudd.console.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * GOV.UK Notify as its documentation describes it, as far as we use it: a token signed with the service's secret, a template that
 * wants certain fields, and a reference by which messages are found.
 */
final class NotifyStandIn implements AutoCloseable {
    static final String SERVICE = "26785a09-ab16-4eb0-8407-a37497a57506";
    static final String SECRET = "3d844edf-8d35-48ac-975b-e847b4f122b0";
    static final String KEY = "test-" + SERVICE + "-" + SECRET;
    static final String EMAIL_TEMPLATE = "f33517ff-2a88-4f6e-b855-c550268ce08a";
    static final String SMS_TEMPLATE = "a6b6e8b2-b3d3-4d39-a9c4-3a3c2c2b4a11";

    private static final List<String> WANTED =
            List.of("subject", "text", "reference", "count", "urgency_cy", "urgency_en", "team_cy", "team_en", "link");
    private static final ObjectMapper JSON = new ObjectMapper();

    final List<JsonNode> sent = new CopyOnWriteArrayList<>();
    volatile int answerNext;
    private final HttpServer server;

    NotifyStandIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v2/notifications", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    NotifySettings settings(String key) {
        return new NotifySettings(url(), key, EMAIL_TEMPLATE, SMS_TEMPLATE);
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (!isSigned(exchange.getRequestHeaders().getFirst("Authorization"))) {
            reply(exchange, 403, error(403, "AuthError", "Invalid token"));
        } else if (answerNext > 0) {
            int status = answerNext;
            answerNext = 0;
            reply(exchange, status, error(status, status == 429 ? "RateLimitError" : "Exception", "not now"));
        } else if (exchange.getRequestMethod().equals("GET")) {
            find(exchange);
        } else {
            take(exchange, JSON.readTree(body));
        }
    }

    private void find(HttpExchange exchange) throws IOException {
        String reference = exchange.getRequestURI().getQuery().replaceAll(".*reference=([^&]*).*", "$1");
        Optional<JsonNode> found = sent.stream()
                .filter(each -> each.path("reference").asText().equals(reference))
                .findFirst();
        String template = "\"template\":{\"id\":\"" + EMAIL_TEMPLATE + "\",\"version\":1,\"uri\":\"u\"}";
        String list = found.map(each -> "{\"id\":\"" + id(reference) + "\",\"reference\":\"" + reference
                        + "\",\"type\":\"email\",\"status\":\"sending\"," + template
                        + ",\"body\":\"b\",\"created_at\":\"2026-11-26T10:00:00.000000Z\"}")
                .orElse("");
        reply(exchange, 200, "{\"notifications\":[" + list + "],\"links\":{\"current\":\"" + url() + "\"}}");
    }

    private void take(HttpExchange exchange, JsonNode asked) throws IOException {
        JsonNode fields = asked.path("personalisation");
        Optional<String> missing =
                WANTED.stream().filter(field -> !fields.has(field)).findFirst();
        boolean isAddress = asked.path("email_address").asText("@").contains("@");
        if (missing.isPresent() || !isAddress) {
            reply(exchange, 400, error(400, "BadRequestError", "Missing personalisation"));
            return;
        }
        sent.add(asked);
        reply(
                exchange,
                201,
                "{\"id\":\"" + id(asked.path("reference").asText()) + "\",\"reference\":\""
                        + asked.path("reference").asText()
                        + "\",\"content\":{\"subject\":\"s\",\"body\":\"b\",\"from_email\":\"f@example\","
                        + "\"from_number\":\"GOVUK\"},\"uri\":\"u\",\"template\":{\"id\":\""
                        + asked.path("template_id").asText() + "\",\"version\":1,\"uri\":\"u\"}}");
    }

    static String id(String reference) {
        return UUID.nameUUIDFromBytes(reference.getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** The token names the service, and is signed with its secret. */
    private static boolean isSigned(String authorization) {
        try {
            SignedJWT token = SignedJWT.parse(authorization.replace("Bearer ", ""));
            return token.getJWTClaimsSet().getIssuer().equals(SERVICE)
                    && token.getJWTClaimsSet().getIssueTime() != null
                    && token.verify(new MACVerifier(SECRET));
        } catch (ParseException | JOSEException e) {
            return false;
        }
    }

    private static String error(int status, String error, String text) {
        return "{\"status_code\":" + status + ",\"errors\":[{\"error\":\"" + error + "\",\"message\":\"" + text
                + "\"}]}";
    }

    private static void reply(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
