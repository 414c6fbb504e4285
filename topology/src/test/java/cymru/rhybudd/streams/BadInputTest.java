package cymru.rhybudd.streams;

import static cymru.rhybudd.streams.Somebody.SIAN;
import static cymru.rhybudd.streams.TestCouncil.TODAY;
import static cymru.rhybudd.streams.TestCouncil.pounds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import cymru.rhybudd.domain.basis.PurposeRegister;
import cymru.rhybudd.schemas.DirectoryEntry;
import cymru.rhybudd.schemas.Rag;
import cymru.rhybudd.schemas.serde.InMemoryRegistry;
import cymru.rhybudd.schemas.serde.RegisteredGenericSerializer;
import cymru.rhybudd.streams.TestCouncil.DeadLetterRead;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not as it should be is either taken with the right meaning or kept in the dead letters; the stream goes on. */
class BadInputTest {
    private static final String STAGE = "take-in-row-change";
    private static final String RENT = "housing/rent_account";
    private static final String PERSON = "housing/person/40";
    /** A value that must not be found in a header. */
    private static final String SECRET = "Gwrhydfawr";

    /** Makes the bytes of a bad record. */
    private interface Bad extends BiFunction<TestCouncil, Debezium.Origin, byte[]> {}

    static Stream<Arguments> refused() {
        return Stream.of(
                argumentSet(
                        "the Avro is cut off", RENT, bytes(good -> Arrays.copyOf(good, good.length / 2)), "UNREADABLE"),
                argumentSet("nothing after the schema id", RENT, bytes(good -> Arrays.copyOf(good, 5)), "UNREADABLE"),
                argumentSet("two bytes in all", RENT, bytes(good -> Arrays.copyOf(good, 2)), "UNREADABLE"),
                argumentSet("no byte at all", RENT, bytes(good -> new byte[0]), "UNREADABLE"),
                argumentSet("a wrong magic byte", RENT, bytes(good -> with(good, 0, (byte) 7)), "UNREADABLE"),
                argumentSet(
                        "JSON", RENT, bytes(good -> "{\"op\":\"c\"}".getBytes(StandardCharsets.UTF_8)), "UNREADABLE"),
                argumentSet("an unknown schema id", RENT, bytes(good -> with(good, 1, (byte) 0x7F)), "UNKNOWN_SCHEMA"),
                argumentSet("a truncated table", RENT, envelope(RENT, "t", true, true), "NOT_AN_ENVELOPE"),
                argumentSet("no after image", RENT, envelope(RENT, "u", false, true), "NOT_AN_ENVELOPE"),
                argumentSet(
                        "a delete without a before image", RENT, envelope(RENT, "d", true, true), "NOT_AN_ENVELOPE"),
                argumentSet("no source block", RENT, envelope(RENT, "c", true, false), "NOT_AN_ENVELOPE"),
                argumentSet(
                        "a row that is no envelope",
                        RENT,
                        (Bad) (council, origin) -> council.encoded(rent(Map.of())),
                        "NOT_AN_ENVELOPE"),
                argumentSet("an unknown code", RENT, rentWith("rent_period", SECRET), "UNMAPPABLE_VALUE"),
                argumentSet(
                        "10 MB of text for a code",
                        RENT,
                        rentWith("rent_period", SECRET.repeat(1_000_000)),
                        "UNMAPPABLE_VALUE"),
                argumentSet("an emoji for a code", RENT, rentWith("rent_period", "🏴󠁧󠁢󠁷󠁬󠁳󠁿"), "UNMAPPABLE_VALUE"),
                argumentSet(
                        "more than ten million pounds",
                        RENT,
                        rentWith("arrears_amount", pounds("10000000.01")),
                        "IMPLAUSIBLE_VALUE"),
                argumentSet(
                        "the greatest amount there is",
                        RENT,
                        rentWith("arrears_amount", pounds("99999999.99")),
                        "IMPLAUSIBLE_VALUE"),
                argumentSet("a negative rent", RENT, rentWith("rent_amount", pounds("-0.01")), "IMPLAUSIBLE_VALUE"),
                argumentSet(
                        "an exclusion of a billion sessions",
                        "education/exclusion",
                        row(
                                "education/exclusion",
                                Map.of("exclusion_id", 1, "pupil_id", 11, "sessions", 1_000_000_000)),
                        "IMPLAUSIBLE_VALUE"),
                argumentSet(
                        "a notice of 1900",
                        "housing/possession_action",
                        row(
                                "housing/possession_action",
                                Map.of("action_id", 1, "tenancy_id", 5, "served_on", LocalDate.of(1900, 1, 1))),
                        "IMPLAUSIBLE_VALUE"),
                argumentSet(
                        "an eviction in 2999",
                        "housing/possession_action",
                        row(
                                "housing/possession_action",
                                Map.of("action_id", 1, "tenancy_id", 5, "effective_on", LocalDate.of(2999, 12, 31))),
                        "IMPLAUSIBLE_VALUE"),
                argumentSet(
                        "null in a mandatory column",
                        RENT,
                        changed(RENT, "arrears_amount", nullable("arrears_amount"), null),
                        "UNMAPPABLE_VALUE"),
                argumentSet(
                        "a mandatory column dropped",
                        RENT,
                        changed(RENT, "arrears_amount", null, null),
                        "SCHEMA_MISMATCH"),
                argumentSet(
                        "a mandatory column renamed",
                        RENT,
                        changed(RENT, "arrears_amount", renamed("arrears_amount", "arrears"), null),
                        "SCHEMA_MISMATCH"),
                argumentSet(
                        "an amount retyped to a double",
                        RENT,
                        changed(RENT, "arrears_amount", typed("arrears_amount", Schema.Type.DOUBLE), 500.0),
                        "SCHEMA_MISMATCH"),
                argumentSet(
                        "a number retyped to text",
                        RENT,
                        changed(RENT, "tenancy_id", typed("tenancy_id", Schema.Type.STRING), "5"),
                        "SCHEMA_MISMATCH"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatCannotBeTakenIsKeptAndExplained(String table, Bad bad, String reason) {
        try (TestCouncil council = sianRents()) {
            council.insert(
                    table.equals(RENT) ? "housing/address_move" : RENT,
                    Map.of("move_id", 1, "person_id", 40, "rent_account_id", 1, "tenancy_id", 99));
            byte[] value = bad.apply(council, council.nextOrigin(table, "false"));
            council.citizenLog();

            council.pipe(table, SECRET.getBytes(StandardCharsets.UTF_8), value);

            List<DeadLetterRead> letters = council.deadLetters();
            assertThat(letters).hasSize(1);
            DeadLetterRead letter = letters.get(0);
            assertThat(letter.reason()).as(letter.detail()).isEqualTo(reason);
            assertThat(letter.stage()).isEqualTo(STAGE);
            assertThat(letter.topic()).isEqualTo(TestCouncil.topic(table));
            assertThat(letter.partition()).isEqualTo("0");
            assertThat(letter.offset()).isEqualTo("0");
            assertThat(letter.value()).as("its own bytes").isEqualTo(value);
            assertThat(letter.key()).isEqualTo(SECRET.getBytes(StandardCharsets.UTF_8));
            assertThat(letter.headers()).allSatisfy(BadInputTest::saysNothingOfAPerson);
            assertThat(council.count("deadLetter", STAGE, reason)).isEqualTo(1);
            assertThat(council.citizenLog()).as("and nothing further").isEmpty();
            theStreamGoesOn(council);
        }
    }

    @Test
    void aDeleteWithoutABeforeImageSaysWhatToDo() {
        try (TestCouncil council = sianRents()) {
            council.pipe(RENT, null, envelope(RENT, "d", true, true).apply(council, council.nextOrigin(RENT, "false")));

            assertThat(council.deadLetters())
                    .extracting(DeadLetterRead::detail)
                    .first()
                    .asString()
                    .contains("REPLICA IDENTITY FULL");
        }
    }

    static Stream<Arguments> taken() {
        return Stream.of(
                argumentSet(
                        "a column added", changed(RENT, "", typed("ground_floor", Schema.Type.BOOLEAN), true), 1200),
                argumentSet("an optional column dropped", changed(RENT, "arrangement_kept", null, null), 1200),
                argumentSet(
                        "a number widened", changed(RENT, "tenancy_id", typed("tenancy_id", Schema.Type.INT), 5), 1200),
                argumentSet("ten million pounds to the penny", rentWith("arrears_amount", pounds("10000000.00")), 1600),
                argumentSet("an account in credit", rentWith("arrears_amount", pounds("-500.00")), 0),
                argumentSet("an account without rent", rentWith("rent_amount", pounds("0")), 0),
                argumentSet("an account closed in 2999", rentWith("closed_on", LocalDate.of(2999, 12, 31)), 1200));
    }

    @ParameterizedTest
    @MethodSource("taken")
    void whatIsOnlyUnusualIsTaken(Bad unusual, int points) {
        try (TestCouncil council = sianRents()) {
            byte[] value = unusual.apply(council, council.nextOrigin(RENT, "false"));

            council.pipe(RENT, new byte[] {0}, value);

            assertThat(council.deadLetters()).extracting(DeadLetterRead::detail).isEmpty();
            assertThat(council.picture(PERSON).getScore()).isEqualTo(points);
        }
    }

    static Stream<Arguments> names() {
        return Stream.of(
                argumentSet("emoji", "Siân 👩🏽‍🦱", "Siân 👩🏽‍🦱"),
                argumentSet("right to left", "\u202Eمريم בת-שבע", "\u202Eمريم בת-שבע"),
                argumentSet("NUL characters", "Si\u0000ân\u0000", "Si\u0000ân\u0000"),
                argumentSet("nothing", "", ""),
                argumentSet("10 MB", "ab".repeat(5_000_000), "ab".repeat(512)),
                argumentSet("10 MB of emoji", "🏠".repeat(2_500_000), "🏠".repeat(512)),
                argumentSet("emoji across the cut", "x" + "🏠".repeat(2_500_000), "x" + "🏠".repeat(511)));
    }

    @ParameterizedTest
    @MethodSource("names")
    void aNameIsTakenAsItIsAndCutWhereNoNameGoesOn(String name, String known) {
        try (TestCouncil council = TestCouncil.open()) {
            council.insert("housing/person", SIAN.called(name, "Prydderch").in("housing/person", 40));

            assertThat(council.directory().values())
                    .extracting(DirectoryEntry::getForenames)
                    .containsExactly(known);
            assertThat(council.deadLetters()).isEmpty();
        }
    }

    static Stream<Arguments> keys() {
        return Stream.of(
                argumentSet("emoji", "R🏠1"),
                argumentSet("NUL characters", "R\u00001"),
                argumentSet("right to left", "\u202Eמ1"),
                argumentSet("what parts a name", "R/1,2%|3"));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void anOddKeyNamesARowLikeAnyOther(String key) {
        try (TestCouncil council = TestCouncil.open()) {
            council.insert("revenues/person", SIAN.in("revenues/person", key));
            council.insert("revenues/person", SIAN.withNumber(null).at(null).in("revenues/person", "R1"));

            council.insert(
                    "revenues/housing_support_change",
                    Map.of("change_id", 1, "claimant_ref", key, "change_kind", "HBST", "weekly_after", pounds("0")));

            assertThat(council.picture("revenues/person/" + key).getScore()).isEqualTo(1200);
            assertThat(council.pictures()).as("and nobody else's").hasSize(1);
            assertThat(council.deadLetters()).isEmpty();
        }
    }

    @Test
    void aRedrivenRecordIsAppliedOnceItsSchemaIsKnown() {
        try (TestCouncil council = sianRents()) {
            GenericRecord row = altered(RENT, "", typed("loft", Schema.Type.BOOLEAN), true);
            GenericRecord envelope =
                    Debezium.envelope("c", row.getSchema(), null, row, council.nextOrigin(RENT, "false"));
            GenericRecord probe = altered(RENT, "", typed("cellar", Schema.Type.BOOLEAN), true);
            int nextId = ByteBuffer.wrap(council.encoded(probe)).getInt(1) + 1;
            byte[] value = elsewhere(envelope);
            ByteBuffer.wrap(value).putInt(1, nextId);
            council.pipe(RENT, new byte[] {0}, value);
            DeadLetterRead letter = council.deadLetters().get(0);
            assertThat(letter.reason()).isEqualTo("UNKNOWN_SCHEMA");
            assertThat(council.encoded(envelope))
                    .as("the registry learns the schema")
                    .isEqualTo(value);

            council.redrive(letter);

            assertThat(council.picture(PERSON).getScore()).isEqualTo(1200);
            assertThat(council.deadLetters()).as("and nothing further").isEmpty();
        }
    }

    @Test
    void aRecordMayBeRedrivenTwiceAndAnEqualPositionIsTaken() {
        try (TestCouncil council = sianRents()) {
            var sent = council.insert(
                    RENT, Map.of("rent_account_id", 9, "tenancy_id", 5, "arrears_amount", pounds("500")));
            council.citizenLog();

            council.redrive(letter(sent));

            assertThat(council.citizenLog()).as("said once more").hasSize(1);
            assertThat(council.picture(PERSON).getScore()).isEqualTo(1200);
            assertThat(council.alerts()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRedrivenRecordDoesNotUndoANewerOne(boolean snapshot) {
        try (TestCouncil council = sianRents()) {
            Map<String, Object> row = Map.of("rent_account_id", 9, "tenancy_id", 5, "arrears_amount", pounds("500"));
            var older = snapshot ? council.snapshot(RENT, row) : council.insert(RENT, row);
            council.update(RENT, Map.of("rent_account_id", 9, "arrears_amount", pounds("900")));

            council.redrive(letter(older));

            assertThat(council.picture(PERSON).getScore()).isEqualTo(1600);
            assertThat(council.count("repeated", "housing")).isEqualTo(1);
        }
    }

    @Test
    void aRedrivenSnapshotBringsNoRowBackThatWasDeletedAfterIt() {
        try (TestCouncil council = sianRents()) {
            var older = council.snapshot(
                    RENT, Map.of("rent_account_id", 9, "tenancy_id", 5, "arrears_amount", pounds("500")));
            council.delete(RENT, Map.of("rent_account_id", 9));

            council.redrive(letter(older));

            assertThat(council.picture(PERSON).getScore()).isZero();
        }
    }

    @Test
    void aSnapshotThatIsRefusedHoldsUpNoRowOfARestoredDatabase() {
        try (TestCouncil council = sianRents()) {
            council.insert(RENT, Map.of("rent_account_id", 9, "tenancy_id", 5, "arrears_amount", pounds("500")));
            council.restoreDatabases();
            council.snapshot(RENT, Map.of("rent_account_id", 9, "tenancy_id", 5, "rent_period", SECRET));

            council.update(RENT, Map.of("rent_account_id", 9, "rent_period", "W", "arrears_amount", pounds("900")));

            assertThat(council.picture(PERSON).getScore()).isEqualTo(1600);
        }
    }

    @Test
    void noDeadLetterKeepsARowThatIsWithheldWhateverItsSchema() {
        try (TestCouncil council =
                TestCouncil.builder().purposes(new PurposeRegister(List.of())).open()) {
            council.pipe(
                    RENT,
                    new byte[] {0},
                    changed(RENT, "arrears_amount", null, null).apply(council, council.nextOrigin(RENT, "false")));

            assertThat(council.count("withheld", "housing", "rent-balance")).isEqualTo(1);
            assertThat(council.deadLetters()).isEmpty();
        }
    }

    /** As it would be put back. */
    private static DeadLetterRead letter(TestCouncil.Sent sent) {
        return new DeadLetterRead(
                sent.key(),
                sent.value(),
                STAGE,
                "NOT_APPLICABLE",
                "",
                TestCouncil.topic(RENT),
                "0",
                "0",
                new RecordHeaders());
    }

    @Test
    void aControlThatIsNoneIsQuarantinedByTheNodeThatReadIt() {
        try (TestCouncil council = sianRents()) {
            council.pipeBytes("controls", new byte[] {1}, new byte[] {0, 0, 0}, new RecordHeaders());

            assertThat(council.deadLetters())
                    .extracting(DeadLetterRead::stage, DeadLetterRead::reason, DeadLetterRead::topic)
                    .containsExactly(tuple("read-controls", "UNREADABLE", "controls"));
            assertThat(council.count("deadLetter", "read-controls", "UNREADABLE"))
                    .isEqualTo(1);
            theStreamGoesOn(council);
        }
    }

    @Test
    void aModelThatCannotBeReadIsQuarantinedAndTheOneBeforeItStaysInForce() {
        try (TestCouncil council = sianRents()) {
            council.insert(RENT, Map.of("rent_account_id", 1, "tenancy_id", 5));
            council.publish("2027-01", "thresholds: none of your business");

            assertThat(council.deadLetters())
                    .extracting(DeadLetterRead::stage, DeadLetterRead::reason, DeadLetterRead::topic)
                    .containsExactly(tuple("assess-citizen", "NOT_APPLICABLE", "citizen-log"));
            theStreamGoesOn(council);
            assertThat(council.picture(PERSON).getModelVersion()).isEqualTo("2026-11");
        }
    }

    /** As another registry numbers the schema. */
    private static byte[] elsewhere(GenericRecord record) {
        return Objects.requireNonNull(
                RegisteredGenericSerializer.ofValues(new InMemoryRegistry()).serialize("elsewhere", record));
    }

    private static TestCouncil sianRents() {
        TestCouncil council = TestCouncil.open();
        council.insert("housing/person", SIAN.in("housing/person", 40));
        council.insert("housing/tenancy_holder", Map.of("tenancy_id", 5, "person_id", 40));
        return council;
    }

    /** From here to an officer's notification. */
    private static void theStreamGoesOn(TestCouncil council) {
        council.insert(RENT, Map.of("rent_account_id", 700, "tenancy_id", 5, "arrears_amount", pounds("900")));
        council.insert(
                "housing/possession_action",
                Map.of("action_id", 700, "tenancy_id", 5, "step", "WRNT", "served_on", TODAY));
        assertThat(council.notifications())
                .extracting(told -> told.getAlert().getRagAfter())
                .containsExactly(Rag.AMBER);
        assertThat(council.deadLetters()).isEmpty();
    }

    private static void saysNothingOfAPerson(Header header) {
        assertThat(new String(header.value(), StandardCharsets.UTF_8))
                .as(header.key())
                .doesNotContain(SECRET, "Prydderch", "10000000", "99999999", "2999-12");
        assertThat(header.value()).as(header.key()).hasSizeLessThan(500);
    }

    private static GenericRecord rent(Map<String, ? extends @Nullable Object> columns) {
        Map<String, @Nullable Object> row = new HashMap<>(TestCouncil.harmless(
                RENT, Map.of("rent_account_id", 9, "tenancy_id", 5, "arrears_amount", pounds("500"))));
        row.putAll(columns);
        return TestCouncil.image(RENT, row);
    }

    private static Bad rentWith(String column, Object value) {
        return (council, origin) -> inserted(council, rent(Map.of(column, value)), origin);
    }

    private static Bad row(String table, Map<String, Object> columns) {
        return (council, origin) ->
                inserted(council, TestCouncil.image(table, TestCouncil.harmless(table, columns)), origin);
    }

    private static byte[] inserted(TestCouncil council, GenericRecord row, Debezium.Origin origin) {
        return council.encoded(Debezium.envelope("c", row.getSchema(), null, row, origin));
    }

    private static Bad bytes(java.util.function.UnaryOperator<byte[]> spoil) {
        return (council, origin) -> spoil.apply(inserted(council, rent(Map.of()), origin));
    }

    private static Bad envelope(String table, String operation, boolean after, boolean source) {
        return (council, origin) -> council.encoded(Debezium.envelope(
                operation, TestCouncil.schema(table), null, after ? rent(Map.of()) : null, source ? origin : null));
    }

    private static Bad changed(String table, String column, Schema.@Nullable Field instead, @Nullable Object value) {
        return (council, origin) -> inserted(council, altered(table, column, instead, value), origin);
    }

    /** The table was altered: a field takes the place of a column, or is new, or the column is gone. */
    private static GenericRecord altered(
            String table, String column, Schema.@Nullable Field instead, @Nullable Object value) {
        GenericRecord before = rent(Map.of());
        List<Schema.Field> fields = new ArrayList<>();
        for (Schema.Field field : TestCouncil.schema(table).getFields()) {
            if (!field.name().equals(column)) {
                fields.add(new Schema.Field(field, field.schema()));
            }
        }
        if (instead != null) {
            fields.add(new Schema.Field(instead, instead.schema()));
        }
        GenericRecord after = new GenericData.Record(Schema.createRecord("Value", null, "council", false, fields));
        for (Schema.Field field : after.getSchema().getFields()) {
            boolean isNew = instead != null && field.name().equals(instead.name());
            boolean isRenamed = isNew && value == null && !field.schema().isUnion();
            after.put(field.pos(), isRenamed ? before.get(column) : isNew ? value : before.get(field.name()));
        }
        return after;
    }

    private static Schema.Field nullable(String column) {
        Schema type = TestCouncil.schema(RENT).getField(column).schema();
        return new Schema.Field(column, Schema.createUnion(Schema.create(Schema.Type.NULL), type));
    }

    private static Schema.Field renamed(String column, String name) {
        return new Schema.Field(name, TestCouncil.schema(RENT).getField(column).schema());
    }

    private static Schema.Field typed(String name, Schema.Type type) {
        return new Schema.Field(name, Schema.create(type));
    }

    private static byte[] with(byte[] bytes, int place, byte value) {
        byte[] changed = bytes.clone();
        changed[place] = value;
        return changed;
    }
}
