package cymru.rhybudd.schemas.serde;

import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads what can be read, and takes the rest for nothing: for topics that the service reads, when it has set aside what it could not
 * read. Not for those that it writes, where nothing would look like a deletion. A registry that is away is an error as ever, for then
 * nobody knows whether it could.
 */
public final class ReadableDeserializer<T> implements Deserializer<@Nullable T> {
    private final Deserializer<T> deserializer;

    /** By one that throws {@link UnreadableRecordException} or {@link UnknownSchemaException} where it cannot read. */
    public ReadableDeserializer(Deserializer<T> deserializer) {
        this.deserializer = deserializer;
    }

    /** Null where there is no value, or none that can be read. */
    @Override
    public @Nullable T deserialize(String topic, byte @Nullable [] bytes) {
        try {
            return bytes == null ? null : deserializer.deserialize(topic, bytes);
        } catch (UnreadableRecordException | UnknownSchemaException e) {
            return null;
        }
    }

    @Override
    public void configure(Map<String, ?> settings, boolean isKey) {
        deserializer.configure(settings, isKey);
    }

    @Override
    public void close() {
        deserializer.close();
    }
}
