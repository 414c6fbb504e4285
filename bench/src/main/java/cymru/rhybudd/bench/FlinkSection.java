package cymru.rhybudd.bench;

import java.util.List;
import java.util.Optional;

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
                    variant.heap() ? "heap" : "RocksDB",
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
                        + " Broker included; Flink's process has the same heap and collector, and stays warm from round to round. An alert"
                        + " comes after about as many checkpoints as there are stages, so that a checkpoint each second means seconds. What"
                        + " the job leaves out stands in docs/benchmark/README.md.");
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
        variants.forEach(variant -> chart.other(
                "Flink " + (variant.heap() ? "heap" : "RocksDB") + ", " + variant.checkpointMillis() + " ms",
                perCpuSecond(throughput.of(variant.name()))));
        return Optional.of(chart);
    }

    private static Spread perCpuSecond(List<Round> rounds) {
        return Spread.of(rounds, round -> 1e6 / round.cpuSecondsPerMillion());
    }
}
