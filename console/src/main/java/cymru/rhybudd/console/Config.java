package cymru.rhybudd.console;

import cymru.rhybudd.console.delivery.DeliveryFile;
import cymru.rhybudd.console.delivery.DeliverySettings;
import cymru.rhybudd.console.governance.GovernanceSettings;
import cymru.rhybudd.console.signin.SignInSettings;
import cymru.rhybudd.console.signpost.ServicesFile;
import cymru.rhybudd.console.signpost.Signposts;
import cymru.rhybudd.console.web.WebSettings;
import cymru.rhybudd.schemas.client.ClientSettings;
import cymru.rhybudd.schemas.client.SecretVariable;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The console's configuration, read once from the environment.
 *
 * @param council the council's short name; it stands in the application id
 * @param bootstrapServers where the brokers are
 * @param registryUrl the base URL of a Confluent-compatible schema registry
 * @param stateDirectory a directory on a local disk
 * @param url where officers open the console
 * @param serdes further configuration of the topics' serdes and of the registry's client
 * @param kafka further configuration of every Kafka client, such as its keys
 * @param metricsPort where figures for operations staff are served, on the host of the pages; 0 takes a free port, null serves none
 * @param governance what the pages for governance read
 * @param signposts services that officers are suggested
 * @param delivery how officers are told outside the console; null where they are not
 */
public record Config(
        String council,
        String bootstrapServers,
        URI registryUrl,
        Path stateDirectory,
        URI url,
        ClientSettings serdes,
        ClientSettings kafka,
        SignInSettings signIn,
        WebSettings web,
        @Nullable Integer metricsPort,
        GovernanceSettings governance,
        Signposts signposts,
        @Nullable DeliverySettings delivery) {
    private static final int LAST_PORT = 65_535;

    public Config {
        if (!council.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("RHYBUDD_COUNCIL must be lower-case letters, digits and hyphens");
        }
    }

    /** Reads the configuration; an {@link IllegalArgumentException} names the variable that is missing or wrong. */
    public static Config from(Map<String, String> environment) {
        Variables variables = new Variables(environment);
        URI address = variables.url("RHYBUDD_CONSOLE_URL", "the address at which officers open the console");
        Path state = Path.of(variables.required("RHYBUDD_CONSOLE_STATE_DIRECTORY", "a directory on a local disk"));
        return new Config(
                variables.text("RHYBUDD_COUNCIL", "merthyr"),
                variables.required("RHYBUDD_BOOTSTRAP_SERVERS", "host:port of a broker"),
                variables.url("RHYBUDD_REGISTRY_URL", "the base URL of a Confluent-compatible schema registry"),
                state,
                address,
                variables.settings("RHYBUDD_SERDES_FILE"),
                variables.settings("RHYBUDD_KAFKA_PROPERTIES_FILE"),
                new SignInSettings(
                        variables.url("RHYBUDD_OIDC_ISSUER", "the identity provider's issuer"),
                        variables.required("RHYBUDD_OIDC_CLIENT_ID", "the id by which the provider knows the console"),
                        variables.secret("RHYBUDD_OIDC_CLIENT_SECRET", "the console's secret at the provider"),
                        address.resolve("/signed-in")),
                WebSettings.of(
                        variables.text("RHYBUDD_CONSOLE_HOST", "127.0.0.1"),
                        variables.integer("RHYBUDD_CONSOLE_PORT", 8090),
                        isSecure(address)),
                variables.text("RHYBUDD_CONSOLE_METRICS_PORT", "").isEmpty()
                        ? null
                        : variables.port("RHYBUDD_CONSOLE_METRICS_PORT"),
                new GovernanceSettings(
                        variables.path("RHYBUDD_CONSOLE_ARCHIVE"),
                        Path.of(variables.text(
                                "RHYBUDD_CONSOLE_INDEX", state.resolve("index").toString())),
                        state.resolve("verifications"),
                        variables.integer("RHYBUDD_CONSOLE_VERIFY_MEGABYTES", 1_024),
                        variables.urls("RHYBUDD_CONSOLE_ENGINE_METRICS")),
                signposts(variables.path("RHYBUDD_SERVICES_FILE")),
                delivery(variables.text("RHYBUDD_DELIVERY_FILE", ""), environment));
    }

    private static Signposts signposts(@Nullable Path file) {
        return file == null ? Signposts.NONE : ServicesFile.load(file);
    }

    private static @Nullable DeliverySettings delivery(String file, Map<String, String> environment) {
        return file.isEmpty() ? null : DeliveryFile.load(Path.of(file), environment);
    }

    /** What every Kafka client of the console is made with. */
    Map<String, Object> client() {
        return kafka.at(bootstrapServers);
    }

    /** Without TLS only where nobody else can listen. */
    private static boolean isSecure(URI address) {
        if ("https".equals(address.getScheme())) {
            return true;
        }
        if (address.getHost().equals("127.0.0.1") || address.getHost().equals("localhost")) {
            return false;
        }
        throw new IllegalArgumentException(
                "RHYBUDD_CONSOLE_URL must begin with https:// unless it is this machine's own");
    }

    private record Variables(Map<String, String> environment) {
        String text(String name, String otherwise) {
            String value = environment.getOrDefault(name, "");
            return value.isBlank() ? otherwise : value;
        }

        String required(String name, String what) {
            String value = text(name, "");
            if (value.isEmpty()) {
                throw new IllegalArgumentException(name + " is not set: set it to " + what);
            }
            return value;
        }

        @Nullable
        Path path(String name) {
            String value = text(name, "");
            return value.isEmpty() ? null : Path.of(value);
        }

        List<URI> urls(String name) {
            return Arrays.stream(text(name, "").split(","))
                    .map(String::strip)
                    .filter(one -> !one.isEmpty())
                    .map(one -> parsed(name, one))
                    .toList();
        }

        String secret(String name, String what) {
            String secret = SecretVariable.read(environment, name);
            return secret.isEmpty()
                    ? required(name, what + ", or " + SecretVariable.file(name) + " to a file that holds it")
                    : secret;
        }

        /** The settings in the file that the variable names; none when it is not set. */
        ClientSettings settings(String name) {
            return ClientSettings.in(name, text(name, ""));
        }

        URI url(String name, String what) {
            return parsed(name, required(name, what));
        }

        private static URI parsed(String name, String text) {
            try {
                URI url = new URI(text);
                if (url.getHost() != null) {
                    return url;
                }
            } catch (URISyntaxException e) {
                throw new IllegalArgumentException(name + " must be a URL", e);
            }
            throw new IllegalArgumentException(name + " must be a URL with a host, such as https://rhybudd.example");
        }

        int port(String name) {
            int port = integer(name, 0);
            if (port < 0 || port > LAST_PORT) {
                throw new IllegalArgumentException(name + " must be from 0 to " + LAST_PORT + ", not " + port);
            }
            return port;
        }

        int integer(String name, int otherwise) {
            try {
                return Integer.parseInt(text(name, Integer.toString(otherwise)));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(name + " must be a whole number", e);
            }
        }
    }
}
