package cymru.rhybudd.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The report's part on throughput. */
final class ThroughputSection {
    private ThroughputSection() {}

    static void headline(Markdown text, Throughput throughput) {
        text.line(
                        "**The whole topology reaches %.2f of the throughput of a plain Kafka Streams application with one"
                                + " store** (%.2f by processor time; %.2f to %.2f by round), with `exactly_once_v2`, in the"
                                + " same run.",
                        throughput.topologyToPassThroughRatio(),
                        throughput.cpuRatio(),
                        throughput.ratioByRound().min(),
                        throughput.ratioByRound().max())
                .space();
    }

    static void write(Markdown text, Throughput throughput, String picture) {
        Scale scale = throughput.scale();
        text.space().line("## Whole topology beside a pass-through").space();
        text.line("![Events a second](%s)", picture).space();
        text.line(
                "| median (lowest–highest of %d rounds) | pass-through | topology |",
                throughput.topology().size());
        text.line("|---|---:|---:|");
        row(text, throughput, "events a second", "%,.0f", Round::eventsPerSecond);
        row(text, throughput, "cores used, broker included", "%,.2f", Round::coresUsed);
        row(
                text,
                throughput,
                "CPU seconds a million events, broker and compiler included",
                "%,.1f",
                Round::cpuSecondsPerMillion);
        row(
                text,
                throughput,
                "CPU seconds a million events, stream threads",
                "%,.1f",
                Round::streamsCpuSecondsPerMillion);
        row(text, throughput, "bytes allocated an event, stream threads", "%,.0f", Round::bytesPerEvent);
        for (String stage : throughput.topology().get(0).stageSeconds().keySet().stream()
                .sorted()
                .toList()) {
            text.line(
                    "| seconds of work a million events, %s | – | %s |",
                    stage, spread("%,.1f", throughput.topology(), round -> round.stageSecondsPerMillion(stage)));
        }
        text.space();
        text.line(
                "Both move the same %,d Debezium change events (%,.0f bytes each, %,d adults) from one embedded broker, in turn,"
                        + " each from nothing, with the service's own settings: exactly once, commit interval, threads,"
                        + " producers and consumers, but that the pass-through fetches a megabyte of a partition at once. It reads, gets and puts 100 bytes of state in one RocksDB"
                        + " store, and writes; its input has as many partitions as `citizen-log`. The topology goes all the way"
                        + " to officers' notifications, and is done when each of its three stages has read everything. The"
                        + " warming-up rounds (at least %d s of each) and the first %.0f%% of every other are not counted. Broker and"
                        + " application share the process and the cores.",
                scale.events(),
                throughput.recordBytes(),
                scale.citizens(),
                scale.warmUp().toSeconds(),
                ThroughputBenchmark.WARM_UP * 100);
        throughput.outcomes().forEach((name, outcome) -> {
            if (name.equals(WholeTopology.NAME)) {
                text.space();
                text.line(
                        "The topology came to %,d decisions, %,d alerts and %,d notifications. A stage's work is timed around"
                                + " the stage alone, by the clock: reading, committing and the producers' threads are not in it.",
                        outcome.decisions(), outcome.alerts(), outcome.notifications());
            }
        });
    }

    private static void row(
            Markdown text, Throughput throughput, String name, String format, ToDoubleFunction<Round> figure) {
        text.line(
                "| " + name + " | %s | %s |",
                spread(format, throughput.passThrough(), figure),
                spread(format, throughput.topology(), figure));
    }

    static String spread(String format, List<Round> rounds, ToDoubleFunction<Round> figure) {
        Spread spread = Spread.of(rounds, figure);
        return String.format(
                Locale.ROOT,
                "**" + format + "** (" + format + "–" + format + ")",
                spread.median(),
                spread.min(),
                spread.max());
    }
}
