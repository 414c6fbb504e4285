package cymru.rhybudd.schemas.serde;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DatumReader;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Records of others, keys or values, in the Confluent wire format, as their writer's schema has them. All threads may share it.
 *
 * <p>Logical types stay raw: a date is an Integer, a decimal a ByteBuffer, a string a CharSequence.
 */
public final class RegisteredGenericDeserializer implements Deserializer<GenericRecord> {
    private final Registry registry;
    private final GenericData data = new GenericData();
    private final Map<Integer, DatumReader<Object>> readers = new ConcurrentHashMap<>();

    public RegisteredGenericDeserializer(Registry registry) {
        this.registry = registry;
    }

    @Override
    public @Nullable GenericRecord deserialize(String topic, byte @Nullable [] bytes) {
        return bytes == null ? null : decode(bytes);
    }

    /** Throws {@link UnreadableRecordException}, {@link UnknownSchemaException} or {@link RegistryUnavailableException}. */
    public GenericRecord decode(byte[] bytes) {
        Object datum = AvroBytes.read(reader(ConfluentHeader.schemaId(bytes)), bytes, ConfluentHeader.LENGTH);
        if (datum instanceof GenericRecord row) {
            return row;
        }
        throw new UnreadableRecordException("a record's schema is not that of an Avro record");
    }

    private DatumReader<Object> reader(int schemaId) {
        DatumReader<Object> known = readers.get(schemaId);
        return known != null ? known : readers.computeIfAbsent(schemaId, this::newReader);
    }

    private DatumReader<Object> newReader(int schemaId) {
        Schema schema = registry.byId(schemaId);
        return AvroBytes.reader(data, schema, schema);
    }
}
