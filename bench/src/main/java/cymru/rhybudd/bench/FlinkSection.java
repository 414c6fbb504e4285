package cymru.rhybudd.bench;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The report's part on Flink. */
final class FlinkSection {
    private FlinkSection() {}

    private static List<FlinkVariant> measured(Throughput throughput) {
        return FlinkVariant.of(false).stream()
                .filter(variant -> !throughput.of(variant.name()).isEmpty())
                .toList();
    }

    static void headline(Markdown text, Throughput throughput) {
        for (FlinkVariant variant : measured(throughput)) {
            if (variant.equals(FlinkVariant.ROCKSDB)) {
                text.line(
                        "**%.2f times the events of a second of processor time of the same stages as a Flink job** with state in"
                                + " RocksDB, exactly once, with a checkpoint each second.",
                        throughput.cpuRatioTo(variant.name()));
                text.space();
            }
        }
    }

    static void write(Markdown text, Throughput throughput, String picture) {
        List<FlinkVariant> variants = measured(throughput);
        if (variants.isEmpty()) {
            return;
        }
        text.space().line("## Beside the same stages as a Flink job").space();
        text.line("![Events of a second of processor time](%s)", picture).space();
        text.line(
                "| | checkpoint or commit each | events a second | CPU seconds a million events | decisions | ours, by processor time |");
        text.line("|---|---:|---:|---:|---:|---:|");
        text.line(
                "| the topology | 20 ms | %s | %s | %,d | 1 |",
                ThroughputSection.spread("%,.0f", throughput.topology(), Round::eventsPerSecond),
                ThroughputSection.spread("%,.1f", throughput.topology(), Round::cpuSecondsPerMillion),
                decisions(throughput, WholeTopology.NAME));
        for (FlinkVariant variant : variants) {
            List<Round> rounds = throughput.of(variant.name());
            text.line(
                    "| Flink, %s | %,d ms | %s | %s | %,d | **%.2f** |",
                    variant.place(),
                    variant.checkpointMillis(),
                    ThroughputSection.spread("%,.0f", rounds, Round::eventsPerSecond),
                    ThroughputSection.spread("%,.1f", rounds, Round::cpuSecondsPerMillion),
                    decisions(throughput, variant.name()),
                    throughput.cpuRatioTo(variant.name()));
        }
        text.space();
        text.line(
                "The same classes, the same topics in and out, exactly once. Each comes to the same score of everybody, or the run"
                        + " is void; how many decisions lead there depends on the order in which tables are read, and each costs as much."
                        + " Broker included; Flink's process has the same heap and collector, and stays warm from round to round. What"
                        + " the job leaves out stands in docs/benchmark/README.md.");
    }

    /** How long an alert takes by each, in the order of the measurement. */
    static void writeDelays(Markdown text, Map<String, Delays> delays) {
        text.space();
        text.line("| from a change in its table's topic to the alert | alerts | p50 ms | p99 ms | p99.9 ms |");
        text.line("|---|---:|---:|---:|---:|");
        row(text, "the topology", delays.get(WholeTopology.NAME));
        for (FlinkVariant variant : FlinkVariant.of(false)) {
            row(text, variant.words(), delays.get(variant.name()));
        }
        text.space();
        text.line(
                "At %,.0f row changes a second of %,d adults, in an open loop, after the first day; without databases and connectors,"
                        + " which all of them need alike, and each on a broker of its own. Flink reads its tables as they come here: to"
                        + " read them in order it would wait for the quiet ones.",
                TopicToAlert.CHANGES_PER_SECOND, TopicToAlert.ADULTS);
    }

    private static void row(Markdown text, String name, @Nullable Delays delays) {
        if (delays != null) {
            text.line(
                    "| %s | %,d | **%,.0f** | **%,.0f** | %,.0f |",
                    name, delays.count(), delays.p50(), delays.p99(), delays.p999());
        }
    }

    private static long decisions(Throughput throughput, String name) {
        Outcome outcome = throughput.outcomes().get(name);
        return outcome == null ? 0 : outcome.decisions();
    }

    /** Events of a second of processor time, if Flink was measured. */
    static Optional<BarChart> chart(Throughput throughput) {
        List<FlinkVariant> variants = measured(throughput);
        if (variants.isEmpty()) {
            return Optional.empty();
        }
        BarChart chart = new BarChart("Events of a second of processor time, broker included")
                .ours("whole topology", perCpuSecond(throughput.topology()));
        variants.forEach(variant -> chart.other(variant.words(), perCpuSecond(throughput.of(variant.name()))));
        return Optional.of(chart);
    }

    private static Spread perCpuSecond(List<Round> rounds) {
        return Spread.of(rounds, round -> 1e6 / round.cpuSecondsPerMillion());
    }
}
