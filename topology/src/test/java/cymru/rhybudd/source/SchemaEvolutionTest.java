package cymru.rhybudd.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import cymru.rhybudd.domain.indicator.HousingCase;
import cymru.rhybudd.domain.indicator.HousingCaseKind;
import cymru.rhybudd.source.CouncilTables.Shape;
import cymru.rhybudd.source.MappedRow.FactRow;
import cymru.rhybudd.source.MappedRow.Refusal;
import cymru.rhybudd.source.MappedRow.RefusalReason;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A council alters its tables without asking. */
class SchemaEvolutionTest {
    private static final LocalDate AUTUMN = LocalDate.of(2026, 10, 5);
    private static final Map<String, Object> VALUES =
            Map.of("case_id", 4, "person_id", 40, "case_kind", "PREV", "opened_on", AUTUMN, "closed_on", AUTUMN);
    private static final TableMapping CASES = SourceMappings.load(CouncilTables.MAPPINGS)
            .source("housing")
            .orElseThrow()
            .table("homelessness_case")
            .orElseThrow();

    private static final Shape CASE_ID = shape("case_id", "bigint");
    private static final Shape PERSON_ID = shape("person_id", "bigint");
    private static final Shape KIND = shape("case_kind", "text");
    private static final Shape OPENED = shape("opened_on", "date");
    private static final Shape CLOSED = new Shape("closed_on", CouncilTables.type("date"), true);

    private static Shape shape(String name, String type) {
        return new Shape(name, CouncilTables.type(type), false);
    }

    private static FactRow fact(LocalDate closedOn) {
        return new FactRow(
                "housing/homelessness_case/4",
                "housing/person/40",
                new HousingCase(HousingCaseKind.PREVENTION, AUTUMN, closedOn));
    }

    private static FactRow openCase() {
        return new FactRow(
                "housing/homelessness_case/4",
                "housing/person/40",
                new HousingCase(HousingCaseKind.PREVENTION, AUTUMN, null));
    }

