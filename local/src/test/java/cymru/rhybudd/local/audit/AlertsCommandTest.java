package cymru.rhybudd.local.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.JsonNode;
import cymru.rhybudd.local.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The list as an auditor asks for it who has nothing but an archive: the recorded one of invented people. */
class AlertsCommandTest {
    private static final Path ARCHIVE = Path.of(System.getProperty("rhybudd.home", ".."))
            .toAbsolutePath()
            .resolve("audit/src/test/resources/archives/0.1.0");

    @TempDir
    Path directory;

    private static Terminal alerts(Object... more) {
        List<Object> all = new ArrayList<>(List.of("audit", "alerts", "--from-files", ARCHIVE));
        all.addAll(List.of(more));
        return Terminal.run(all.toArray());
    }

    private static List<String> ids(Object... more) throws IOException {
        List<Object> all = new ArrayList<>(List.of(more));
        all.add("--json");
        Terminal terminal = alerts(all.toArray());
        assertThat(terminal.exitCode()).as(terminal.text()).isZero();
        return terminal.json().get("alerts").findValuesAsText("alertId");
    }

    @Test
    void anAlertIsOneLine() {
        Terminal terminal = alerts();

        assertThat(terminal.exitCode()).isZero();
        assertThat(terminal.text().lines().filter(line -> line.startsWith("2026-")))
                .hasSize(10)
                .contains("2026-11-25T23:13:12.931Z  alert-log/0/17  alert fbeaa702-fd4c, red: concern, rose; citizen"
                        + " 302bd0c7; Housing options (south) was told");
    }

    /** Offsets 9 and 11 have one time, and so have 17 and 18. */
    @Test
    void alertsAreInTheOrderOfTheirTimesAndThenOfTheirPlaces() throws IOException {
        JsonNode list = alerts("--json").json().get("alerts");

        assertThat(list).extracting(alert -> alert.get("at").asText()).isSorted();
        assertThat(list)
                .extracting(alert -> alert.get("record").asText().replace("alert-log/0/", ""))
                .containsExactly("5", "7", "9", "11", "13", "15", "17", "18", "20", "22");
    }

    @Test
    void theListEndsWithHowManyThereAre() {
        assertThat(alerts().text().strip())
                .endsWith("Alerts: 10; citizens: 7. By colour: 2 red, 7 amber, 1 green. By what they say: 9 opened, 1"
                        + " rose.");
    }

    @Test
    void everythingIsSaidInWelshToo() {
        assertThat(alerts("--lang", "cy").text())
                .contains(
                        "rhybudd fbeaa702-fd4c, coch: pryder, cododd; dinesydd 302bd0c7; dywedwyd wrth Opsiynau tai (de)",
                        "10 rhybudd, am 7 dinesydd. Fesul lliw: 2 coch, 7 oren, 1 gwyrdd. Fesul yr hyn a ddywedant: 9"
                                + " agorwyd, 1 cododd.");
    }

    @Test
    void programsGetTheWholeIdAndWhatToldTheTeam() throws IOException {
        JsonNode answer = alerts("--json").json();
        JsonNode alert = answer.get("alerts").get(6);

        assertThat(answer.get("count").asInt()).isEqualTo(10);
        assertThat(answer.get("citizens").asInt()).isEqualTo(7);
        assertThat(answer.at("/colours/AMBER").asInt()).isEqualTo(7);
        assertThat(alert.get("alertId").asText()).isEqualTo("fbeaa702-fd4c-3fc4-a64c-65b80d5b0df5");
        assertThat(alert.get("record").asText()).isEqualTo("alert-log/0/17");
        assertThat(alert.get("colour").asText()).isEqualTo("RED");
        assertThat(alert.at("/told/0/team").asText()).isEqualTo("housing-options-south");
        assertThat(alert.at("/told/0/record").asText()).startsWith("officer-notifications/0/");
        assertThat(alert.get("held").isNull()).isTrue();
    }

