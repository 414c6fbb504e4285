package cymru.rhybudd.local.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The commands as an auditor runs them: on an archive of invented people, without any world. */
class LifeCommandsTest {
    private static final Path HOME =
            Path.of(System.getProperty("rhybudd.home", "..")).toAbsolutePath();
    private static final Path ARCHIVE = HOME.resolve("audit/src/test/resources/archives/0.1.0");
    private static final Path GOLDEN = HOME.resolve("local/src/test/resources/audit");
    private static final String CITIZEN = "302bd0c7-3186-85e7-84aa-ff67786a5cf3";
    private static final String ALERT = "fbeaa702-fd4c-3fc4-a64c-65b80d5b0df5";

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--from-files", ARCHIVE.toString(), "--index", directory.toString()));
        return new CommandLine(new AuditCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
    }

    private JsonNode json() throws JsonProcessingException {
        return new ObjectMapper().readTree(out.toString());
    }

    @Test
    void explainsAnAlertBackToItsRows() throws IOException {
        assertThat(run("explain", ALERT.substring(0, 8), "--reason", "complaint 7", "--json"))
                .isZero();

        JsonNode answer = json();
        assertThat(answer.path("alertId").asText()).isEqualTo(ALERT);
        assertThat(answer.path("citizen").asText()).isEqualTo(CITIZEN);
        assertThat(answer.path("explanations")).hasSize(6);
        assertThat(answer.path("told")).hasSize(1);
        assertThat(answer.path("model").path("what").path("version").asText()).isEqualTo("2026-12");
        for (JsonNode contribution : answer.path("contributions")) {
            assertThat(contribution.path("rows")).isNotEmpty();
            assertThat(contribution
                            .path("rows")
                            .get(0)
                            .path("change")
                            .path("committedAt")
                            .asText())
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cy", "en"})
    void thePageAndThePictureStayAsTheyAre(String language) throws Exception {
        Path html = directory.resolve("explain.html");
        Path svg = directory.resolve("score.svg");

        assertThat(run("explain", ALERT, "--reason", "x", "--lang", language, "--html", html.toString()))
                .isZero();
        assertThat(run("timeline", CITIZEN, "--reason", "x", "--lang", language, "--svg", svg.toString()))
                .isZero();

        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(svg.toFile());
        compare(html, "explain." + language + ".html");
        compare(svg, "score." + language + ".svg");
    }

    /** {@code -Dgolden.update=true} writes them anew. */
    private static void compare(Path written, String golden) throws IOException {
        Path file = GOLDEN.resolve(golden);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN);
            Files.copy(written, file, StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(Files.readString(written)).isEqualTo(Files.readString(file));
    }

    @Test
    void theTimelineHasEverythingInOrder() throws IOException {
        assertThat(run("timeline", CITIZEN, "--reason", "x", "--json")).isZero();

        List<String> kinds = new ArrayList<>();
        String last = "";
        for (JsonNode one : json().path("happenings")) {
            kinds.add(one.path("kind").asText());
            assertThat(one.path("knownAt").asText()).isGreaterThanOrEqualTo(last);
            last = one.path("knownAt").asText();
        }
        assertThat(kinds).contains("ModelPublished", "Observed", "Decision", "Alert", "OfficerNotification");
    }

    @Test
    void whatWasKnownIsByTheMillisecond() throws IOException {
        assertThat(run("as-of", CITIZEN, "--at", "2026-11-25T23:12:59.178Z", "--reason", "x", "--json"))
                .isZero();

        assertThat(json().path("open")).isEmpty();
        assertThat(json().path("rows")).isNotEmpty();
    }

    @Test
    void whatCameInThisVeryMillisecondWasKnown() throws IOException {
        assertThat(run("as-of", CITIZEN, "--at", "2026-11-25T23:12:59.179Z", "--reason", "x", "--json"))
                .isZero();

        assertThat(json().path("open")).hasSize(1);
        assertThat(json().path("told")).hasSize(1);
    }

    @Test
    void nobodyIsShownWithoutAReason() {
        assertThat(run("timeline", CITIZEN)).isEqualTo(2);
        assertThat(run("timeline", CITIZEN, "--reason", " ")).isEqualTo(2);
        assertThat(run("explain", ALERT)).isEqualTo(2);
        assertThat(run("as-of", CITIZEN, "--at", "2026-11-25T23:13:00Z")).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void whatNamesNothingIsSaid() {
        assertThat(run("explain", "00000000", "--reason", "x")).isEqualTo(2);
        assertThat(run("explain", "fbea", "--reason", "x")).isEqualTo(2);
        assertThat(run("timeline", "nobody", "--reason", "x")).isEqualTo(2);
        assertThat(run("as-of", CITIZEN, "--at", "yesterday", "--reason", "x")).isEqualTo(2);
        assertThat(run("timeline", CITIZEN, "--reason", "x", "--lang", "fr")).isEqualTo(2);
        assertThat(err.toString())
                .contains("no alert has an id that begins with 00000000")
                .contains("at least 8")
                .contains("nothing is recorded of citizen nobody")
                .contains("--at")
                .contains("cy or en");
    }
}
