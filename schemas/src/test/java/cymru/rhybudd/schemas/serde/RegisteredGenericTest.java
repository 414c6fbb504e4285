package cymru.rhybudd.schemas.serde;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cymru.rhybudd.schemas.LogPosition;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.util.Utf8;
import org.junit.jupiter.api.Test;

class RegisteredGenericTest {
    private static final Schema ROW = new Schema.Parser()
            .parse("{\"type\":\"record\",\"name\":\"Value\",\"namespace\":\"revenues.public.account\",\"fields\":["
                    + "{\"name\":\"id\",\"type\":\"long\"},"
                    + "{\"name\":\"due\",\"type\":{\"type\":\"int\",\"connect.name\":\"io.debezium.time.Date\",\"logicalType\":\"date\"}},"
                    + "{\"name\":\"balance\",\"type\":{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":9,\"scale\":2}},"
                    + "{\"name\":\"stage\",\"type\":[\"null\",\"string\"],\"default\":null}]}");

    private final InMemoryRegistry registry = new InMemoryRegistry();
    private final RegisteredGenericDeserializer deserializer = new RegisteredGenericDeserializer(registry);

    @Test
    void readsARowAsItsWriterHasIt() {
        byte[] bytes = RegisteredGenericSerializer.ofValues(registry).serialize("revenues.public.account", row());

        GenericRecord read = deserializer.decode(requireNonNull(bytes));

        assertThat(read.getSchema()).isEqualTo(ROW);
        assertThat(read.get("due")).isEqualTo(20_000);
        assertThat(read.get("balance")).isEqualTo(balance());
        assertThat(read.get("stage")).hasToString("REMD");
    }

    @Test
    void readsEveryTypeAsAvroWritesIt() {
        Schema row = SchemaBuilder.record("Row")
                .fields()
                .requiredBoolean("flag")
                .requiredFloat("single")
                .requiredDouble("number")
                .requiredLong("least")
                .name("key")
                .type()
                .fixed("Key")
                .size(3)
                .noDefault()
                .name("numbers")
                .type()
                .array()
                .items()
                .intType()
                .noDefault()
                .name("names")
                .type()
                .map()
                .values()
                .stringType()
                .noDefault()
                .endRecord();
        GenericRecord written = new GenericRecordBuilder(row)
                .set("flag", true)
                .set("single", -1.5f)
                .set("number", 1e300)
                .set("least", Long.MIN_VALUE)
                .set("key", new GenericData.Fixed(row.getField("key").schema(), new byte[] {1, 2, 3}))
                .set("numbers", List.of(0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE))
                .set("names", Map.of(new Utf8("ŵ"), new Utf8("Tŷ Gwyn")))
                .build();

        byte[] bytes = RegisteredGenericSerializer.ofValues(registry).serialize("row", written);

        assertThat(deserializer.decode(requireNonNull(bytes))).isEqualTo(written);
    }

    @Test
    void skipsWhatAReaderDoesNotWant() {
        Schema newer = new Schema.Parser()
                .parse("{'type':'record','name':'LogPosition','namespace':'cymru.rhybudd.schemas','fields':["
                        .concat("{'name':'names','type':{'type':'array','items':'string'}},")
                        .concat("{'name':'partition','type':'int'},{'name':'offset','type':'long'},")
                        .concat("{'name':'more','type':{'type':'map','values':'bytes'}}]}")
                        .replace('\'', '"'));
        GenericRecord written = new GenericRecordBuilder(newer)
                .set("names", List.of("a", "bc"))
                .set("partition", 3)
                .set("offset", 64L)
                .set("more", Map.of("k", ByteBuffer.allocate(5)))
                .build();

        byte[] bytes = RegisteredGenericSerializer.ofValues(registry).serialize("log", written);

        assertThat(new RegisteredSerde<>(LogPosition.class, registry)
                        .deserializer()
                        .deserialize("log", bytes))
                .isEqualTo(new LogPosition(3, 64L));
    }

    @Test
    void keysHaveASubjectOfTheirOwn() {
        RegisteredGenericSerializer.ofKeys(registry).serialize("revenues.public.account", row());

        assertThat(registry.latest("revenues.public.account-key")).contains(ROW);
        assertThat(registry.latest("revenues.public.account-value")).isEmpty();
    }

    @Test
    void tombstoneStaysNull() {
        assertThat(deserializer.deserialize("topic", (byte[]) null)).isNull();
        assertThat(RegisteredGenericSerializer.ofValues(registry).serialize("topic", null))
                .isNull();
    }

    @Test
    void refusesWhatIsNoRecord() {
        int id = registry.register("number-value", SchemaBuilder.builder().intType());

        assertThatThrownBy(() -> deserializer.decode(new byte[] {0, 0, 0, 0, (byte) id, 2}))
                .isInstanceOf(UnreadableRecordException.class);
    }

    @Test
    void refusesForeignBytes() {
        assertThatThrownBy(() -> deserializer.decode(new byte[] {'{', '"', 'a', '"', ':', '1', '}'}))
                .isInstanceOf(UnreadableRecordException.class);
    }

    @Test
    void unknownIdIsNotUnreadable() {
        assertThatThrownBy(() -> deserializer.decode(new byte[] {0, 0, 0, 0, 9, 2}))
                .isInstanceOf(UnknownSchemaException.class);
    }

    private static GenericRecord row() {
        return new GenericRecordBuilder(ROW)
                .set("id", 17L)
                .set("due", 20_000)
                .set("balance", balance())
                .set("stage", "REMD")
                .build();
    }

    private static ByteBuffer balance() {
        return ByteBuffer.wrap(new BigDecimal("321.50").unscaledValue().toByteArray());
    }
}
