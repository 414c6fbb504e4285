package cymru.rhybudd.bench;

import java.util.List;

/**
 * How much of the latency is measured.
 *
 * @param citizens adults of the council
 * @param rates in changes a second, each for itself
 * @param seconds how long each is measured
 * @param burstRows of the mass update; 0 for none
 * @param burstSeconds how long changes go on around it
 */
record LatencyScale(
        int citizens, int warmUpSeconds, List<Integer> rates, int seconds, long burstRows, int burstSeconds) {
    static final LatencyScale QUICK = new LatencyScale(2_000, 10, List.of(200), 30, 0, 0);
    static final LatencyScale FULL = new LatencyScale(10_000, 30, List.of(100, 200, 1_000, 5_000), 60, 200_000, 150);

    LatencyScale {
        rates = List.copyOf(rates);
    }
}
