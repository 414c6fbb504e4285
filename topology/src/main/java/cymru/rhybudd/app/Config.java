package cymru.rhybudd.app;

import cymru.rhybudd.schemas.client.ClientSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The service's configuration, read once from the environment; every variable begins with {@code RHYBUDD_}.
 *
 * @param council the council's short name; it stands in the application id, so that councils never share a group
 * @param bootstrapServers where the brokers are
 * @param registryUrl the base URL of a Confluent-compatible schema registry
 * @param councilDirectory where the council's files are: source mappings, models, purposes, teams
 * @param topicCatalogue the topic catalogue
 * @param stateDirectory where state stores are kept
 * @param pseudonymKeyFile holds the secret from which citizen ids are derived
 * @param httpPort where metrics and health are served, on the loopback address unless {@code httpHost} says otherwise; 0
 *     takes a free port
 * @param streamThreads how many threads work on tasks
 * @param standbyReplicas how many copies of each store other instances keep warm
 * @param replicationFactor of every topic that the service creates; 0 takes the catalogue's
 * @param local whether the catalogue's numbers for the laptop hold
 * @param commitIntervalMillis how often the work done is made visible
 * @param storeMemoryMegabytes outside the heap, for the stores of all tasks together
 * @param canary whether the canary travels, so that its silence shows
 * @param serdes further configuration of the topics' serdes and of the registry's client (schemas/README.md)
 * @param kafka further configuration of every Kafka client, such as its keys
 */
public record Config(
        String council,
        String bootstrapServers,
        URI registryUrl,
        Path councilDirectory,
        Path topicCatalogue,
        Path stateDirectory,
        Path pseudonymKeyFile,
        String httpHost,
        int httpPort,
        int streamThreads,
        int standbyReplicas,
        int replicationFactor,
        boolean local,
        int commitIntervalMillis,
        int storeMemoryMegabytes,
        boolean canary,
        ClientSettings serdes,
        ClientSettings kafka) {
    private static final int LAST_PORT = 65_535;
    private static final int LEAST_STORE_MEGABYTES = 64;

    public Config {
        if (!council.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("RHYBUDD_COUNCIL must be lower-case letters, digits and hyphens");
        }
        atLeast("RHYBUDD_STREAM_THREADS", streamThreads, 1);
        atLeast("RHYBUDD_STANDBY_REPLICAS", standbyReplicas, 0);
        atLeast("RHYBUDD_COMMIT_INTERVAL_MS", commitIntervalMillis, 10);
        atLeast("RHYBUDD_STORE_MEMORY_MB", storeMemoryMegabytes, LEAST_STORE_MEGABYTES);
        atLeast("RHYBUDD_HTTP_PORT", httpPort, 0);
        if (httpPort > LAST_PORT) {
            throw new IllegalArgumentException("RHYBUDD_HTTP_PORT must be at most " + LAST_PORT + ", not " + httpPort);
        }
        atLeast("RHYBUDD_REPLICATION_FACTOR", replicationFactor, 0);
    }

    /** Reads the configuration; an {@link IllegalArgumentException} names the variable that is missing or wrong. */
    public static Config from(Map<String, String> environment) {
        Variables variables = new Variables(environment);
        return new Config(
                variables.text("RHYBUDD_COUNCIL", "merthyr"),
                variables.required("RHYBUDD_BOOTSTRAP_SERVERS", "host:port of a broker"),
                variables.url("RHYBUDD_REGISTRY_URL", "the base URL of a Confluent-compatible schema registry"),
                Path.of(variables.text("RHYBUDD_COUNCIL_DIRECTORY", "deploy/council")),
                Path.of(variables.text("RHYBUDD_TOPIC_CATALOGUE", "deploy/topics.yaml")),
                Path.of(variables.required("RHYBUDD_STATE_DIRECTORY", "a directory on a local disk")),
                Path.of(variables.required("RHYBUDD_PSEUDONYM_KEY_FILE", "a file of at least 32 random bytes")),
                variables.text("RHYBUDD_HTTP_HOST", "127.0.0.1"),
                variables.integer("RHYBUDD_HTTP_PORT", 8080),
                variables.integer("RHYBUDD_STREAM_THREADS", 2),
                variables.integer("RHYBUDD_STANDBY_REPLICAS", 0),
                variables.integer("RHYBUDD_REPLICATION_FACTOR", 0),
                variables.yesOrNo("RHYBUDD_LOCAL", false),
                variables.integer("RHYBUDD_COMMIT_INTERVAL_MS", 20),
                variables.integer("RHYBUDD_STORE_MEMORY_MB", 256),
                variables.yesOrNo("RHYBUDD_CANARY", true),
                variables.settings("RHYBUDD_SERDES_FILE"),
                variables.settings("RHYBUDD_KAFKA_PROPERTIES_FILE"));
    }

    /** What every Kafka client of the service is made with. */
    Map<String, Object> client() {
        return kafka.at(bootstrapServers);
    }

    private static void atLeast(String variable, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(variable + " must be at least " + least + ", not " + value);
        }
    }

    private record Variables(Map<String, String> environment) {
        String text(String name, String otherwise) {
            @Nullable String value = environment.get(name);
            return value == null || value.isBlank() ? otherwise : value;
        }

        String required(String name, String what) {
            String value = text(name, "");
            if (value.isEmpty()) {
                throw new IllegalArgumentException(name + " is not set: set it to " + what);
            }
            return value;
        }

        /** The settings in the file that the variable names; none when it is not set. */
        ClientSettings settings(String name) {
            return ClientSettings.in(name, text(name, ""));
        }

        URI url(String name, String what) {
            String value = required(name, what);
            try {
                URI url = new URI(value);
                if (url.getHost() != null) {
                    return url;
                }
            } catch (URISyntaxException e) {
                throw new IllegalArgumentException(name + " must be a URL", e);
            }
            throw new IllegalArgumentException(name + " must be a URL with a host, such as http://registry:8081");
        }

        boolean yesOrNo(String name, boolean otherwise) {
            return switch (text(name, Boolean.toString(otherwise)).toLowerCase(Locale.ROOT)) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new IllegalArgumentException(name + " must be true or false");
            };
        }

        int integer(String name, int otherwise) {
            String value = text(name, Integer.toString(otherwise));
            try {
                return Integer.parseInt(value);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(name + " must be a whole number", e);
            }
        }
    }
}
