package cymru.rhybudd.local.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** What a real Prometheus has of a running service: every panel and rule must find something there, and no label is a person's. */
public final class Observed {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_SERIES = 2_000;
    private static final Pattern NAME = Pattern.compile("\\b((?:rhybudd|kafka|jvm|process|disk|system)_[a-z0-9_]+)\\b");
    private static final Set<String> LABELS = Set.of(
            "__name__",
            "action",
            "age",
            "alertname",
            "alertstate",
            "application_id",
            "area",
            "by",
            "cause",
            "channel",
            "client_id",
            "colour",
            "fact",
            "gc",
            "group",
            "id",
            "indicator",
            "instance",
            "job",
            "kafka_version",
            "kind",
            "le",
            "live",
            "metrics_scope",
            "method",
            "model",
            "outcome",
            "partition",
            "path",
            "reason",
            "rocksdb_state_id",
            "route",
            "ruling",
            "severity",
            "shadow",
            "side",
            "source",
            "stage",
            "state",
            "status",
            "task_id",
            "team",
            "thread_id",
            "topic");

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI prometheus;

    public Observed(URI prometheus) {
        this.prometheus = prometheus;
    }

    /** Fails when a panel or a rule asks for what is not there, or when there are too many series or other labels than those known. */
    public void assertComplete() throws Exception {
        for (Dashboards.Asked asked : Dashboards.asked()) {
            if (!asked.sparse()) {
                Awaitility.await(asked.dashboard() + ", " + asked.panel() + ": " + asked.expression())
                        .atMost(PATIENCE)
                        .until(() -> !query(meant(asked.expression())).isEmpty());
            }
        }
        Set<String> known = texts("label/__name__/values");
        for (String name : named()) {
            assertThat(known).as("a rule asks for %s", name).contains(name);
        }
        for (JsonNode group : get("rules").get("groups")) {
            for (JsonNode rule : group.get("rules")) {
                assertThat(rule.path("lastError").asText())
                        .as(rule.get("name").asText())
                        .isEmpty();
            }
        }
        assertThat(LABELS).containsAll(texts("labels"));
        assertThat(query("count(kafka_stream_state_total_sst_files_size)")
                        .get(0)
                        .at("/value/1")
                        .asInt())
                .as("every store of every partition")
                .isGreaterThan(30);
        for (String job : List.of("rhybudd", "rhybudd-console")) {
            assertThat(query("count({job=\"" + job + "\"})")
                            .get(0)
                            .at("/value/1")
                            .asInt())
                    .as(job)
                    .isLessThan(MOST_SERIES);
        }
    }

    /** As Grafana asks it. */
    private static String meant(String expression) {
        return expression
                .replace("job=~\"$job\"", "job=~\".*\"")
                .replace("instance=~\"$instance\"", "instance=~\".*\"")
                .replace("$__rate_interval", "1m")
                .replace("$__range", "5m");
    }

    private static Set<String> named() throws IOException {
        Set<String> names = new TreeSet<>();
        String rules = Files.readString(Dashboards.HOME.resolve("grafana/prometheus/rhybudd.rules.yaml"));
        rules.lines().filter(line -> line.strip().startsWith("expr:")).forEach(line -> {
            Matcher name = NAME.matcher(line);
            while (name.find()) {
                names.add(name.group(1));
            }
        });
        return names;
    }

    private JsonNode query(String expression) throws IOException, InterruptedException {
        return get("query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8))
                .get("result");
    }

    private Set<String> texts(String path) throws IOException, InterruptedException {
        List<String> texts = new ArrayList<>();
        get(path).forEach(text -> texts.add(text.asText()));
        return new TreeSet<>(texts);
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        String body = http.send(
                        HttpRequest.newBuilder(prometheus.resolve("/api/v1/" + path))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        JsonNode answer = new ObjectMapper().readTree(body);
        assertThat(answer.path("status").asText()).as(body).isEqualTo("success");
        return answer.get("data");
    }
}
