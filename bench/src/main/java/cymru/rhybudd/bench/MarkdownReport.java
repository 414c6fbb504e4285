package cymru.rhybudd.bench;

import cymru.rhybudd.bench.AssessorMeasurement.CoreCost;
import java.util.function.Function;

/** The result for people: what is promised first, then part by part. */
final class MarkdownReport {
    private MarkdownReport() {}

    /** With the names of the pictures that lie beside the report, by what they show. */
    static String of(Result result, Function<String, String> picture) {
        Machine machine = result.machine();
        Markdown text = new Markdown();
        text.line("# What Rhybudd costs").space();
        Throughput throughput = result.throughput();
        if (throughput != null && !throughput.passThrough().isEmpty()) {
            ThroughputSection.headline(text, throughput);
        }
        if (throughput != null) {
            FlinkSection.headline(text, throughput);
        }
        Latencies latency = result.latency();
        if (latency != null) {
            LatencySection.headline(text, latency);
        }
        if (machine.isBusy()) {
            text.line(
                            "**Not to be published: others used the machine before this began (load %.1f on %d cores).**",
                            machine.loadBefore(), machine.cores())
                    .space();
        }
        result.failed()
                .forEach((part, why) -> text.line("**`%s` could not be measured: %s**", part.word(), why)
                        .space());
        text.line("| | | |");
        text.line("|---|---|---|");
        text.line("| Measured | %s%s | |", machine.date(), result.quick() ? " (quick: indicative)" : "");
        text.line(
                "| Machine | %s, %d cores, load before %.1f | %s |",
                machine.cpu(), machine.cores(), machine.loadBefore(), machine.os());
        text.line(
                "| JDK | %s | heap %d MB, memory of the stores in MB: %s |",
                machine.jdk(), machine.heapMegabytes(), machine.storeMegabytes());
        if (throughput != null) {
            if (!throughput.passThrough().isEmpty()) {
                ThroughputSection.write(text, throughput, picture.apply(ReportFiles.THROUGHPUT));
            }
            FlinkSection.write(text, throughput, picture.apply(ReportFiles.FLINK));
        }
        if (!result.topicToAlert().isEmpty()) {
            FlinkSection.writeDelays(text, result.topicToAlert());
        }
        if (latency != null) {
            LatencySection.write(text, latency, picture.apply(ReportFiles.LATENCY));
        }
        TriggerFigures triggers = result.triggers();
        if (triggers != null) {
            TriggerSection.write(text, triggers);
        }
        if (!result.growth().isEmpty()) {
            GrowthSection.write(text, result.growth());
        }
        Failover failover = result.failover();
        if (failover != null) {
            FailoverSection.write(text, failover);
        }
        if (!result.core().isEmpty()) {
            core(text, result);
        }
        return text.toString();
    }

    private static void core(Markdown text, Result result) {
        text.space().line("## Assessing core").space();
        text.line("| rows of a citizen | ns an event, median (lowest–highest) | bytes allocated an event |");
        text.line("|---:|---:|---:|");
        for (CoreCost cost : result.core()) {
            text.line(
                    "| %d | **%,.0f** (%,.0f–%,.0f) | %,.0f |",
                    cost.rows(), cost.nanos(), cost.lowest(), cost.highest(), cost.bytes());
        }
        text.space();
        text.line("`Assessor.assess` by itself (JMH), on a mixed stream of changes; no store, no serialisation.");
    }
}