    static Stream<Arguments> harmless() {
        return Stream.of(
                argumentSet("as it was", List.of(CASE_ID, PERSON_ID, KIND, OPENED, CLOSED), fact(AUTUMN)),
                argumentSet("in another order", List.of(CLOSED, OPENED, KIND, PERSON_ID, CASE_ID), fact(AUTUMN)),
                argumentSet(
                        "a column added",
                        List.of(CASE_ID, shape("officer", "float8"), PERSON_ID, KIND, OPENED, CLOSED),
                        fact(AUTUMN)),
                argumentSet("a nullable column dropped", List.of(CASE_ID, PERSON_ID, KIND, OPENED), openCase()),
                argumentSet(
                        "long became int",
                        List.of(CASE_ID, shape("person_id", "integer"), KIND, OPENED, CLOSED),
                        fact(AUTUMN)),
                argumentSet(
                        "nullable became mandatory",
                        List.of(CASE_ID, PERSON_ID, KIND, OPENED, shape("closed_on", "date")),
                        fact(AUTUMN)),
                argumentSet(
                        "mandatory became nullable",
                        List.of(
                                CASE_ID,
                                PERSON_ID,
                                KIND,
                                new Shape("opened_on", CouncilTables.type("date"), true),
                                CLOSED),
                        fact(AUTUMN)));
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void goesOnAfter(List<Shape> shapes, FactRow expected) {
        Schema schema = CouncilTables.schema(shapes);
        assertThat(CASES.checkAgainst(schema)).isEmpty();
        assertThat(CASES.map(row(schema))).containsExactly(expected);
    }

    private static GenericRecord row(Schema schema) {
        Map<String, Object> values = new java.util.HashMap<>(VALUES);
        values.put("officer", 1.5);
        return CouncilTables.row(schema, values);
    }

    static Stream<Arguments> harmful() {
        return Stream.of(
                argumentSet(
                        "a mandatory column dropped",
                        List.of(CASE_ID, PERSON_ID, OPENED, CLOSED),
                        "the column case_kind is missing"),
                argumentSet(
                        "a column renamed",
                        List.of(CASE_ID, PERSON_ID, shape("kind", "text"), OPENED, CLOSED),
                        "the column case_kind is missing"),
                argumentSet(
                        "text became int",
                        List.of(CASE_ID, PERSON_ID, shape("case_kind", "integer"), OPENED, CLOSED),
                        "the column case_kind is of another type than text"),
                argumentSet(
                        "text became a time",
                        List.of(CASE_ID, PERSON_ID, shape("case_kind", "timestamptz"), OPENED, CLOSED),
                        "the column case_kind is of another type than text"),
                argumentSet(
                        "date became text",
                        List.of(CASE_ID, PERSON_ID, KIND, shape("opened_on", "text"), CLOSED),
                        "the column opened_on is of another type than date"),
                argumentSet(
                        "date became timestamp",
                        List.of(CASE_ID, PERSON_ID, KIND, shape("opened_on", "timestamp"), CLOSED),
                        "the column opened_on is of another type than date"),
                argumentSet(
                        "int became text",
                        List.of(CASE_ID, shape("person_id", "text"), KIND, OPENED, CLOSED),
                        "the column person_id is of another type than integer"),
                argumentSet(
                        "int became date",
                        List.of(CASE_ID, shape("person_id", "date"), KIND, OPENED, CLOSED),
                        "the column person_id is of another type than integer"),
                argumentSet(
                        "int became double",
                        List.of(CASE_ID, shape("person_id", "float8"), KIND, OPENED, CLOSED),
                        "the column person_id is of another type than integer"),
                argumentSet(
                        "int became decimal",
                        List.of(CASE_ID, shape("person_id", "numeric(10,2)"), KIND, OPENED, CLOSED),
                        "the column person_id is of another type than integer"),
                argumentSet(
                        "a key that may be null",
                        List.of(
                                new Shape("case_id", CouncilTables.type("bigint"), true),
                                PERSON_ID,
                                KIND,
                                OPENED,
                                CLOSED),
                        "the key column case_id may be null"));
    }

    @ParameterizedTest
    @MethodSource("harmful")
    void stopsAfter(List<Shape> shapes, String problem) {
        Schema schema = CouncilTables.schema(shapes);
        assertThat(CASES.checkAgainst(schema)).containsExactly("housing/homelessness_case: " + problem);
        GenericRecord row = new GenericData.Record(schema);
        assertThat(CASES.map(row))
                .containsExactly(new Refusal(RefusalReason.SCHEMA_MISMATCH, "housing/homelessness_case: " + problem));
    }

    @Test
    void namesEveryProblem() {
        assertThat(CASES.checkAgainst(CouncilTables.schema(List.of(CASE_ID, shape("case_kind", "integer")))))
                .containsExactly(
                        "housing/homelessness_case: the column person_id is missing",
                        "housing/homelessness_case: the column case_kind is of another type than text",
                        "housing/homelessness_case: the column opened_on is missing");
        assertThat(CASES.checkAgainst(Schema.create(Schema.Type.STRING))).hasSize(4);
    }

    @Test
    void followsTheSchemaFromRowToRow() {
        Schema before = CouncilTables.schema(List.of(CASE_ID, PERSON_ID, KIND, OPENED, CLOSED));
        Schema after = CouncilTables.schema(List.of(CLOSED, OPENED, KIND, PERSON_ID, CASE_ID));
        for (int i = 0; i < 3; i++) {
            assertThat(CASES.map(row(before))).containsExactly(fact(AUTUMN));
            assertThat(CASES.map(row(after))).containsExactly(fact(AUTUMN));
        }
    }

    @Test
    void readsDatesAsOtherConvertersWriteThem() {
        Schema plain = Schema.create(Schema.Type.INT);
        Schema logical = LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT));
        for (Schema date : List.of(plain, logical)) {
            List<Shape> shapes = new ArrayList<>(List.of(CASE_ID, PERSON_ID, KIND, CLOSED));
            shapes.add(new Shape("opened_on", date, false));
            assertThat(CASES.map(row(CouncilTables.schema(shapes)))).containsExactly(fact(AUTUMN));
        }
    }
}
