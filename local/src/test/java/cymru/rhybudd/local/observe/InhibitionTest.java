package cymru.rhybudd.local.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Which alert keeps which other one from being said. */
@SuppressWarnings("unchecked") // YAML has no types
class InhibitionTest {
    private static final Pattern BY = Pattern.compile("\\bby \\(([^)]*)\\)");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)=~?\"([^\"]*)\"");

    private record Rule(Set<String> sources, boolean ofNoInstance, Set<String> targets, Set<String> equal) {}

    private static List<Rule> rules() throws Exception {
        Map<String, Object> settings =
                new Yaml().load(Files.readString(Dashboards.HOME.resolve("grafana/alertmanager/alertmanager.yaml")));
        return ((List<Map<String, List<String>>>) settings.get("inhibit_rules"))
                .stream()
                        .map(rule -> {
                            Map<String, String> source = matchers(rule.get("source_matchers"));
                            return new Rule(
                                    names(source),
                                    source.getOrDefault("instance", "any").isEmpty(),
                                    names(matchers(rule.get("target_matchers"))),
                                    new TreeSet<>(rule.get("equal")));
                        })
                        .toList();
    }

    private static Map<String, String> matchers(List<String> texts) {
        Map<String, String> found = new HashMap<>();
        for (String text : texts) {
            Matcher matcher = MATCHER.matcher(text);
            assertThat(matcher.matches()).as(text).isTrue();
            found.put(matcher.group(1), matcher.group(2));
        }
        return found;
    }

    private static Set<String> names(Map<String, String> matchers) {
        return new TreeSet<>(
                Arrays.asList(matchers.getOrDefault("alertname", "").split("\\|")));
    }

    /** What the series of an alert are told apart by: of its first aggregation, or of what was scraped. */
    private static Map<String, Set<String>> labels() throws Exception {
        Map<String, Object> file =
                new Yaml().load(Files.readString(Dashboards.HOME.resolve("grafana/prometheus/rhybudd.rules.yaml")));
        Map<String, String> recorded = new HashMap<>();
        Map<String, Set<String>> labels = new HashMap<>();
        for (Map<String, Object> group : (List<Map<String, Object>>) file.get("groups")) {
            for (Map<String, String> rule : (List<Map<String, String>>) group.get("rules")) {
                if (rule.containsKey("record")) {
                    recorded.put(rule.get("record"), rule.get("expr"));
                } else {
                    labels.put(rule.get("alert"), by(rule.get("expr"), recorded));
                }
            }
        }
        return labels;
    }

    private static Set<String> by(String expression, Map<String, String> recorded) {
        String text = expression.replaceFirst("^\\(+", "");
        for (Map.Entry<String, String> record : recorded.entrySet()) {
            if (text.startsWith(record.getKey())) {
                text = record.getValue();
            }
        }
        Matcher matcher = BY.matcher(text);
        return matcher.find() ? Set.of(matcher.group(1).split(", *")) : Set.of("job", "instance");
    }

    @Test
    void oneInstanceSilencesNothingThatIsSaidOfTheWholeCouncil() throws Exception {
        Map<String, Set<String>> labels = labels();
        for (Rule rule : rules()) {
            for (String source : rule.sources()) {
                for (String target : rule.targets()) {
                    if (labels.get(source).contains("instance") && !rule.ofNoInstance()) {
                        assertThat(labels.get(target))
                                .as("%s by %s", target, source)
                                .contains("instance");
                        assertThat(rule.equal()).as("%s by %s", target, source).contains("instance");
                    }
                }
            }
        }
    }

    /** Alertmanager holds two labels that are both missing to be equal, so that a misspelt one silences everything. */
    @Test
    void whatHasToBeEqualIsThere() throws Exception {
        Map<String, Set<String>> labels = labels();
        for (Rule rule : rules()) {
            for (String alert : rule.targets()) {
                assertThat(labels).containsKey(alert);
                assertThat(labels.get(alert)).as(alert).containsAll(rule.equal());
            }
            for (String alert : rule.sources()) {
                assertThat(labels).containsKey(alert);
                assertThat(labels.get(alert)).as(alert).containsAll(rule.equal());
            }
        }
    }
}
