package cymru.rhybudd.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where the report goes.
 *
 * @param markdown the report; its pictures lie beside it, under the same name
 */
record ReportFiles(Path markdown) {
    static final String THROUGHPUT = "";
    static final String FLINK = "-flink";
    static final String LATENCY = "-latency";

    Path picture(String shows) {
        String name = markdown.getFileName().toString().replaceFirst("\\.md$", "") + shows + ".svg";
        return markdown.resolveSibling(name);
    }

    /** Everything that may be written. */
    List<Path> all() {
        return List.of(markdown, picture(THROUGHPUT), picture(FLINK), picture(LATENCY));
    }

    void write(Result result) throws IOException {
        createParent(markdown);
        Files.writeString(
                markdown,
                MarkdownReport.of(result, shows -> picture(shows).getFileName().toString()));
        for (Map.Entry<String, BarChart> picture : pictures(result).entrySet()) {
            Files.writeString(picture(picture.getKey()), picture.getValue().svg());
        }
    }

    private static Map<String, BarChart> pictures(Result result) {
        Map<String, BarChart> pictures = new LinkedHashMap<>();
        Throughput throughput = result.throughput();
        if (throughput != null && !throughput.passThrough().isEmpty()) {
            pictures.put(
                    THROUGHPUT,
                    new BarChart("Events a second, exactly once (median; line: lowest to highest round)")
                            .other("pass-through", throughput.passThroughEventsPerSecond())
                            .ours("whole topology", throughput.topologyEventsPerSecond()));
        }
        if (throughput != null) {
            FlinkSection.chart(throughput).ifPresent(chart -> pictures.put(FLINK, chart));
        }
        Latencies latency = result.latency();
        if (latency != null) {
            BarChart chart = new BarChart("Milliseconds from SQL commit to alert (p50; line: to p99)");
            latency.all()
                    .forEach(each -> chart.ours(
                            each.burst() == null
                                    ? String.format(Locale.ROOT, "%,.0f changes/s", each.changesPerSecond())
                                    : "mass update",
                            new Spread(
                                    each.alerts().p50(),
                                    each.alerts().p50(),
                                    each.alerts().p99())));
            pictures.put(LATENCY, chart);
        }
        return pictures;
    }

    static void createParent(Path file) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
    }
}
