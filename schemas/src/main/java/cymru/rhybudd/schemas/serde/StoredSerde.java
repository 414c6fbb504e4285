package cymru.rhybudd.schemas.serde;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Values of a state store in Avro's single-object encoding, which needs no registry: C3 01, the fingerprint of the
 * writer's schema, Avro binary. Null stays null. All threads may share it.
 *
 * <p>Every version in {@code /avro/stored/<Record>/v<n>.avsc} can be read. Reading throws {@link UnknownSchemaException} or
 * {@link UnreadableRecordException}.
 */
public final class StoredSerde<T extends SpecificRecordBase> implements Serde<T> {
    private static final short MARKER = (short) 0xC301;
    private static final int HEADER_LENGTH = 10;

    private final String name;
    private final RecordWriter writer;
    private final ByteBuffer header;
    private final long fingerprint;
    private final DatumReader<T> reader;
    private final Map<Long, DatumReader<T>> olderReaders = new HashMap<>();

    public StoredSerde(Class<T> type) {
        this(type, storedVersions(type));
    }

    /** With the versions that may still be found in the store. */
    StoredSerde(Class<T> type, List<Schema> versions) {
        RecordData data = RecordData.of(type);
        Schema schema = data.getSchema(type);
        this.name = type.getSimpleName();
        this.writer = new RecordWriter(schema, data);
        this.fingerprint = SchemaNormalization.parsingFingerprint64(schema);
        this.header = header(fingerprint);
        this.reader = AvroBytes.reader(data, schema, schema);
        for (Schema older : versions) {
            olderReaders.put(SchemaNormalization.parsingFingerprint64(older), AvroBytes.reader(data, older, schema));
        }
    }

    private static ByteBuffer header(long fingerprint) {
        ByteBuffer header = ByteBuffer.allocate(HEADER_LENGTH).putShort(MARKER);
        return header.order(ByteOrder.LITTLE_ENDIAN).putLong(fingerprint);
    }

    private static List<Schema> storedVersions(Class<?> type) {
        List<Schema> versions = new ArrayList<>();
        while (true) {
            String file = "/avro/stored/" + type.getSimpleName() + "/v" + (versions.size() + 1) + ".avsc";
            try (InputStream text = StoredSerde.class.getResourceAsStream(file)) {
                if (text == null) {
                    return versions;
                }
                versions.add(new Schema.Parser().parse(text));
            } catch (IOException e) {
                throw new UncheckedIOException(file, e);
            }
        }
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
        return value == null ? null : AvroBytes.write(header, writer, value);
    }

    private @Nullable T deserialize(String topic, byte @Nullable [] bytes) {
        return bytes == null ? null : AvroBytes.read(readerFor(bytes), bytes, HEADER_LENGTH);
    }

    private DatumReader<T> readerFor(byte[] bytes) {
        if (bytes.length < HEADER_LENGTH || ByteBuffer.wrap(bytes).getShort() != MARKER) {
            throw new UnreadableRecordException(
                    "a stored " + name + " of " + bytes.length + " bytes does not begin with a fingerprint");
        }
        long written = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(2);
        DatumReader<T> found = written == fingerprint ? reader : olderReaders.get(written);
        if (found == null) {
            throw new UnknownSchemaException(
                    "a stored " + name + " has the unknown fingerprint " + Long.toHexString(written));
        }
        return found;
    }
}
