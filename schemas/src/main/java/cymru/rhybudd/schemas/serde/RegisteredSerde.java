package cymru.rhybudd.schemas.serde;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Values of one generated class in the Confluent wire format; null stays null. All threads may share it.
 *
 * <p>Reading throws {@link UnreadableRecordException} or {@link UnknownSchemaException} where the record is to blame, and
 * {@link RegistryUnavailableException} where it is not.
 */
public final class RegisteredSerde<T extends SpecificRecord> implements Serde<T> {
    /** What is known of a class: whoever replays a log has a serde for each partition and topic. */
    private static final ClassValue<Generated> KNOWN = new ClassValue<>() {
        @Override
        protected Generated computeValue(Class<?> type) {
            return Generated.of(type.asSubclass(SpecificRecord.class));
        }
    };

    private final Registry registry;
    private final Generated generated;
    private final Map<String, ByteBuffer> headers = new ConcurrentHashMap<>();
    private final Map<Integer, DatumReader<T>> readers = new ConcurrentHashMap<>();

    public RegisteredSerde(Class<T> type, Registry registry) {
        this.registry = registry;
        this.generated = KNOWN.get(type);
    }

    /**
     * A generated class.
     *
     * @param schema as its records are read
     * @param registered without what concerns Java alone
     */
    private record Generated(RecordData data, Schema schema, Schema registered, RecordWriter writer) {

        static Generated of(Class<? extends SpecificRecord> type) {
            RecordData data = RecordData.of(type);
            Schema schema = data.getSchema(type);
            return new Generated(data, schema, SchemaText.plain(schema), new RecordWriter(schema, data));
        }
    }

    /** Registers the schema for a topic's values now, so that a refusal stops the start-up and not the first record. */
    public int register(String topic) {
        return registry.register(topic + "-value", generated.registered);
    }

    @Override
    public Serializer<T> serializer() {
        return this::serialize;
    }

    @Override
    public Deserializer<T> deserializer() {
        return this::deserialize;
    }

    private byte @Nullable [] serialize(String topic, @Nullable T value) {
        return value == null ? null : AvroBytes.write(header(topic), generated.writer, value);
    }

    private @Nullable T deserialize(String topic, byte @Nullable [] bytes) {
        return bytes == null
                ? null
                : AvroBytes.read(reader(ConfluentHeader.schemaId(bytes)), bytes, ConfluentHeader.LENGTH);
    }

    private ByteBuffer header(String topic) {
        ByteBuffer known = headers.get(topic);
        return known != null ? known : headers.computeIfAbsent(topic, name -> ConfluentHeader.of(register(name)));
    }

    private DatumReader<T> reader(int schemaId) {
        DatumReader<T> known = readers.get(schemaId);
        return known != null ? known : readers.computeIfAbsent(schemaId, this::newReader);
    }

    private DatumReader<T> newReader(int schemaId) {
        return AvroBytes.reader(generated.data, registry.byId(schemaId), generated.schema);
    }
}
