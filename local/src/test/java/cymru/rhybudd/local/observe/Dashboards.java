package cymru.rhybudd.local.observe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.Yaml;

/** Grafana's dashboards in both languages, as {@code grafana/dashboards.yaml} says: one definition, so that they differ in words alone. */
final class Dashboards {
    static final Path HOME = Path.of(System.getProperty("rhybudd.home"));
    static final Path FILES = HOME.resolve("grafana/dashboards");
    static final String RUNBOOKS = "https://rhybudd.cymru/runbooks/";

    private static final String CHOSEN = "job=~\"$job\",instance=~\"$instance\"";
    private static final int WIDE = 24;
    private static final int HIGH = 8;
    private static final List<String> LANGUAGES = List.of("en", "cy");
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private Dashboards() {}

    /** An expression that a panel asks for, as it stands in the file. */
    record Asked(String dashboard, String panel, String expression, boolean sparse) {}

    /** The definition. */
    static JsonNode definition() throws IOException {
        return JSON.valueToTree(new Yaml().load(Files.readString(HOME.resolve("grafana/dashboards.yaml"))));
    }

    /** Every file's text by its name. */
    static Map<String, String> rendered() throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (JsonNode dashboard : definition()) {
            for (String language : LANGUAGES) {
                files.put(
                        name(dashboard, language) + ".json",
                        JSON.writeValueAsString(dashboard(dashboard, language)) + "\n");
            }
        }
        return files;
    }

    /** Every expression of every panel. */
    static List<Asked> asked() throws IOException {
        List<Asked> all = new ArrayList<>();
        for (JsonNode dashboard : definition()) {
            for (JsonNode panel : dashboard.findValues("panels").stream()
                    .flatMap(panels -> StreamSupport.stream(panels.spliterator(), false))
                    .toList()) {
                for (JsonNode query : panel.get("queries")) {
                    all.add(new Asked(
                            dashboard.get("name").asText(),
                            panel.at("/title/en").asText(),
                            expression(query),
                            panel.path("sparse").asBoolean()));
                }
            }
        }
        return all;
    }

    private static String name(JsonNode dashboard, String language) {
        return dashboard.get("name").asText() + (language.equals("en") ? "" : "-" + language);
    }

    private static String expression(JsonNode query) {
        return query.get("expr").asText().replaceAll(Pattern.quote("$of"), Matcher.quoteReplacement(CHOSEN));
    }

    private static ObjectNode dashboard(JsonNode definition, String language) {
        ObjectNode dashboard = JSON.createObjectNode();
        dashboard.put("uid", name(definition, language));
        dashboard.put("title", definition.get("title").get(language).asText());
        dashboard.put("description", definition.get("description").get(language).asText());
        dashboard.putArray("tags").add("rhybudd").add("rhybudd-" + language);
        dashboard.put("schemaVersion", 39);
        dashboard.put("version", 1);
        dashboard.put("editable", false);
        dashboard.put("graphTooltip", 1);
        dashboard.put("timezone", "browser");
        dashboard.put("refresh", "10s");
        dashboard.putObject("time").put("from", "now-1h").put("to", "now");
        dashboard.putObject("annotations").putArray("list");
        ArrayNode links = dashboard.putArray("links");
        links.addObject()
                .put("type", "dashboards")
                .put("title", "Rhybudd")
                .put("asDropdown", false)
                .put("includeVars", true)
                .put("keepTime", true)
                .putArray("tags")
                .add("rhybudd-" + language);
        links.addObject()
                .put("type", "link")
                .put("title", language.equals("en") ? "Runbooks" : "Llyfrau rhedeg")
                .put("url", RUNBOOKS)
                .put("targetBlank", true);
        variables(dashboard.putObject("templating").putArray("list"), language);
        panels(dashboard.putArray("panels"), definition, language);
        return dashboard;
    }

    private static void variables(ArrayNode variables, String language) {
        variables
                .addObject()
                .put("name", "datasource")
                .put("label", "Prometheus")
                .put("type", "datasource")
                .put("query", "prometheus")
                .put("refresh", 1);
        variable(variables, "job", language.equals("en") ? "Job" : "Swydd", "label_values(rhybudd_reachable, job)");
        variable(
                variables,
                "instance",
                language.equals("en") ? "Instance" : "Enghraifft",
                "label_values(rhybudd_reachable{job=~\"$job\"}, instance)");
    }

    private static void variable(ArrayNode variables, String name, String label, String values) {
        ObjectNode variable = variables.addObject();
        variable.put("name", name).put("label", label).put("type", "query").put("definition", values);
        variable.set("datasource", source());
        variable.putObject("query").put("query", values).put("refId", "StandardVariableQuery");
        variable.put("refresh", 2)
                .put("includeAll", true)
                .put("allValue", ".*")
                .put("multi", true)
                .put("sort", 1);
        ObjectNode current = variable.putObject("current");
        current.putArray("text").add("All");
        current.putArray("value").add("$__all");
    }

    private static ObjectNode source() {
        return JSON.createObjectNode().put("type", "prometheus").put("uid", "${datasource}");
    }

    /** From left to right, row by row. */
    private static void panels(ArrayNode panels, JsonNode definition, String language) {
        int y = 0;
        for (JsonNode row : definition.get("rows")) {
            ObjectNode head = panels.addObject();
            head.put("type", "row").put("id", panels.size()).put("collapsed", false);
            head.put("title", row.get("title").get(language).asText());
            place(head, 0, y, WIDE, 1);
            head.putArray("panels");
            y++;
            int x = 0;
            for (JsonNode panel : row.get("panels")) {
                int width = panel.path("width").asInt(HIGH);
                if (x + width > WIDE) {
                    x = 0;
                    y += HIGH;
                }
                ObjectNode drawn = panels.addObject();
                drawn.put("id", panels.size());
                place(drawn, x, y, width, HIGH);
                panel(drawn, panel, language);
                x += width;
            }
            y += HIGH;
        }
    }

    private static void place(ObjectNode panel, int x, int y, int width, int height) {
        panel.putObject("gridPos").put("x", x).put("y", y).put("w", width).put("h", height);
    }

    private static void panel(ObjectNode panel, JsonNode definition, String language) {
        boolean stat = definition.path("type").asText().equals("stat");
        panel.put("type", stat ? "stat" : "timeseries");
        panel.put("title", definition.get("title").get(language).asText());
        panel.put("description", definition.get("description").get(language).asText());
        panel.set("datasource", source());
        String runbook = definition.get("runbook").asText();
        panel.putArray("links")
                .addObject()
                .put("title", runbook)
                .put("url", RUNBOOKS + runbook)
                .put("targetBlank", true);
        ObjectNode defaults = panel.putObject("fieldConfig").putObject("defaults");
        defaults.put("unit", definition.get("unit").asText());
        thresholds(defaults, definition);
        ((ObjectNode) panel.get("fieldConfig")).putArray("overrides");
        if (stat) {
            panel.putObject("options")
                    .put("colorMode", "background")
                    .putObject("reduceOptions")
                    .putArray("calcs")
                    .add("lastNotNull");
        } else {
            ObjectNode custom = defaults.putObject("custom");
            custom.put("drawStyle", "line").put("fillOpacity", 10).put("showPoints", "never");
            custom.putObject("thresholdsStyle")
                    .put("mode", definition.has("limit") || definition.has("below") ? "dashed" : "off");
            panel.putObject("options").putObject("tooltip").put("mode", "multi").put("sort", "desc");
        }
        ArrayNode targets = panel.putArray("targets");
        for (JsonNode query : definition.get("queries")) {
            ObjectNode target = targets.addObject();
            target.put("refId", String.valueOf((char) ('A' + targets.size() - 1)));
            target.set("datasource", source());
            target.put("expr", expression(query))
                    .put("legendFormat", query.get("show").asText());
            target.put("editorMode", "code").put("range", !stat).put("instant", stat);
        }
    }

    /** Red from the limit on, or below what must be reached. */
    private static void thresholds(ObjectNode defaults, JsonNode definition) {
        ArrayNode steps =
                defaults.putObject("thresholds").put("mode", "absolute").putArray("steps");
        boolean below = definition.has("below");
        steps.addObject().put("color", below ? "red" : "green").putNull("value");
        if (below || definition.has("limit")) {
            steps.addObject()
                    .put("color", below ? "green" : "red")
                    .put("value", definition.path(below ? "below" : "limit").asDouble());
        }
    }
}
