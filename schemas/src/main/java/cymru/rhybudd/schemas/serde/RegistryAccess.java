package cymru.rhybudd.schemas.serde;

import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;

/**
 * How the registry knows us, and we it: by the settings that Confluent's clients have, so that one file serves both. {@value #USER} is
 * {@code name:password}; {@code schema.registry.ssl.…} are Kafka's own {@code ssl.…} settings.
 */
final class RegistryAccess {
    static final String SOURCE = "basic.auth.credentials.source";
    static final String USER = "basic.auth.user.info";
    private static final String TLS = "schema.registry.";

    private final Map<String, Object> tls = new HashMap<>();
    private final String authorization;

    /** Takes what it knows from the configuration of the serdes. */
    RegistryAccess(Map<String, ?> config) {
        String user = text(config, USER);
        String source = text(config, SOURCE);
        if (!source.isEmpty() && !source.equals("USER_INFO")) {
            throw new ConfigException(SOURCE + " must be USER_INFO: it is the only one that is known here");
        }
        authorization = user.isEmpty()
                ? ""
                : "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
        config.forEach((name, value) -> {
            if (name.startsWith(TLS + "ssl.")) {
                tls.put(name.substring(TLS.length()), value);
            }
        });
    }

    private static String text(Map<String, ?> config, String name) {
        return config.get(name) instanceof String value ? value : "";
    }

    /** The value of the header {@code Authorization}; empty where the registry asks for none. */
    String authorization() {
        return authorization;
    }

    /** Gives the client its keys and whom it trusts; those of the Java machine where nothing is set. */
    HttpClient.Builder secure(HttpClient.Builder http) {
        if (tls.isEmpty()) {
            return http;
        }
        ConfigDef known = new ConfigDef();
        SslConfigs.addClientSslSupport(known);
        try (DefaultSslEngineFactory factory = new DefaultSslEngineFactory()) {
            factory.configure(known.parse(tls));
            return http.sslContext(factory.sslContext());
        }
    }
}
