package cymru.rhybudd.local.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Whoever is called at 3 a.m. finds on every panel what it shows, in which unit, and what to do; in Welsh as in English. */
class DashboardsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> UNITS = Set.of("s", "ms", "short", "cps", "bytes", "percentunit");
    private static final Set<String> PERSONAL = Set.of("citizen", "officer", "record", "person", "name");

    @Test
    void theFilesAreWhatTheDefinitionSays() throws IOException {
        Map<String, String> rendered = Dashboards.rendered();
        if (Boolean.getBoolean("golden.update")) {
            for (Map.Entry<String, String> file : rendered.entrySet()) {
                Files.writeString(Dashboards.FILES.resolve(file.getKey()), file.getValue());
            }
        }
        assertThat(files()).as("no file that nobody defines").containsExactlyInAnyOrderElementsOf(rendered.keySet());
        for (Map.Entry<String, String> file : rendered.entrySet()) {
            assertThat(Files.readString(Dashboards.FILES.resolve(file.getKey())))
                    .as("%s; edit grafana/dashboards.yaml and run with -Dgolden.update=true", file.getKey())
                    .isEqualTo(file.getValue());
        }
    }

    private static List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(Dashboards.FILES)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static List<JsonNode> panels(boolean rows) throws IOException {
        List<JsonNode> panels = new ArrayList<>();
        for (String text : Dashboards.rendered().values()) {
            for (JsonNode panel : JSON.readTree(text).get("panels")) {
                if (rows || !panel.get("type").asText().equals("row")) {
                    panels.add(panel);
                }
            }
        }
        return panels;
    }

    @Test
    void everyPanelHasTitleDescriptionUnitAndARunbookThatIsThere() throws IOException {
        for (JsonNode panel : panels(false)) {
            String title = panel.get("title").asText();
            assertThat(title).isNotBlank();
            assertThat(panel.get("description").asText()).as(title).hasSizeGreaterThan(20);
            assertThat(panel.at("/fieldConfig/defaults/unit").asText())
                    .as(title)
                    .isIn(UNITS);
            assertThat(panel.at("/datasource/uid").asText()).as(title).isEqualTo("${datasource}");
            String runbook = panel.at("/links/0/url").asText().replace(Dashboards.RUNBOOKS, "");
            assertThat(Dashboards.HOME.resolve("docs/runbooks/" + runbook + ".md"))
                    .as(title)
                    .exists();
        }
    }

    @Test
    void bothLanguagesSayItInWordsOfTheirOwn() throws IOException {
        for (JsonNode dashboard : Dashboards.definition()) {
            for (String what : List.of("title", "description")) {
                for (JsonNode words : dashboard.findValues(what)) {
                    assertThat(words.path("cy").asText()).as(words.toString()).isNotBlank();
                    assertThat(words.path("en").asText()).as(words.toString()).isNotBlank();
                }
            }
            for (JsonNode panel : dashboard.findValues("panels").stream()
                    .flatMap(DashboardsTest::each)
                    .toList()) {
                assertThat(panel.at("/title/cy").asText())
                        .isNotEqualTo(panel.at("/title/en").asText());
                assertThat(panel.at("/description/cy").asText())
                        .isNotEqualTo(panel.at("/description/en").asText());
            }
        }
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    @Test
    void everyNumberAndPlaceIsThereOnce() throws IOException {
        Set<String> uids = new HashSet<>();
        for (String text : Dashboards.rendered().values()) {
            JsonNode dashboard = JSON.readTree(text);
            assertThat(uids.add(dashboard.get("uid").asText())).isTrue();
            assertThat(dashboard.get("uid").asText()).hasSizeLessThanOrEqualTo(40);
            assertThat(dashboard.get("schemaVersion").asInt()).isEqualTo(39);
            Set<Integer> ids = new HashSet<>();
            Set<String> places = new HashSet<>();
            for (JsonNode panel : dashboard.get("panels")) {
                JsonNode at = panel.get("gridPos");
                assertThat(ids.add(panel.get("id").asInt())).isTrue();
                assertThat(at.get("x").asInt() + at.get("w").asInt()).isLessThanOrEqualTo(24);
                assertThat(places.add(at.get("x") + "/" + at.get("y")))
                        .as(panel.get("title").asText())
                        .isTrue();
            }
        }
    }

    @Test
    void ratesTakeGrafanasIntervalAndNoLabelIsAPersons() throws IOException {
        for (Dashboards.Asked asked : Dashboards.asked()) {
            assertThat(asked.expression())
                    .as(asked.panel())
                    .contains("job=~\"$job\"")
                    .doesNotContain("$__interval");
            if (asked.expression().contains("rate(")) {
                assertThat(asked.expression()).as(asked.panel()).contains("[$__rate_interval]");
            }
            for (String label : PERSONAL) {
                assertThat(asked.expression()).as(asked.panel()).doesNotContainPattern("[(, {]" + label + "[), =!]");
            }
        }
    }
}
