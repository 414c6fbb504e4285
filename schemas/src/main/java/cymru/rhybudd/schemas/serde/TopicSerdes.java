package cymru.rhybudd.schemas.serde;

import cymru.rhybudd.schemas.Contract;
import cymru.rhybudd.schemas.client.ClientSettings;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * The value serdes of named topics: ours, or any pair that speaks the same wire format.
 *
 * <p>Another pair is named by {@value #SERIALIZER} and {@value #DESERIALIZER}, both or neither, and is configured with the
 * whole configuration. For Confluent's: {@code io.confluent.kafka.serializers.KafkaAvroSerializer} and
 * {@code KafkaAvroDeserializer}, with {@code specific.avro.reader=true} and {@code avro.remove.java.properties=true}; the
 * Maven profile {@code confluent} brings them, from the repository that the user's settings.xml gives.
 */
public final class TopicSerdes {
    public static final String REGISTRY_URL = "schema.registry.url";
    public static final String SERIALIZER = "rhybudd.value.serializer";
    public static final String DESERIALIZER = "rhybudd.value.deserializer";

    private final Map<String, ?> config;
    private final Registry registry;

    /** The registry is at {@value #REGISTRY_URL}; it may ask for a password or a certificate ({@link RegistryAccess}). */
    public TopicSerdes(Map<String, ?> config) {
        this(
                config,
                new RegistryClient(
                        URI.create(required(config, REGISTRY_URL)),
                        RegistryClient.PATIENCE,
                        new RegistryAccess(config)));
    }

    /** The registry is at that address; the settings say what else there is to know. */
    public static TopicSerdes of(URI registryUrl, ClientSettings settings) {
        Map<String, Object> config = new HashMap<>(settings.values());
        config.put(REGISTRY_URL, registryUrl.toString());
        return new TopicSerdes(config);
    }

    /** With a registry of the caller's. */
    public TopicSerdes(Map<String, ?> config, Registry registry) {
        if (config.containsKey(SERIALIZER) != config.containsKey(DESERIALIZER)) {
            throw new ConfigException("set both " + SERIALIZER + " and " + DESERIALIZER + ", or neither");
        }
        this.config = Map.copyOf(config);
        this.registry = registry;
    }

    /** The registry behind the serdes. */
    public Registry registry() {
        return registry;
    }

    /** The serde of the contract's values, whatever name its topic has been given. */
    public <T extends SpecificRecordBase> Serde<T> values(Contract<T> contract) {
        return values(contract.type());
    }

    /** The serde of a generated class. */
    public <T extends SpecificRecord> Serde<T> values(Class<T> type) {
        return config.containsKey(SERIALIZER) ? named(type) : new RegisteredSerde<>(type, registry);
    }

    private <T> Serde<T> named(Class<T> type) {
        Serializer<T> serializer = instance(SERIALIZER, Serializer.class);
        Deserializer<?> deserializer = instance(DESERIALIZER, Deserializer.class);
        serializer.configure(config, false);
        deserializer.configure(config, false);
        return Serdes.serdeFrom(serializer, new Checked<>(type, deserializer));
    }

    @SuppressWarnings("unchecked") // What a named serializer accepts shows when it is given a record, not before.
    private <S> S instance(String key, Class<? super S> kind) {
        try {
            return (S) Utils.newInstance(required(config, key), kind);
        } catch (ClassNotFoundException e) {
            throw new ConfigException(key, config.get(key), "not on the class path");
        }
    }

    private static String required(Map<String, ?> config, String key) {
        if (config.get(key) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw new ConfigException("set " + key);
    }

    /** Refuses records of a class that the topic does not carry, and does not blame a record for a lost connection. */
    private record Checked<T>(Class<T> type, Deserializer<?> deserializer) implements Deserializer<T> {
        @Override
        public @Nullable T deserialize(String topic, byte @Nullable [] bytes) {
            Object value;
            try {
                value = deserializer.deserialize(topic, bytes);
            } catch (RuntimeException e) {
                throw isOutage(e) ? new RegistryUnavailableException("the schema registry can not be reached", e) : e;
            }
            if (value != null && !type.isInstance(value)) {
                throw new UnreadableRecordException("a record of " + topic + " is not a " + type.getSimpleName());
            }
            return type.cast(value);
        }

        private static boolean isOutage(@Nullable Throwable e) {
            return e instanceof SocketException
                    || e instanceof SocketTimeoutException
                    || e instanceof UnknownHostException
                    || (e != null && isOutage(e.getCause()));
        }

        @Override
        public void close() {
            deserializer.close();
        }
    }
}
