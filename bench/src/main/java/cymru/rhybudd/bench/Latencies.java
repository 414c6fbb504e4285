package cymru.rhybudd.bench;

import java.util.List;

/**
 * What was measured of latency in one council.
 *
 * @param raw from a producer to a consumer, with nothing between
 * @param all by rate, and beside a mass update
 */
record Latencies(Delays raw, List<Latency> all) {
    /** Above it the machine is what is slow; by the method of the reference workload no latency is to be published then. */
    private static final double RAW_P99_MILLIS = 50;

    Latencies {
        all = List.copyOf(all);
    }

    boolean isPublishable() {
        return raw.p99() <= RAW_P99_MILLIS;
    }
}
