package cymru.rhybudd.schemas.serde;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cymru.rhybudd.schemas.client.ClientSettings;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * A registry behind the Confluent REST API, such as Apicurio's ccompat, Confluent's own, Karapace or Redpanda.
 *
 * <p>Safe for use by many threads. Ids are asked for once. While the registry is unavailable a call tries again, with
 * pauses, until its patience is over, and then throws {@link RegistryUnavailableException}.
 */
public final class RegistryClient implements Registry {
    private static final int CONFLICT = 409;
    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
    static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String baseUrl;
    private final Duration patience;
    private final String authorization;
    private final HttpClient http;
    private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();
    private final Map<Registration, Integer> ids = new ConcurrentHashMap<>();

    /** What came of asking: it answers, does not let us in, or is not there. */
    public enum Reach {
        ANSWERS,
        REFUSES,
        AWAY
    }

    private record Registration(String subject, Schema schema) {}

    /** What a registry that can be reached said; 404 means that it has no such subject, version or schema (404xx). */
    private record Answer(int status, JsonNode body) {}

    /** With a patience of five seconds; the URL is such as {@code http://127.0.0.1:8081/apis/ccompat/v7}. */
    public RegistryClient(URI baseUrl) {
        this(baseUrl, PATIENCE);
    }

    /** With the time after which a call gives up; one request takes three seconds at most. */
    public RegistryClient(URI baseUrl, Duration patience) {
        this(baseUrl, patience, new RegistryAccess(Map.of()));
    }

    RegistryClient(URI baseUrl, Duration patience, RegistryAccess access) {
        if (baseUrl.getUserInfo() != null) { // it would stand in every message
            throw new ConfigException("the registry's URL must not hold a password: set " + RegistryAccess.USER);
        }
        this.baseUrl = baseUrl.toString().replaceFirst("/+$", "");
        this.patience = patience;
        this.authorization = access.authorization();
        this.http = access.secure(HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECT_TIMEOUT))
                .build();
    }

    /** A client that the registry knows by the settings. */
    public static RegistryClient of(URI baseUrl, ClientSettings settings) {
        return new RegistryClient(baseUrl, PATIENCE, new RegistryAccess(settings.values()));
    }

    /** Asks once whether the registry is there for us. */
    public Reach reach() {
        try {
            int status = http.send(request("/schemas/types").GET().build(), BodyHandlers.discarding())
                    .statusCode();
            return status == 401 || status == 403 ? Reach.REFUSES : status < 500 ? Reach.ANSWERS : Reach.AWAY;
        } catch (IOException e) {
            return Reach.AWAY;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Reach.AWAY;
        }
    }

    @Override
    public int register(String subject, Schema schema) {
        Registration registration = new Registration(subject, schema);
        Integer known = ids.get(registration);
        return known != null ? known : ids.computeIfAbsent(registration, this::register);
    }

    private Integer register(Registration registration) {
        String versions = "/subjects/" + encoded(registration.subject) + "/versions";
        Answer answer = post(versions, registration.schema);
        if (answer.status == CONFLICT) {
            // Of two that register a new subject at the same moment Apicurio refuses one: by now it is there for both.
            answer = post(versions, registration.schema);
        }
        int id = found(answer, "id", registration.subject).intValue();
        schemas.putIfAbsent(id, registration.schema); // what we write we also read, be the registry there or not
        return id;
    }

    @Override
    public Schema byId(int id) {
        Schema known = schemas.get(id);
        return known != null ? known : schemas.computeIfAbsent(id, this::fetch);
    }

    private Schema fetch(int id) {
        String what = "schema " + id;
        Answer answer = get("/schemas/ids/" + id);
        if (answer.status == 404) {
            throw new UnknownSchemaException("the registry has no " + what);
        }
        return parsed(found(answer, "schema", what).textValue(), what);
    }

    @Override
    public Optional<Schema> latest(String subject) {
        Answer answer = newest(subject);
        return answer.status == 404
                ? Optional.empty()
                : Optional.of(parsed(found(answer, "schema", subject).textValue(), subject));
    }

    @Override
    public void keepAtHand(String subject) {
        Answer answer = newest(subject);
        if (answer.status != 404) {
            byId(found(answer, "id", subject).intValue());
        }
    }

    private Answer newest(String subject) {
        return get("/subjects/" + encoded(subject) + "/versions/latest");
    }

    @Override
    public boolean compatible(String subject, Schema schema) {
        Answer answer = post("/compatibility/subjects/" + encoded(subject) + "/versions/latest", schema);
        return answer.status == 404 || found(answer, "is_compatible", subject).booleanValue();
    }

    private static Schema parsed(String text, String what) {
        try {
            return new Schema.Parser().parse(text);
        } catch (SchemaParseException e) {
            throw new UnknownSchemaException("the registry has " + what + ", but not as an Avro schema");
        }
    }

    private JsonNode found(Answer answer, String field, String what) {
        return switch (answer.status) {
            case 200 ->
                Optional.ofNullable(answer.body.get(field))
                        .orElseThrow(() -> unavailable("answers without " + field, null));
            case CONFLICT ->
                throw new IncompatibleSchemaException(
                        "the registry refuses the schema of " + what + " as incompatible with an earlier version");
            case 422 -> throw new InvalidSchemaException("the registry refuses the schema of " + what + " as invalid");
            default -> throw unavailable("answers " + answer.status, null);
        };
    }

    private Answer get(String path) {
        return answer(request(path).GET().build());
    }

    private Answer post(String path, Schema schema) {
        String body = JSON.createObjectNode().put("schema", schema.toString()).toString();
        return answer(request(path)
                .header("Content-Type", MEDIA_TYPE)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(REQUEST_TIMEOUT)
                .header("Accept", MEDIA_TYPE);
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    private Answer answer(HttpRequest request) {
        long deadline = System.nanoTime() + patience.toNanos();
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                return once(request);
            } catch (RegistryUnavailableException e) {
                if (System.nanoTime() + pause.toNanos() - deadline > 0) {
                    throw e;
                }
            }
            sleep(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private Answer once(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            JsonNode body = JSON.readTree(response.body());
            boolean overloaded = response.statusCode() >= 500 || response.statusCode() == 429;
            boolean wrongAddress =
                    response.statusCode() == 404 && body.path("error_code").asInt() / 100 != 404;
            if (overloaded || wrongAddress) {
                throw unavailable("answers " + response.statusCode(), null);
            }
            return new Answer(response.statusCode(), body);
        } catch (JsonProcessingException e) {
            throw unavailable("does not answer in JSON", null);
        } catch (IOException e) {
            throw unavailable("can not be reached", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("was not waited for: interrupted", e);
        }
    }

    private void sleep(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("was not waited for: interrupted", e);
        }
    }

    private RegistryUnavailableException unavailable(String why, @Nullable Throwable cause) {
        return new RegistryUnavailableException("the schema registry at " + baseUrl + " " + why, cause);
    }

    private static String encoded(String subject) {
        return URLEncoder.encode(subject, StandardCharsets.UTF_8);
    }
}
