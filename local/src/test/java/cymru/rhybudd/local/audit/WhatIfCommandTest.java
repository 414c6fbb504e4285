package cymru.rhybudd.local.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.JsonNode;
import cymru.rhybudd.local.command.Printing;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The command as governance runs it: on an archive, without any world. */
class WhatIfCommandTest {
    private static final Path HOME =
            Path.of(System.getProperty("rhybudd.home", "..")).toAbsolutePath();
    private static final Path ARCHIVE = HOME.resolve("audit/src/test/resources/archives/0.1.0");
    private static final Pattern PSEUDONYM = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-");
    private static final List<String> ALWAYS = List.of("--from", "2020-01-01", "--to", "2040-01-01");

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("what-if", "--from-files", ARCHIVE.toString()));
        all.addAll(ALWAYS);
        all.addAll(List.of(arguments));
        return new CommandLine(new AuditCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }

    @Test
    void saysInWordsWhatWouldHaveBeenOtherwiseAndNamesNobody() throws Exception {
        Path page = directory.resolve("report.html");

        assertThat(run("--without-source", "housing", "--html", page.toString()))
                .isZero();

        assertThat(out.toString())
                .contains("What if the source housing had never been connected?")
                .contains("Counts from 1 to 4 are not shown")
                .doesNotContain("{")
                .doesNotContainPattern(PSEUDONYM);
        assertThat(Files.readString(page)).contains("<html lang=\"en\">").doesNotContainPattern(PSEUDONYM);
    }

    @Test
    void saysTheSameInWelsh() {
        assertThat(run("--without-indicator", "rent-arrears", "--lang", "cy")).isZero();

        assertThat(out.toString())
                .startsWith("Beth petai'r dangosydd rent-arrears heb gyfrif?")
                .contains("heb eu codi")
                .doesNotContain("not raised");
    }

    @Test
    void bothLanguagesSayAllOfIt() throws Exception {
        assertThat(keys("what-if_cy.properties")).isEqualTo(keys("what-if.properties"));
    }

    private static Set<String> keys(String bundle) throws Exception {
        Set<String> keys = new TreeSet<>();
        Path file = HOME.resolve("local/src/main/resources/cymru/rhybudd/local/audit")
                .resolve(bundle);
        for (String line : Files.readAllLines(file)) {
            if (!line.startsWith("#")) {
                keys.add(line.substring(0, line.indexOf('=')));
            }
        }
        return keys;
    }

    @Test
    void anotherModelIsHeldAgainstThePast() throws Exception {
        String model = HOME.resolve("deploy/council/2026-12.model.yaml").toString();

        assertThat(run("--model", model, "--json", "--threads", "2")).isZero();

        JsonNode json = Printing.JSON.readTree(out.toString());
        assertThat(json.at("/change/model").asText()).isEqualTo("2026-12");
        assertThat(json.at("/events").asLong()).isPositive();
        assertThat(json.at("/alerts/becomes").size()).isEqualTo(6);
        assertThat(json.has("people")).isFalse();
    }

    @Test
    void peopleAreNamedForAReasonThatIsSaid() throws Exception {
        assertThat(run("--without-source", "revenues", "--citizens", "--reason", "Complaint 2026/117", "--json"))
                .isZero();

        JsonNode people = Printing.JSON.readTree(out.toString()).get("people");
        assertThat(people.get("alerts")).isNotEmpty().allSatisfy(alert -> {
            assertThat(alert.get("citizen").asText()).containsPattern(PSEUDONYM);
            assertThat(alert.get("change").asText()).isNotEqualTo("SAME");
        });
        assertThat(err.toString()).contains("An archive does not record who looks");
    }

    static Stream<Arguments> badArguments() {
        return Stream.of(
                argumentSet("nothing asked", List.of(), "Error: Missing required argument"),
                argumentSet(
                        "two things asked",
                        List.of("--without-source", "housing", "--without-indicator", "rent-arrears"),
                        "Error: --without-source=SOURCE, --without-indicator=KEY are mutually exclusive"),
                argumentSet(
                        "people without a reason",
                        List.of("--without-source", "housing", "--citizens"),
                        "--citizens names people: say why, with --reason"),
                argumentSet(
                        "people with an empty reason",
                        List.of("--without-source", "housing", "--citizens", "--reason", " "),
                        "Invalid value for option '--reason'"),
                argumentSet(
                        "a reason for nothing",
                        List.of("--without-source", "housing", "--reason", "why"),
                        "--reason is for --citizens"),
                argumentSet(
                        "no indicator",
                        List.of("--without-indicator", "weather"),
                        "--without-indicator: 'weather' is none of level-of-debt"),
                argumentSet("no file", List.of("--model", "missing.yaml"), "--model: there is no file missing.yaml"),
                argumentSet(
                        "nothing to rescale",
                        List.of("--without-source", "housing", "--rescale"),
                        "--rescale goes with --without-indicator"),
                argumentSet(
                        "no language", List.of("--without-source", "housing", "--lang", "fr"), "cy or en, not 'fr'"),
                argumentSet(
                        "hides too little",
                        List.of("--without-source", "housing", "--least", "4"),
                        "--least: at least 5"));
    }

    @ParameterizedTest
    @MethodSource("badArguments")
    void badArgumentsEndWithExitCode2AndSayWhatIsWrong(List<String> arguments, String message) {
        assertThat(run(arguments.toArray(String[]::new))).isEqualTo(2);

        assertThat(err.toString()).contains(message);
        assertThat(out.toString()).isEmpty();
    }
}
