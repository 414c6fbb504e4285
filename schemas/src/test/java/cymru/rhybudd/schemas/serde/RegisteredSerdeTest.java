package cymru.rhybudd.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cymru.rhybudd.schemas.CitizenEvent;
import cymru.rhybudd.schemas.CouncilTaxDebt;
import cymru.rhybudd.schemas.LogPosition;
import cymru.rhybudd.schemas.ObservationCause;
import cymru.rhybudd.schemas.Observed;
import cymru.rhybudd.schemas.RecoveryStage;
import cymru.rhybudd.schemas.RowChange;
import cymru.rhybudd.schemas.SourceChange;
import cymru.rhybudd.schemas.StoredNames;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegisteredSerdeTest {
    private static final String TOPIC = "log";

    private final InMemoryRegistry registry = new InMemoryRegistry();
    private final RegisteredSerde<CitizenEvent> events = new RegisteredSerde<>(CitizenEvent.class, registry);
    private final RegisteredSerde<LogPosition> positions = new RegisteredSerde<>(LogPosition.class, registry);

    @Test
    void readsWhatItWrote() {
        CitizenEvent event = event(3);

        assertThat(events.deserializer().deserialize(TOPIC, write(event))).isEqualTo(event);
    }

    @Test
    void writesTheConfluentFormat() {
        byte[] bytes = positions.serializer().serialize(TOPIC, new LogPosition(3, 64L));

        assertThat(bytes).containsExactly(0, 0, 0, 0, 1, 6, 0x80, 1);
    }

    @Test
    void registersUnderTheTopicWithoutJavaStrings() {
        write(event(3));

        assertThat(registry.latest("log-value").orElseThrow().toString())
                .isEqualTo(SchemaText.of(CitizenEvent.class).toString())
                .doesNotContain("avro.java.string");
    }

    @Test
    void registersOnceAndFetchesNothingOfItsOwn() {
        try (RegistryStub stub = new RegistryStub()) {
            String schema = SchemaText.of(LogPosition.class)
                    .toString()
                    .replace("\"", "\\\"")
                    .replace("'", "\\u0027");
            stub.answers(200, "{'id':7}").answers(200, "{'schema':'" + schema + "'}");
            var serde = new RegisteredSerde<>(LogPosition.class, new RegistryClient(stub.url()));

            for (int i = 0; i < 3; i++) {
                byte[] bytes = serde.serializer().serialize(TOPIC, new LogPosition(i, 64L));
                serde.deserializer().deserialize(TOPIC, bytes);
            }

            assertThat(stub.requests()).hasSize(1);
        }
    }

    @Test
    void nullStaysNull() {
        assertThat(events.serializer().serialize(TOPIC, null)).isNull();
        assertThat(events.deserializer().deserialize(TOPIC, (byte[]) null)).isNull();
    }

    @Test
    void readsAnOlderVersion() {
        Schema older = new Schema.Parser()
                .parse(
                        "{\"type\":\"record\",\"name\":\"LogPosition\",\"namespace\":\"cymru.rhybudd.schemas\",\"fields\":["
                                + "{\"name\":\"epoch\",\"type\":\"int\"},{\"name\":\"offset\",\"type\":\"int\"},"
                                + "{\"name\":\"partition\",\"type\":\"int\"}]}");
        int id = registry.register("older", older);

        byte[] bytes = {0, 0, 0, 0, (byte) id, 2, 4, 6};
        assertThat(positions.deserializer().deserialize(TOPIC, bytes)).isEqualTo(new LogPosition(3, 2L));
    }

    @Test
    void doesNotReadAVersionThatLacksAField() {
        Schema other = new Schema.Parser()
                .parse(
                        "{\"type\":\"record\",\"name\":\"LogPosition\",\"namespace\":\"cymru.rhybudd.schemas\",\"fields\":[]}");
        int id = registry.register("other", other);

        assertThatThrownBy(() -> positions.deserializer().deserialize(TOPIC, new byte[] {0, 0, 0, 0, (byte) id}))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessageContaining("missing required field");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "00000000", "0100000001060801", "7b7d", "c3010000000000000000"})
    void refusesForeignBytes(String hex) {
        assertUnreadable(HexFormat.of().parseHex(hex));
    }

    @Test
    void refusesEveryTruncation() {
        byte[] whole = write(event(3));

        for (int length = 0; length < whole.length; length++) {
            assertUnreadable(Arrays.copyOf(whole, length));
        }
    }

    @Test
    void refusesAByteTooMany() {
        byte[] whole = write(event(3));

        assertUnreadable(Arrays.copyOf(whole, whole.length + 1));
    }

    @Test
    void damageIsUnreadableOrAnotherRecordAndNeverWorse() {
        byte[] whole = write(event(3));
        for (int at = ConfluentHeader.LENGTH; at < whole.length; at++) {
            for (int value : new int[] {0, 1, 0x7F, 0x80, 0xFE, 0xFF}) {
                byte[] damaged = whole.clone();
                damaged[at] = (byte) value;
                try {
                    events.deserializer().deserialize(TOPIC, damaged);
                } catch (UnreadableRecordException e) {
                    assertThat(e).hasNoCause();
                }
            }
        }
    }

    @Test
    void damagedLengthTakesNoMemory() {
        RegisteredSerde<StoredNames> names = new RegisteredSerde<>(StoredNames.class, registry);
        byte[] length = HexFormat.of().parseHex("eeffffff0f");
        int id = names.register("names");
        byte[] array =
                ByteBuffer.allocate(10).put((byte) 0).putInt(id).put(length).array();
        byte[] string = ByteBuffer.allocate(11)
                .put((byte) 0)
                .putInt(id)
                .put((byte) 2)
                .put(length)
                .array();

        for (byte[] bytes : List.of(array, string)) {
            assertThatThrownBy(() -> names.deserializer().deserialize("names", bytes))
                    .isInstanceOf(UnreadableRecordException.class)
                    .hasMessageContaining("EOFException");
        }
    }

    @Test
    void unknownIdIsNotUnreadable() {
        assertThatThrownBy(() -> events.deserializer().deserialize(TOPIC, new byte[] {0, 0, 0, 0, 9, 0}))
                .isInstanceOf(UnknownSchemaException.class)
                .hasMessageContaining("9");
    }

    @Test
    void refusalNamesTheFieldAndNotItsValue() {
        CitizenEvent event = new CitizenEvent("CW-SECRET");

        assertThatThrownBy(() -> write(event))
                .isInstanceOf(UnwritableRecordException.class)
                .isInstanceOf(SerializationException.class)
                .hasNoCause()
                .message()
                .contains("CitizenEvent")
                .doesNotContain("CW-SECRET");
    }

    @Test
    void writesAfterARefusal() {
        assertThatThrownBy(() -> write(new CitizenEvent("no such branch")))
                .isInstanceOf(UnwritableRecordException.class);
        CitizenEvent event = event(3);

        assertThat(events.deserializer().deserialize(TOPIC, write(event))).isEqualTo(event);
    }

    @Test
    void incompatibleSchemaStopsTheStart() {
        registry.register(
                "log-value",
                new Schema.Parser()
                        .parse("{\"type\":\"record\",\"name\":\"LogPosition\","
                                + "\"namespace\":\"cymru.rhybudd.schemas\",\"fields\":[]}"));

        assertThatThrownBy(() -> positions.register(TOPIC)).isInstanceOf(IncompatibleSchemaException.class);
    }

    @Test
    void threadsShareOne() {
        List<CompletableFuture<Void>> threads = IntStream.range(0, 4)
                .mapToObj(thread -> CompletableFuture.runAsync(() -> {
                    for (int size = 0; size < 500; size++) {
                        CitizenEvent event = event(thread + size % 20);
                        assertThat(events.deserializer().deserialize(TOPIC, write(event)))
                                .isEqualTo(event);
                    }
                }))
                .toList();

        assertThat(CompletableFuture.allOf(threads.toArray(CompletableFuture[]::new)))
                .succeedsWithin(Duration.ofSeconds(60));
    }

    private byte[] write(CitizenEvent event) {
        return events.serializer().serialize(TOPIC, event);
    }

    private void assertUnreadable(byte[] bytes) {
        assertThatThrownBy(() -> events.deserializer().deserialize(TOPIC, bytes))
                .as("%d bytes", bytes.length)
                .isInstanceOf(UnreadableRecordException.class);
    }

    private static CitizenEvent event(int rows) {
        SourceChange change = SourceChange.newBuilder()
                .setSource("revenues")
                .setTable("ctax_account")
                .setRow("revenues/ctax_account/17")
                .setOperation("u")
                .setSnapshot(false)
                .setPosition("00000000016B3748")
                .setCommittedAt(Instant.parse("2026-09-01T10:15:30.123456Z"))
                .build();
        CouncilTaxDebt debt = CouncilTaxDebt.newBuilder()
                .setInstalmentsOverdue(2)
                .setOldestMissedOn(LocalDate.of(2026, 7, 1))
                .setRecoveryStage(RecoveryStage.REMINDER)
                .setOverduePence(32_150L)
                .setBalanceDuePence(96_450L)
                .setMoratorium(false)
                .build();
        List<RowChange> changes = IntStream.range(0, rows)
                .mapToObj(row -> RowChange.newBuilder()
                        .setRow("revenues/ctax_account/" + row)
                        .setAbout("revenues/account/" + row)
                        .setVersion(row)
                        .setFact(debt)
                        .build())
                .toList();
        return new CitizenEvent(new Observed(ObservationCause.FACT, change, changes, "P-04", null));
    }
}
