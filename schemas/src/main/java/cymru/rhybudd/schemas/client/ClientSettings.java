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
        Map<String, String> values = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
        return new ClientSettings(values);
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