    /** Of how much a citizen is in need, and why, is for explain, which asks for a reason. */
    @Test
    void aCitizenIsTheBeginningOfAPseudonymAndNothingElse() throws IOException {
        JsonNode alert = alerts("--json").json().get("alerts").get(6);

        assertThat(alert.get("citizen").asText()).isEqualTo("302bd0c7");
        assertThat(alert.fieldNames())
                .toIterable()
                .containsExactly("at", "record", "alertId", "colour", "kind", "step", "citizen", "told", "held");
        assertThat(alerts().text()).doesNotContain("302bd0c7-");
    }

    static Stream<Arguments> filters() {
        return Stream.of(
                argumentSet("red", "--colour red", 2),
                argumentSet("red or green", "--colour RED,GREEN", 3),
                argumentSet("red or green, one by one", "--colour RED --colour GREEN", 3),
                argumentSet("a kind", "--kind NOTICE_SERVED", 3),
                argumentSet("a step", "--step rose", 1),
                argumentSet("red notices", "--kind notice_served --colour red", 1),
                argumentSet("a team", "--team housing-options-south", 6),
                argumentSet("the day", "--from 2026-11-25 --to 2026-11-25", 10),
                argumentSet("a day later", "--from 2026-11-26", 0),
                argumentSet("a day earlier", "--to 2026-11-24", 0));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void onlyThoseThatAreAskedForAreListed(String options, int expected) throws IOException {
        assertThat(ids((Object[]) options.split(" "))).hasSize(expected);
    }

    @Test
    void whereThereIsNoneItIsSaidInWords() {
        Terminal terminal = alerts("--from", "2026-11-26");

        assertThat(terminal.exitCode()).isZero();
        assertThat(terminal.text().strip()).endsWith("No such alert was recorded.");
        assertThat(alerts("--from", "2026-11-26", "--lang", "cy").text()).contains("Ni chofnodwyd rhybudd o'r fath.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--colour BLUE | Invalid value for option '--colour'",
                "--kind RAISED | Invalid value for option '--kind'",
                "--step RAISED | Invalid value for option '--step'",
                "--from yesterday | Invalid value for option '--from'",
                "--to 2026-11-31 | Invalid value for option '--to'",
                "--from 2026-11-26 --to 2026-11-25 | --to must not be before --from",
                "--lang fr | Invalid value for option '--lang'"
            })
    void badArgumentsEndWithExitCode2AndSayWhatIsWrong(String arguments, String message) {
        Terminal terminal = alerts((Object[]) arguments.split(" "));

        assertThat(terminal.exitCode()).as(terminal.text()).isEqualTo(2);
        assertThat(terminal.text().strip()).startsWith(message);
    }

    @Test
    void aDirectoryThatIsNoArchiveIsSaidToBeNone() {
        Terminal terminal = Terminal.run("audit", "alerts", "--from-files", directory);

        assertThat(terminal.exitCode()).isEqualTo(1);
        assertThat(terminal.text().strip()).startsWith(directory + " holds no manifest.json");
    }

    @Test
    void thePageHasEveryAlertWithTheWordOfItsColour() throws IOException {
        Path html = directory.resolve("alerts.html");

        assertThat(alerts("--lang", "cy", "--html", html).exitCode()).isZero();

        assertThat(Files.readString(html))
                .contains("<html lang=\"cy\">", "fbeaa702-fd4c, alert-log/0/17", "<td>coch: pryder, cododd</td>")
                .contains("10 rhybudd, am 7 dinesydd.");
    }

    @Test
    void everyIdIsOneThatExplainTakes() throws IOException {
        for (String id : ids()) {
            Terminal explained = Terminal.run(
                    "audit",
                    "explain",
                    id.substring(0, 13),
                    "--reason",
                    "complaint 7",
                    "--from-files",
                    ARCHIVE,
                    "--index",
                    directory,
                    "--json");
            assertThat(explained.exitCode()).as(explained.text()).isZero();
            assertThat(explained.json().get("alertId").asText()).isEqualTo(id);
        }
    }
}
