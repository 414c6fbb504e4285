package cymru.rhybudd.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cymru.rhybudd.schemas.StoredNames;
import cymru.rhybudd.schemas.StoredPosition;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.junit.jupiter.api.Test;

class StoredSerdeTest {
    private static final StoredNames NAMES = new StoredNames(List.of("a", "b"));

    private final StoredSerde<StoredNames> serde = new StoredSerde<>(StoredNames.class);

    @Test
    void readsWhatItWrote() {
        assertThat(read(write(NAMES))).isEqualTo(NAMES);
    }

    @Test
    void nullStaysNull() {
        assertThat(serde.serializer().serialize("store", null)).isNull();
        assertThat(serde.deserializer().deserialize("store", (byte[]) null)).isNull();
    }

    @Test
    void isAvrosSingleObjectEncoding() throws IOException {
        assertThat(write(NAMES)).isEqualTo(NAMES.toByteBuffer().array());
        assertThat(StoredNames.fromByteBuffer(ByteBuffer.wrap(write(NAMES)))).isEqualTo(NAMES);
    }

    @Test
    void readsAnOlderVersion() throws IOException {
        Schema older = new Schema.Parser()
                .parse(
                        "{\"type\":\"record\",\"name\":\"StoredPosition\",\"namespace\":\"cymru.rhybudd.schemas\",\"fields\":[]}");
        StoredSerde<StoredPosition> positions = new StoredSerde<>(StoredPosition.class, List.of(older));

        assertThat(positions.deserializer().deserialize("store", written(older)))
                .isEqualTo(new StoredPosition());
    }

    @Test
    void unknownVersionIsNotUnreadable() throws IOException {
        Schema foreign = new Schema.Parser().parse("{\"type\":\"record\",\"name\":\"Foreign\",\"fields\":[]}");
        byte[] bytes = written(foreign);

        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(UnknownSchemaException.class)
                .hasMessageContaining("StoredNames");
    }

    @Test
    void refusesEveryTruncationAndAByteTooMany() {
        byte[] whole = write(NAMES);

        for (int length = 0; length <= whole.length + 1; length++) {
            byte[] bytes = Arrays.copyOf(whole, length);
            if (length != whole.length) {
                assertThatThrownBy(() -> read(bytes)).isInstanceOf(UnreadableRecordException.class);
            }
        }
    }

    private static byte[] written(Schema schema) throws IOException {
        return new BinaryMessageEncoder<>(GenericData.get(), schema)
                .encode(new GenericRecordBuilder(schema).build())
                .array();
    }

    private byte[] write(StoredNames names) {
        return serde.serializer().serialize("store", names);
    }

    private StoredNames read(byte[] bytes) {
        return serde.deserializer().deserialize("store", bytes);
    }
}
