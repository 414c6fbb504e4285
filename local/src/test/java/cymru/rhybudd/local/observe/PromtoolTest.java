package cymru.rhybudd.local.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cymru.rhybudd.local.world.PrometheusProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/**
 * The rules hold by Prometheus' own tool: each alert fires when it must and is silent when it need not speak. Without the operating system's
 * package the tool's part is skipped, unless RHYBUDD_REQUIRE_PROMETHEUS is true.
 */
class PromtoolTest {
    private static final Path RULES = Dashboards.HOME.resolve("grafana/prometheus");

    @Test
    void theRulesAreRight() throws Exception {
        assertThat(promtool("check", "rules", "rhybudd.rules.yaml")).contains("SUCCESS");
    }

    @Test
    void eachAlertFiresAndIsSilentWhenItMust() throws Exception {
        assertThat(promtool("test", "rules", "rhybudd.rules.test.yaml")).contains("SUCCESS");
    }

    private static String promtool(String... arguments) throws Exception {
        requireOrSkip();
        Process process = new ProcessBuilder(Stream.concat(Stream.of("promtool"), Stream.of(arguments))
                        .toList())
                .directory(RULES.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private static void requireOrSkip() {
        boolean there = PrometheusProcess.program().isPresent();
        if (Boolean.parseBoolean(System.getenv("RHYBUDD_REQUIRE_PROMETHEUS"))) {
            assertThat(there)
                    .as("a Prometheus, for RHYBUDD_REQUIRE_PROMETHEUS is true")
                    .isTrue();
        }
        assumeTrue(there, "skipped: the operating system has no Prometheus (apt-get install prometheus)");
    }

    /** Two instances that are down say different things: what they have in common is nothing. */
    @Test
    void whoIsOnCallReadsEachAlertOfAGroup() throws Exception {
        String settings = Files.readString(Dashboards.HOME.resolve("grafana/alertmanager/alertmanager.yaml"));

        assertThat(settings.split("\\{\\{ \\.GroupLabels\\.alertname }}\\{\\{ range \\.Alerts }}"))
                .as("the page and the mail")
                .hasSize(3);
        assertThat(settings).doesNotContain("CommonAnnotations.summary");
    }

    @Test
    @SuppressWarnings("unchecked") // YAML has no types
    void everyAlertSaysHowGraveItIsInBothLanguagesAndWhatToDo() throws Exception {
        for (Map<String, Object> rule : alerts()) {
            String name = String.valueOf(rule.get("alert"));
            Map<String, String> says = (Map<String, String>) rule.get("annotations");
            assertThat(rule.get("for")).as(name).isNotNull();
            assertThat(((Map<String, String>) rule.get("labels")).get("severity"))
                    .as(name)
                    .isIn("page", "ticket");
            assertThat(says.get("summary")).as(name).isNotBlank().isNotEqualTo(says.get("summary_cy"));
            assertThat(says.get("summary_cy")).as(name).isNotBlank();
            assertThat(says.get("runbook_url")).as(name).isEqualTo(Dashboards.RUNBOOKS + name);
            String runbook = Files.readString(Dashboards.HOME.resolve("docs/runbooks/" + name + ".md"));
            assertThat(runbook)
                    .as(name)
                    .contains(
                            "`" + name + "`",
                            "Beth mae’n ei olygu",
                            "Pwy sy’n dioddef",
                            "Sut i edrych",
                            "Beth i’w wneud",
                            "Pryd mae drosodd",
                            "Pwy i’w ddeffro");
        }
    }

    @Test
    @SuppressWarnings("unchecked") // YAML has no types
    void everyAlertHasAFiringAndASilentCase() throws Exception {
        Map<String, Object> tests = new Yaml().load(Files.readString(RULES.resolve("rhybudd.rules.test.yaml")));
        Set<String> cases = new HashSet<>();
        ((List<Map<String, Object>>) tests.get("tests")).forEach(one -> cases.add(String.valueOf(one.get("name"))));
        for (Map<String, Object> rule : alerts()) {
            assertThat(cases).contains(rule.get("alert") + " fires", rule.get("alert") + " is silent");
        }
    }

    @SuppressWarnings("unchecked") // YAML has no types
    private static List<Map<String, Object>> alerts() throws Exception {
        Map<String, Object> file = new Yaml().load(Files.readString(RULES.resolve("rhybudd.rules.yaml")));
        return ((List<Map<String, Object>>) file.get("groups"))
                .stream()
                        .flatMap(group -> ((List<Map<String, Object>>) group.get("rules")).stream())
                        .filter(rule -> rule.containsKey("alert"))
                        .toList();
    }
}
