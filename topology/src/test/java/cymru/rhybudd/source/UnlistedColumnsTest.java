package cymru.rhybudd.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is not listed is dropped at the door, and a refusal never shows a value. */
class UnlistedColumnsTest {
    private static final String MARKER = "UNLISTED-7f3a";
    private static final String SECRET = "SECRET-91c2";
    private static final List<TableMapping> TABLES =
            SourceMappings.load(CouncilTables.MAPPINGS).tables();

    static LongStream seeds() { // -Dseed=… repeats a run
        return new SplittableRandom(Long.getLong("seed", System.nanoTime())).longs(100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void neverAppear(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (TableMapping table : TABLES) {
            Schema schema = withUnlisted(table);
            Map<String, @Nullable Object> values = new HashMap<>();
            for (Schema.Field field : schema.getFields()) {
                values.put(field.name(), value(field, table.columns().contains(field.name()), random));
            }
            List<MappedRow> mapped = table.map(CouncilTables.row(schema, values));
            assertThat(mapped.toString()).as("seed %d", seed).doesNotContain(MARKER);
            if (mapped.get(0) instanceof MappedRow.Refusal refusal) {
                assertThat(refusal.toString())
                        .as("seed %d", seed)
                        .doesNotContain(SECRET)
                        .doesNotContain("424242");
            }
        }
    }

    /** The table's own columns, and text columns that a council may add at any time. */
    private static Schema withUnlisted(TableMapping table) {
        Schema known = CouncilTables.schema(table.source(), table.table());
        List<Schema.Field> fields = new java.util.ArrayList<>();
        for (String added : List.of("case_notes", "reason", "values", "fact", "about", "toString")) {
            fields.add(new Schema.Field(added, CouncilTables.type("text")));
        }
        known.getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
        return Schema.createRecord("Value", null, "council", false, fields);
    }

    private static @Nullable Object value(Schema.Field field, boolean listed, SplittableRandom random) {
        boolean nullable = field.schema().isUnion();
        if (nullable && random.nextInt(4) == 0) {
            return null;
        }
        Schema type = nullable ? field.schema().getTypes().get(1) : field.schema();
        return switch (type.getType()) {
            case STRING -> listed ? text(random) : MARKER;
            case INT -> random.nextInt(3) == 0 ? 424242 : random.nextInt(20_000);
            case LONG -> random.nextInt(3) == 0 ? 424242L : random.nextLong();
            case BOOLEAN -> random.nextBoolean();
            default -> java.math.BigDecimal.valueOf(random.nextLong() >> random.nextInt(60), 2);
        };
    }

    private static String text(SplittableRandom random) {
        List<String> texts =
                List.of(SECRET, "FIXD", "W", "NONE", "LIVE", "RENT", "NOTC", "PREV", "HBST", "ELIG", "cym");
        return texts.get(random.nextInt(texts.size()));
    }
}
