package cymru.rhybudd.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cymru.rhybudd.council.ModelFile;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.AlertKind;
import cymru.rhybudd.schemas.Rag;
import cymru.rhybudd.source.CouncilTables;
import cymru.rhybudd.yaml.YamlFile;
import cymru.rhybudd.yaml.YamlNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The story that ./rhybudd up plays is the worked example of the model, by the tables, the mappings and the models as shipped. */
class MorganStoryTest {
    private static final Path STORY = Path.of("../local/src/main/resources/scenarios/family-morgan.scenario.yaml");
    private static final Pattern COUNTED = Pattern.compile("today(?: ([+-]) ([0-9]+))?");
    private static final String CARYS = "revenues/person/RMORGAN";

    @Test
    void isWorthItsPointsByBothModels() {
        for (String model : List.of("2026-11", "2026-12")) {
            try (TestCouncil council = TestCouncil.builder().withoutModel().open()) {
                council.publish(ModelFile.load(TestCouncil.FILES.resolve(model + ".model.yaml")));
                List<Integer> scores = new ArrayList<>();
                Set<String> known = new HashSet<>();
                for (YamlNode step :
                        YamlFile.load(STORY, root -> root.required("steps").list())) {
                    play(council, step, known);
                    scores.add(council.picture(CARYS).getScore());
                }

                assertThat(scores).as(model).containsExactly(0, 0, 0, 1200, 2400, 3400, 4300, 4750, 5200, 6400);
                assertThat(council.alerts())
                        .as(model)
                        .filteredOn(alert -> alert.getKind() == AlertKind.ESCALATION)
                        .extracting(
                                Alert::getRagBefore,
                                Alert::getRagAfter,
                                alert -> alert.getAssessment().getScore())
                        .containsExactly(tuple(Rag.GREEN, Rag.AMBER, 3400), tuple(Rag.AMBER, Rag.RED, 6400));
            }
        }
    }

    @Test
    void serviceOfNoticeAndTheClaimAreToldBesideTheScore() {
        try (TestCouncil council = TestCouncil.builder().withoutModel().open()) {
            council.publish(ModelFile.load(TestCouncil.FILES.resolve("2026-12.model.yaml")));
            Set<String> known = new HashSet<>();
            for (YamlNode step :
                    YamlFile.load(STORY, root -> root.required("steps").list())) {
                play(council, step, known);
            }

            assertThat(council.alerts())
                    .extracting(Alert::getKind, Alert::getStep)
                    .extracting(Object::toString)
                    .containsExactly(
                            "(ESCALATION, OPENED)",
                            "(NOTICE_SERVED, OPENED)",
                            "(NOTICE_SERVED, CLOSED)",
                            "(CLAIM_ISSUED, OPENED)",
                            "(ESCALATION, ROSE)");
        }
    }

    private static void play(TestCouncil council, YamlNode step, Set<String> known) {
        String database = step.required("database").text();
        for (YamlNode write : step.required("write").list()) {
            for (YamlNode.Entry row : write.entries()) {
                String table = database + "/" + row.name();
                if (TestCouncil.captures(table)) {
                    Map<String, @Nullable Object> columns = columns(database, row);
                    if (known.add(table + TestCouncil.key(table, columns))) {
                        council.insert(table, columns);
                    } else {
                        council.update(table, columns);
                    }
                }
            }
        }
    }

    private static Map<String, @Nullable Object> columns(String database, YamlNode.Entry row) {
        Schema schema = CouncilTables.schema(database, row.name());
        Map<String, @Nullable Object> columns = new HashMap<>();
        for (YamlNode.Entry column : row.value().entries()) {
            columns.put(
                    column.name(),
                    value(
                            column.value(),
                            Objects.requireNonNull(schema.getField(column.name()))
                                    .schema()));
        }
        return columns;
    }

    private static @Nullable Object value(YamlNode node, Schema schema) {
        if (node.isNull()) {
            return null;
        }
        Schema type = schema.isUnion() ? schema.getTypes().get(1) : schema;
        Matcher counted = COUNTED.matcher(node.text());
        if (counted.matches()) {
            int days = counted.group(2) == null ? 0 : Integer.parseInt(counted.group(2));
            return TestCouncil.TODAY.plusDays("-".equals(counted.group(1)) ? -days : days);
        }
        return switch (type.getType()) {
            case LONG -> Long.valueOf(node.text());
            case BOOLEAN -> node.bool();
            case BYTES -> new BigDecimal(node.text()).setScale(2);
            case INT -> type.getProp("connect.name") == null ? (Object) node.integer() : LocalDate.parse(node.text());
            default -> node.text();
        };
    }
}
