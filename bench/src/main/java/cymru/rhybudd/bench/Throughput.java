package cymru.rhybudd.bench;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What the rounds of the whole topology and of the plain application came to.
 *
 * @param recordBytes the mean size of an input record
 */
record Throughput(Scale scale, List<Round> topology, List<Round> passThrough, double recordBytes) {
    Throughput {
        topology = List.copyOf(topology);
        passThrough = List.copyOf(passThrough);
    }

    Spread topologyEventsPerSecond() {
        return Spread.of(topology, Round::eventsPerSecond);
    }

    Spread passThroughEventsPerSecond() {
        return Spread.of(passThrough, Round::eventsPerSecond);
    }

    /** Of the medians: how much of the plain application's throughput the whole topology reaches. */
    double topologyToPassThroughRatio() {
        return topologyEventsPerSecond().median() / passThroughEventsPerSecond().median();
    }

    /** The same of each round by itself: far apart, they say that the machine was not ours alone. */
    Spread ratioByRound() {
        List<Integer> rounds = IntStream.range(0, Math.min(topology.size(), passThrough.size()))
                .boxed()
                .toList();
        return Spread.of(
                rounds,
                round -> topology.get(round).eventsPerSecond()
                        / passThrough.get(round).eventsPerSecond());
    }

    /** The same by processor time, the broker's included: it does not depend on how well the cores are used. */
    double cpuRatio() {
        return Spread.of(passThrough, Round::cpuSecondsPerMillion).median()
                / Spread.of(topology, Round::cpuSecondsPerMillion).median();
    }
}
