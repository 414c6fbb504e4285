package cymru.rhybudd.source;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.domain.indicator.Fact;
import cymru.rhybudd.source.MappedRow.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedMappingsTest {
    private static final SourceMappings MAPPINGS = SourceMappings.load(CouncilTables.MAPPINGS);

    static Stream<TableMapping> tables() {
        return MAPPINGS.tables().stream();
    }

    @Test
    void loadInTheOrderOfTheirNames() {
        assertThat(MAPPINGS.all())
                .extracting(SourceMapping::source)
                .containsExactly("education", "housing", "revenues");
        assertThat(MAPPINGS.source("housing").orElseThrow().name()).isEqualTo("Civica Housing");
        assertThat(MAPPINGS.source("planning")).isEmpty();
    }

    @Test
    void makeEveryKindOfFactOnce() {
        assertThat(tables().map(TableMapping::factType).filter(type -> !type.isEmpty()))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Fact.class.getPermittedSubclasses())
                        .map(type -> Names.kebab(type.getSimpleName()))
                        .toList())
                .hasSize(13);
    }

    @Test
    void knowPeopleAndPartiesInEverySource() {
        for (SourceMapping mapping : MAPPINGS.all()) {
            assertThat(mapping.tables()).filteredOn(TableMapping::isPersonTable).hasSize(1);
            assertThat(mapping.tables())
                    .filteredOn(table -> table.parts().contains(Part.PARTY))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void agreeWithTheCouncilDatabase(TableMapping table) {
        assertThat(table.checkAgainst(CouncilTables.schema(table.source(), table.table())))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"education", "housing", "revenues"})
    void areWhatTheConnectorsCapture(String source) throws IOException {
        SourceMapping mapping = MAPPINGS.source(source).orElseThrow();
        String connector = Files.readString(Path.of("../deploy/connectors/" + source + ".json"));
        assertThat(connector)
                .contains("\"table.include.list\": \"" + mapping.tableIncludeList() + "\"")
                .contains("\"column.include.list\": \""
                        + mapping.columnIncludeList().replace("\\", "\\\\") + "\"");
        assertThat(mapping.columnIncludeList())
                .doesNotContain("reason_code", "telephone", "email", "ethnicity", "aln_provision");
    }

    @ParameterizedTest
    @ValueSource(strings = {"education", "housing", "revenues"})
    void areWhatTheDatabasesOwnersLetTheConnectorsCapture(String source) throws IOException {
        String role = "rhybudd_" + source;
        String tables = MAPPINGS.source(source).orElseThrow().tableIncludeList();
        String connector = Files.readString(Path.of("../deploy/connectors/" + source + ".json"));
        String rights = Files.readString(Path.of("../deploy/connectors/" + source + ".sql"));

        assertThat(connector)
                .contains("\"publication.name\": \"" + role + "\"", "\"publication.autocreate.mode\": \"disabled\"");
        assertThat(named("grant select on ([^;]+) to " + role, rights)).isEqualTo(tables);
        assertThat(named("create publication " + role + " for table ([^;]+)", rights))
                .isEqualTo(tables);
        assertThat(named("alter table (\\S+) replica identity full", rights)).isEqualTo(tables);
    }

    /** The tables that the statements name, as a connector lists them. */
    private static String named(String statement, String sql) {
        return Pattern.compile(statement.replace(" ", "\\s+") + ";")
                .matcher(sql)
                .results()
                .map(result -> result.group(1).replaceAll("\\s", ""))
                .collect(Collectors.joining(","));
    }

    @ParameterizedTest
    @CsvSource({
        "housing/person/40, true",
        "housing/tenancy/40, false",
        "housing/person_status/40, false",
        "canary/signal/1, true",
        "nowhere/person/40, false",
        "no name, false"
    })
    void knowWhoseNameIsAPersons(String name, boolean person) {
        assertThat(MAPPINGS.isPersonRecord(name)).isEqualTo(person);
    }

    @Test
    void readNineteenTables() {
        assertThat(MAPPINGS.topics()).hasSize(19).contains("housing.public.rent_account");
    }

    @ParameterizedTest
    @ValueSource(strings = {"education", "housing", "revenues"})
    void wouldBeRefusedTheColumnsThatTheDatabaseMarks(String source) {
        Matcher marked = Pattern.compile("(?m)^ +(\\w+) .*on the refusal list").matcher(CouncilTables.sql(source));
        while (marked.find()) {
            assertThat(RefusedColumns.load().reason(marked.group(1)))
                    .as(marked.group(1))
                    .isPresent();
        }
    }
}
