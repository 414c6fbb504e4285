package cymru.rhybudd.bench;

import cymru.rhybudd.bench.Listeners.Announced;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/**
 * Times in milliseconds.
 *
 * @param count of how many
 */
record Delays(long count, double p50, double p95, double p99, double p999, double max) {
    private static final long LONGEST_MICROS = 3_600_000_000L;
    private static final double MICROS = 1_000;
    private static final long NANOS_OF_A_MICRO = 1_000;

    static Histogram histogram() {
        return new Histogram(1, LONGEST_MICROS, 3);
    }

    static Delays of(Histogram micros) {
        return new Delays(
                micros.getTotalCount(),
                micros.getValueAtPercentile(50) / MICROS,
                micros.getValueAtPercentile(95) / MICROS,
                micros.getValueAtPercentile(99) / MICROS,
                micros.getValueAtPercentile(99.9) / MICROS,
                micros.getMaxValue() / MICROS);
    }

    /** Something that was told to a team, when it began. */
    record Told(String team, Instant begun) {}

    /** From one moment of each until another. */
    static <T> Delays between(Collection<T> all, Function<T, Instant> begun, Function<T, Instant> end) {
        Histogram micros = histogram();
        all.forEach(each -> record(micros, begun.apply(each), end.apply(each)));
        return of(micros);
    }

    private static void record(Histogram micros, Instant begun, Instant end) {
        record(micros, Duration.between(begun, end).toNanos());
    }

    /** Counts a time in nanoseconds. */
    static void record(Histogram micros, long nanos) {
        micros.recordValue(Math.min(LONGEST_MICROS, Math.max(1, nanos / NANOS_OF_A_MICRO)));
    }

    /** From when something began until each stream of its team announced it; what a stream never announced does not count. */
    static Delays untilAnnounced(TreeMap<Long, Told> toldByOffset, List<Listeners.Stream> streams) {
        Histogram micros = histogram();
        for (Listeners.Stream stream : streams) {
            long counted = -1;
            for (Announced announced : stream.announced()) {
                for (Map.Entry<Long, Told> told : toldByOffset
                        .subMap(counted, false, announced.upTo(), true)
                        .entrySet()) {
                    if (told.getValue().team().equals(stream.team())) {
                        record(micros, told.getValue().begun(), announced.at());
                    }
                }
                counted = Math.max(counted, announced.upTo());
            }
        }
        return of(micros);
    }
}
