package cymru.rhybudd.schemas.serde;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DatumWriter;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Writes what {@link RegisteredGenericDeserializer} reads, as a connector does: for tests and tools. */
public final class RegisteredGenericSerializer implements Serializer<GenericRecord> {
    private final Registry registry;
    private final String part;
    private final GenericData data = new GenericData();
    private final Map<Schema, DatumWriter<GenericRecord>> writers = new ConcurrentHashMap<>();

    private RegisteredGenericSerializer(Registry registry, String part) {
        this.registry = registry;
        this.part = part;
    }

    public static RegisteredGenericSerializer ofKeys(Registry registry) {
        return new RegisteredGenericSerializer(registry, "-key");
    }

    public static RegisteredGenericSerializer ofValues(Registry registry) {
        return new RegisteredGenericSerializer(registry, "-value");
    }

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable GenericRecord row) {
        if (row == null) {
            return null;
        }
        int schemaId = registry.register(topic + part, row.getSchema());
        return AvroBytes.write(ConfluentHeader.of(schemaId), writer(row.getSchema()), row);
    }

    private DatumWriter<GenericRecord> writer(Schema schema) {
        return writers.computeIfAbsent(schema, written -> new GenericDatumWriter<>(written, data));
    }
}
