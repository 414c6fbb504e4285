package cymru.rhybudd.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import cymru.rhybudd.local.council.CommittedChange;
import cymru.rhybudd.local.council.RowWrite;
import cymru.rhybudd.local.reconcile.Colour;
import cymru.rhybudd.local.reconcile.CouncilImage;
import cymru.rhybudd.local.reconcile.Expectation;
import cymru.rhybudd.local.reconcile.ExpectedAlert;
import cymru.rhybudd.local.reconcile.Model;
import cymru.rhybudd.local.reconcile.Oracle;
import cymru.rhybudd.local.reconcile.Picture;
import cymru.rhybudd.local.reconcile.ProvenFeeds;
import cymru.rhybudd.schemas.AlertKind;
import cymru.rhybudd.yaml.ConfigurationFaultException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioFileTest {
    private static final Path HOME = Path.of(System.getProperty("rhybudd.home", ".."));
    private static final Path MORGAN = HOME.resolve("local/src/main/resources/scenarios/family-morgan.scenario.yaml");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final String TENANCY =
            "tenancy: { tenancy_id: 7, uprn: 1, contract_type: SECURE, start_date: today - 2, end_date: null }";

    @TempDir
    Path directory;

    private Scenario load(String text) throws IOException {
        return Scenario.load(Files.writeString(directory.resolve("f.yaml"), text), CouncilDdl.schema());
    }

    /** A story whose steps write to the housing database. */
    private Scenario housing(String... rows) throws IOException {
        StringBuilder text = new StringBuilder("steps:\n");
        Stream.of(rows)
                .forEach(row -> text.append("- { say: s, database: housing, ")
                        .append(row)
                        .append(" }\n"));
        return load(text.toString());
    }

    private static List<PlannedTransaction> play(Scenario scenario, LocalDate today) {
        return Stream.generate(() -> scenario.next(today))
                .takeWhile(step -> step != null)
                .toList();
    }

    private static List<PlannedTransaction> morgan() {
        return play(Scenario.load(MORGAN, CouncilDdl.schema()), DAY);
    }

    private static CommittedChange committed(int number, PlannedTransaction step) {
        return new CommittedChange(number, step.database(), number, step.story(), step.writes());
    }

    private static Model model() throws IOException {
        return Model.read(HOME.resolve("deploy/council/2026-12.model.yaml"));
    }

    @Test
    void theMorgansStoryIsWhatTheDatabasesTake() {
        CouncilRows rows = new CouncilRows();
        Population.generate(1, 100, DAY).written().forEach(rows::apply);
        morgan().forEach(step -> step.writes().forEach(rows::apply));
        assertThat(rows.rows("education/attendance_period")
                        .filter(row -> Long.valueOf(9_000_000_007L).equals(row.get("pupil_id"))))
                .singleElement()
                .extracting(row -> row.get("period_start"), row -> row.get("period_end"))
                .containsExactly(DAY.minusDays(27), DAY);
    }

    @Test
    void theMorgansStoryIsTheWorkedExampleOfTheModel() throws IOException {
        Oracle oracle = new Oracle(new CouncilImage(), model(), DAY, ProvenFeeds.UNDOUBTED);
        List<Integer> scores = new ArrayList<>();
        for (PlannedTransaction step : morgan()) {
            step.writes().forEach(oracle::apply);
            scores.add(oracle.pictures().stream().mapToInt(Picture::score).sum());
        }
        assertThat(scores).containsExactly(0, 0, 0, 1200, 2400, 3400, 4300, 4750, 5200, 6400);
        assertThat(oracle.pictures()).singleElement().satisfies(carys -> {
            assertThat(carys.records())
                    .containsExactlyInAnyOrder(
                            "revenues/person/RMORGAN", "housing/person/9000000003", "education/contact/9000000006");
            assertThat(carys.systems()).containsExactly("education", "housing", "revenues");
        });
    }

    @Test
    void theMorgansStoryRaisesAmberTwoStatutoryStepsRedAndNothingFurther() throws IOException {
        Expectation expectation = new Expectation(
                new CouncilImage(),
                model(),
                DAY.atStartOfDay(ZoneOffset.UTC).toInstant(),
                true,
                (records, entered) -> entered);
        List<PlannedTransaction> story = morgan();
        List<ExpectedAlert> alerts = IntStream.range(0, story.size())
                .boxed()
                .flatMap(i -> expectation.after(committed(i + 1, story.get(i))).stream())
                .toList();
        assertThat(alerts)
                .extracting(
                        ExpectedAlert::number,
                        alert -> alert.raised().kind(),
                        alert -> alert.raised().after(),
                        ExpectedAlert::certain)
                .containsExactly(
                        tuple(6L, AlertKind.ESCALATION, Colour.AMBER, true),
                        tuple(7L, AlertKind.NOTICE_SERVED, Colour.AMBER, true),
                        tuple(9L, AlertKind.CLAIM_ISSUED, Colour.AMBER, true),
                        tuple(10L, AlertKind.ESCALATION, Colour.RED, true));
    }

    @Test
    void laterStepsNeedOnlySayWhatChanges() throws IOException {
        List<PlannedTransaction> story = play(
                housing("write: [ " + TENANCY + " ]", "write: [ tenancy: { tenancy_id: 7, contract_type: STANDARD } ]"),
                DAY);
        assertThat(story.get(1).writes()).singleElement().satisfies(write -> {
            assertThat(write.key()).containsExactly(7L);
            assertThat(write.columns())
                    .containsEntry("contract_type", "STANDARD")
                    .containsEntry("uprn", 1L)
                    .containsEntry("start_date", DAY.minusDays(2))
                    .containsEntry("end_date", null);
        });
    }

    @Test
    void oneStepMayWriteARowTwice() throws IOException {
        assertThat(play(housing("write: [ " + TENANCY + ", tenancy: { tenancy_id: 7, end_date: 2999-12-31 } ]"), DAY))
                .singleElement()
                .satisfies(step -> assertThat(step.writes())
                        .extracting(write -> write.columns().get("end_date"))
                        .containsExactly(null, LocalDate.of(2999, 12, 31)));
    }

    @Test
    void datesAreCountedFromTheDayOnWhichTheStoryIsPlayed() throws IOException {
        String period = "steps: [ { say: s, database: education, write: [ attendance_period: { pupil_id: 1,"
                + " period_start: today - 27, period_end: today, sessions_possible: 40, sessions_absent: 1 } ] } ]";
        assertThat(play(load(period), DAY))
                .flatExtracting(PlannedTransaction::writes)
                .singleElement()
                .satisfies(write -> {
                    assertThat(write.columns())
                            .containsEntry("period_start", DAY.minusDays(27))
                            .containsEntry("period_end", DAY);
                    assertThat(write.key()).as("the key too").containsExactly(1L, DAY.minusDays(27));
                });
        assertThat(play(housing("write: [ " + TENANCY.replace("null", "today + 30") + " ]"), DAY.plusDays(5)))
                .flatExtracting(PlannedTransaction::writes)
                .extracting(
                        write -> write.columns().get("start_date"),
                        write -> write.columns().get("end_date"))
                .containsExactly(tuple(DAY.plusDays(3), DAY.plusDays(35)));
    }

    @Test
    void valuesHaveTheTypesOfTheirColumns() throws IOException {
        assertThat(morgan().get(0).writes().get(3).columns())
                .containsEntry("account_id", 9_000_000_001L)
                .containsEntry("instalment_amount", new BigDecimal("120.00"))
                .containsEntry("instalments_overdue", 0)
                .containsEntry("oldest_missed_on", null)
                .containsEntry("recovery_stage", "NONE")
                .containsEntry("breathing_space", false);
    }

    @Test
    void removesARowAndKnowsNothingOfItThereafter() throws IOException {
        List<PlannedTransaction> story = play(
                housing(
                        "write: [ " + TENANCY + " ]",
                        "remove: [ tenancy: { tenancy_id: 7 } ]",
                        "write: [ " + TENANCY.replace("end_date: null", "end_date: 2026-01-31") + " ]"),
                DAY);
        assertThat(story.get(1).writes())
                .singleElement()
                .extracting(RowWrite::name, RowWrite::removed)
                .containsExactly("housing/tenancy/7", true);
        assertThatThrownBy(() -> housing(
                        "write: [ " + TENANCY + " ]",
                        "remove: [ tenancy: { tenancy_id: 7 } ]",
                        "write: [ tenancy: { tenancy_id: 7, uprn: 2 } ]"))
                .hasMessageStartingWith(
                        "f.yaml:4:41: the story speaks of this row for the first time, without contract_type, start_date");
    }

    @Test
    void writesAndRemovesInOneTransaction() throws IOException {
        assertThat(play(
                        housing(
                                "write: [ " + TENANCY + " ]",
                                "write: [ " + TENANCY.replace("7", "8") + " ], remove: [ tenancy: { tenancy_id: 7 } ]"),
                        DAY))
                .last()
                .satisfies(step -> assertThat(step.writes())
                        .extracting(RowWrite::name, RowWrite::removed)
                        .containsExactly(tuple("housing/tenancy/8", false), tuple("housing/tenancy/7", true)));
    }

    @Test
    void pausesThreeSecondsUnlessTheStorySaysOtherwise() throws IOException {
        assertThat(play(
                        housing(
                                "write: [ " + TENANCY + " ]",
                                "after: 0s, write: [ " + TENANCY + " ]",
                                "after: 90s, write: [ " + TENANCY + " ]"),
                        DAY))
                .extracting(PlannedTransaction::after)
                .containsExactly(Duration.ofSeconds(3), Duration.ZERO, Duration.ofSeconds(90));
    }

    static Stream<Arguments> faultyStories() {
        String step = "steps: [ { say: s, database: housing, write: [ ";
        String row = "tenancy: { tenancy_id: 7, uprn: 1, contract_type: SECURE, start_date: ";
        return Stream.of(
                argumentSet(
                        "empty file",
                        "",
                        "f.yaml:1:1: the file is empty. Remedy: write its content, or delete the file."),
                argumentSet(
                        "empty story", "steps: []", "f.yaml:1:8: the story has no steps. Remedy: write at least one."),
                argumentSet(
                        "no steps",
                        "steps:",
                        "f.yaml:1:7: a list is expected here. Remedy: write [ one, another ], or a line '- one' for each."),
                argumentSet(
                        "unknown key",
                        "steps:\n- { say: s, databse: housing, database: housing, remove: [ tenancy: { tenancy_id: 7 } ] }",
                        "f.yaml:2:13: unknown key 'databse'. Remedy: did you mean 'database'?"),
                argumentSet(
                        "a step without a database",
                        "steps:\n- { say: s, remove: [ tenancy: { tenancy_id: 7 } ] }",
                        "f.yaml:2:3: 'database' is missing. Remedy: add a line 'database: …' here."),
                argumentSet(
                        "unknown database",
                        "steps:\n- { say: s, database: hosing, remove: [] }",
                        "f.yaml:2:23: there is no database 'hosing'. Remedy: did you mean 'housing'?"),
                argumentSet(
                        "nothing is written",
                        "steps:\n- { say: s, database: housing }",
                        "f.yaml:2:3: nothing is written. Remedy: add 'write:' or 'remove:' with a list of rows."),
                argumentSet(
                        "unknown table",
                        step + "tenency: { tenancy_id: 7 } ] } ]",
                        "f.yaml:1:48: the database housing has no table 'tenency'. Remedy: did you mean 'tenancy'?"),
                argumentSet(
                        "a table of another database",
                        step + "contact: { contact_id: 7 } ] } ]",
                        "f.yaml:1:48: the database housing has no table 'contact'. Remedy: use one of: person, tenancy, tenancy_holder, rent_account, possession_action, homelessness_case, address_move."),
                argumentSet(
                        "unknown column",
                        step + row + "today, end: null } ] } ]",
                        "f.yaml:1:125: the table tenancy has no column 'end'. Remedy: use one of: tenancy_id, uprn, contract_type, start_date, end_date."),
                argumentSet(
                        "bad date",
                        step + row + "today-2 } ] } ]",
                        "f.yaml:1:118: 'today-2' is not a date. Remedy: write 2026-01-31, today, today - 45 or today + 30."),
                argumentSet(
                        "a day that no calendar has",
                        step + row + "2026-02-30 } ] } ]",
                        "f.yaml:1:118: '2026-02-30' is not a date. Remedy: write 2026-01-31, today, today - 45 or today + 30."),
                argumentSet(
                        "a mandatory column is missing",
                        step + "tenancy: { tenancy_id: 7, uprn: 1 } ] } ]",
                        "f.yaml:1:48: the story speaks of this row for the first time, without contract_type, start_date. Remedy: give these columns too; later steps need only say what changes."),
                argumentSet(
                        "a mandatory column is empty",
                        step + row + "null } ] } ]",
                        "f.yaml:1:118: the column must have a value. Remedy: write one."),
                argumentSet(
                        "the key is missing",
                        step + "tenancy: { uprn: 1, contract_type: SECURE, start_date: today } ] } ]",
                        "f.yaml:1:57: 'tenancy_id' is missing. Remedy: add a line 'tenancy_id: …' here."),
                argumentSet(
                        "half of the key of a removed row",
                        "steps: [ { say: s, database: housing, remove: [ tenancy_holder: { tenancy_id: 7 } ] } ]",
                        "f.yaml:1:65: 'person_id' is missing. Remedy: add a line 'person_id: …' here."),
                argumentSet(
                        "an id with a fraction",
                        step + "tenancy: { tenancy_id: 7.5, uprn: 1, contract_type: SECURE, start_date: today } ] } ]",
                        "f.yaml:1:71: a whole number is expected here. Remedy: write one, such as 12."),
                argumentSet(
                        "no number",
                        step + row.replace("uprn: 1", "uprn: '1'") + "today } ] } ]",
                        "f.yaml:1:80: a number is expected here. Remedy: write one, such as 12 or 0.5."),
                argumentSet(
                        "bad pause",
                        "steps:\n- { say: s, after: 3 s, database: housing, remove: [ tenancy: { tenancy_id: 7 } ] }",
                        "f.yaml:2:20: '3 s' is not a time such as 3s. Remedy: write a time such as 3s."),
                argumentSet(
                        "every fault at once",
                        "steps:\n- { say: s, database: hosing, remove: [] }\n- { say: s, after: soon, database: housing, remove: [] }",
                        "f.yaml:2:23: there is no database 'hosing'. Remedy: did you mean 'housing'?\n"
                                + "f.yaml:3:20: 'soon' is not a time such as 3s. Remedy: write a time such as 3s."));
    }

    @ParameterizedTest
    @MethodSource("faultyStories")
    void namesThePlaceAndTheRemedyOfEveryFault(String text, String faults) {
        assertThatThrownBy(() -> load(text))
                .isInstanceOf(ConfigurationFaultException.class)
                .hasMessage(faults);
    }

    @Test
    void namesAFileThatIsNotThere() {
        assertThatThrownBy(() -> Scenario.load(directory.resolve("none.yaml"), CouncilDdl.schema()))
                .isInstanceOf(ConfigurationFaultException.class)
                .hasMessageStartingWith("none.yaml:1:1: the file cannot be read. Remedy: check that ");
    }

    @Test
    void theSchemaIsThatOfTheTables() {
        assertThat(Stream.of(Table.values()).map(table -> table.database() + "/" + table.sql()))
                .doesNotHaveDuplicates();
        for (Table table : Table.values()) {
            assertThat(CouncilDdl.table(table.database() + "/" + table.sql()).key())
                    .as(table.name())
                    .isEqualTo(table.columns().subList(0, table.keys()));
        }
        assertThat(CouncilDdl.tables()
                        .filter(ddl -> Stream.of(Table.values())
                                .noneMatch(table -> ddl.path().equals(table.database() + "/" + table.sql())))
                        .map(CouncilDdl.TableDdl::name))
                .as("not written by the simulator")
                .containsExactlyInAnyOrderElementsOf(Set.of("rent_transaction", "council_tax_instalment"));
    }
}
