package cymru.rhybudd.streams;

import static cymru.rhybudd.streams.Somebody.SIAN;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A column that no mapping lists ends at the door: no topic and no store has its value. */
class UnlistedColumnsNowhereTest {
    private static final String MARK = "unlisted-value";
    private static final Map<String, Map<String, Object>> ROWS = Map.of(
            "revenues/person", withKey(SIAN.in("revenues/person", "R1")),
            "housing/person", withKey(SIAN.in("housing/person", 40)),
            "education/contact", withKey(SIAN.in("education/contact", 8)),
            "education/parental_responsibility", Map.of("pupil_id", 11, "contact_id", 8),
            "education/exclusion", Map.of("exclusion_id", 1, "pupil_id", 11),
            "housing/tenancy_holder", Map.of("tenancy_id", 5, "person_id", 40),
            "housing/possession_action", Map.of("action_id", 1, "tenancy_id", 5, "step", "NOTC"),
            "housing/homelessness_case", Map.of("case_id", 1, "person_id", 40),
            "revenues/council_tax_reduction", Map.of("award_id", 3, "account_id", 70),
            "revenues/housing_support_change", Map.of("change_id", 1, "claimant_ref", "R1"));

    @Test
    void noTopicAndNoChangelogHasTheValueOfAnUnlistedColumn() {
        try (TestCouncil council = TestCouncil.open()) {
            Set<String> marked = new HashSet<>();
            ROWS.forEach((table, columns) -> {
                Map<String, @Nullable Object> row = new HashMap<>(columns);
                for (String column : unlistedTexts(table)) {
                    row.put(column, MARK + " of " + column);
                    marked.add(column);
                }
                council.insert(table, row);
                council.update(table, row);
            });

            List<String> found = new ArrayList<>();
            council.produced()
                    .forEach((topic, records) -> records.stream()
                            .filter(UnlistedColumnsNowhereTest::hasMark)
                            .forEach(record -> found.add(topic)));
            assertThat(marked)
                    .as("what was tried")
                    .contains("reason_code", "ground_detail", "benefit_type", "premium_code", "telephone", "email");
            assertThat(council.pictures()).isNotEmpty();
            assertThat(found).isEmpty();
        }
    }

    private static List<String> unlistedTexts(String table) {
        String[] parts = table.split("/");
        Set<String> listed = new HashSet<>(cymru.rhybudd.source.SourceMappings.load(TestCouncil.FILES).tables().stream()
                .filter(mapping ->
                        mapping.source().equals(parts[0]) && mapping.table().equals(parts[1]))
                .findFirst()
                .orElseThrow()
                .columns());
        return TestCouncil.schema(table).getFields().stream()
                .filter(field -> !listed.contains(field.name()) && isText(field.schema()))
                .map(Schema.Field::name)
                .toList();
    }

    private static boolean isText(Schema schema) {
        return schema.getType() == Schema.Type.STRING
                || schema.isUnion()
                        && schema.getTypes().stream().anyMatch(type -> type.getType() == Schema.Type.STRING);
    }

    private static boolean hasMark(TestRecord<byte[], byte[]> record) {
        return contains(record.key()) || contains(record.value());
    }

    private static boolean contains(byte @Nullable [] bytes) {
        return bytes != null && new String(bytes, StandardCharsets.UTF_8).contains(MARK);
    }

    private static Map<String, Object> withKey(Map<String, @Nullable Object> columns) {
        Map<String, Object> present = new HashMap<>();
        columns.forEach((column, value) -> {
            if (value != null) {
                present.put(column, value);
            }
        });
        return present;
    }
}
