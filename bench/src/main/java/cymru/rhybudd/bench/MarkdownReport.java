package cymru.rhybudd.bench;

import cymru.rhybudd.bench.AssessorMeasurement.CoreCost;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The result for people. */
final class MarkdownReport {
    private MarkdownReport() {}

    /** With the name of the picture that lies beside the report. */
    static String of(Result result, String picture) {
        Machine machine = result.machine();
        StringBuilder text = new StringBuilder();
        line(text, "# What Rhybudd costs");
        line(text, "");
        line(
                text,
                "**The whole topology reaches %.2f of the throughput of a plain Kafka Streams application with one store**"
                        + " (%.2f by processor time; %.2f to %.2f by round), with `exactly_once_v2`, in the same run.",
                result.topologyToPassThroughRatio(),
                result.cpuRatio(),
                result.ratioByRound().min(),
                result.ratioByRound().max());
        line(text, "");
        line(text, "![Events a second](%s)", picture);
        line(text, "");
        line(text, "| | | |");
        line(text, "|---|---|---|");
        line(text, "| Measured | %s%s | |", machine.date(), result.scale().quick() ? " (quick: indicative)" : "");
        line(
                text,
                "| Machine | %s, %d cores, load before %.1f | %s |",
                machine.cpu(),
                machine.cores(),
                machine.loadBefore(),
                machine.os());
        line(text, "| JDK | %s | heap %d MB |", machine.jdk(), machine.heapMegabytes());
        line(text, "");
        line(text, "## Whole topology beside a pass-through");
        line(text, "");
        line(
                text,
                "| median (lowest–highest of %d rounds) | pass-through | topology |",
                result.topology().size());
        line(text, "|---|---:|---:|");
        row(text, result, "events a second", "%,.0f", Round::eventsPerSecond);
        row(text, result, "cores used, broker included", "%,.2f", Round::coresUsed);
        row(
                text,
                result,
                "CPU seconds a million events, broker and compiler included",
                "%,.1f",
                Round::cpuSecondsPerMillion);
        row(text, result, "CPU seconds a million events, stream threads", "%,.1f", Round::streamsCpuSecondsPerMillion);
        row(text, result, "bytes allocated an event, stream threads", "%,.0f", Round::bytesPerEvent);
        line(text, "");
        line(
                text,
                "Both move the same %,d Debezium change events (%,.0f bytes each, %,d adults) from one embedded broker, in turn,"
                        + " each from nothing, with the service's own settings: exactly once, commit interval, threads,"
                        + " producers and consumers. The pass-through reads, gets and puts 100 bytes of state in one RocksDB"
                        + " store, and writes; its input has as many partitions as `citizen-log`. The topology goes all the way"
                        + " to officers' notifications, and is done when each of its three stages has read everything. The"
                        + " warming-up rounds (%d of each) are not counted, nor are the first %,d events of every other: all rows of the"
                        + " council as they are found, so that what is counted are changes to people who are known, under a"
                        + " model. Broker and"
                        + " application share the process and the cores.",
                result.scale().events(),
                result.input().meanBytes(),
                result.scale().citizens(),
                result.scale().warmUps(),
                result.input().notCounted());
        line(text, "");
        line(text, "## Assessing core");
        line(text, "");
        line(text, "| rows of a citizen | ns an event, median (lowest–highest) | bytes allocated an event |");
        line(text, "|---:|---:|---:|");
        for (CoreCost cost : result.core()) {
            line(
                    text,
                    "| %d | **%,.0f** (%,.0f–%,.0f) | %,.0f |",
                    cost.rows(),
                    cost.nanos(),
                    cost.lowest(),
                    cost.highest(),
                    cost.bytes());
        }
        line(text, "");
        line(text, "`Assessor.assess` by itself (JMH), on a mixed stream of changes; no store, no serialisation.");
        return text.toString();
    }

    private static void row(
            StringBuilder text, Result result, String name, String format, ToDoubleFunction<Round> figure) {
        line(
                text,
                "| " + name + " | %s | %s |",
                spread(format, result.passThrough(), figure),
                spread(format, result.topology(), figure));
    }

    private static String spread(String format, List<Round> rounds, ToDoubleFunction<Round> figure) {
        Spread spread = Spread.of(rounds, figure);
        return String.format(
                Locale.ROOT,
                "**" + format + "** (" + format + "–" + format + ")",
                spread.median(),
                spread.min(),
                spread.max());
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
