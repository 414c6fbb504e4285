package cymru.rhybudd.console.governance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many facts the engine withheld for want of a lawful basis. What is withheld stands in no record, so that only the engine's own counters know: they
 * count from the start of each instance.
 */
public final class Withheld {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Pattern LINE = Pattern.compile("rhybudd_withheld_total\\{([^}]*)\\} (\\S+)");

    private final List<URI> instances;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** Of the engine's instances, by the addresses of their metrics. */
    public Withheld(List<URI> instances) {
        this.instances = List.copyOf(instances);
    }

    /** The kind of fact of a source. */
    public record Kind(String source, String fact) implements Comparable<Kind> {
        @Override
        public int compareTo(Kind other) {
            int bySource = source.compareTo(other.source);
            return bySource != 0 ? bySource : fact.compareTo(other.fact);
        }
    }

    /**
     * What all instances counted together.
     *
     * @param asked how many instances there are
     * @param answered how many of them could be asked
     */
    public record Counts(Map<Kind, Long> facts, int asked, int answered) {}

    /** Asks every instance. */
    public Counts counts() {
        Map<Kind, Long> facts = new TreeMap<>();
        int answered = 0;
        for (URI instance : instances) {
            try {
                HttpResponse<String> answer = client.send(
                        HttpRequest.newBuilder(instance).timeout(PATIENCE).build(), BodyHandlers.ofString());
                if (answer.statusCode() == 200) {
                    read(answer.body(), facts);
                    answered++;
                }
            } catch (IOException e) {
                // it is said how many answered
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        return new Counts(facts, instances.size(), answered);
    }

    static void read(String metrics, Map<Kind, Long> facts) {
        Matcher lines = LINE.matcher(metrics);
        while (lines.find()) {
            facts.merge(
                    new Kind(label("source", lines.group(1)), label("fact", lines.group(1))),
                    Math.round(Double.parseDouble(lines.group(2))),
                    Long::sum);
        }
    }

    private static String label(String name, String labels) {
        Matcher label = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(labels);
        return label.find() ? label.group(1) : "";
    }
}
