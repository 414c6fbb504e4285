package cymru.rhybudd.schemas.client;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** Further settings of a client, such as its keys. Values may be secrets: they are in no text that this class makes. */
public final class ClientSettings {
    /** No further settings. */
    public static final ClientSettings NONE = new ClientSettings(Map.of());

    private final Map<String, String> values;

    private ClientSettings(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /**
     * The settings in a file of Java properties; none when no file is named.
     *
     * @param variable the environment variable that names the file, for the message
     * @throws IllegalArgumentException if it cannot be read; the message holds nothing of it
     */
    public static ClientSettings in(String variable, String file) {
        if (file.isBlank()) {
            return NONE;
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(file))) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            // Without the cause: what does not parse may be quoted in its message.
            throw new IllegalArgumentException(variable + ": the file " + file + " cannot be read as properties ("
                    + e.getClass().getSimpleName() + ")");
        }
        return new ClientSettings(resolved(variable, properties));
    }

    /** Fills in what stands in other files: Kafka's config providers, of which orchestrators' directories of secrets need one. */
    private static Map<String, String> resolved(String variable, Properties properties) {
        Map<String, String> values = new HashMap<>();
        new AbstractConfig(new ConfigDef(), properties, false)
                .originalsStrings()
                .forEach((name, value) -> {
                    if (value.contains("${")) {
                        throw new IllegalArgumentException(variable + ": what " + name
                                + " refers to is not there: see the path after the name of the provider");
                    }
                    if (!name.startsWith(AbstractConfig.CONFIG_PROVIDERS_CONFIG)) {
                        values.put(name, value);
                    }
                });
        return values;
    }

    /** The settings by name. */
    public Map<String, String> values() {
        return values;
    }

    /** What a Kafka client is made with: these settings, and where the brokers are. */
    public Map<String, Object> at(String bootstrapServers) {
        Map<String, Object> client = new HashMap<>(values);
        client.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return client;
    }

    /** The names alone. */
    @Override
    public String toString() {
        return "ClientSettings" + new TreeSet<>(values.keySet());
    }
}
