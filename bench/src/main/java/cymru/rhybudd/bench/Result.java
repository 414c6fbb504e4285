package cymru.rhybudd.bench;

import cymru.rhybudd.bench.AssessorMeasurement.CoreCost;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a run of the benchmark came to.
 *
 * @param core the assessing core, by the number of a citizen's rows
 * @param input what both applications read
 */
record Result(
        Machine machine, Scale scale, List<CoreCost> core, List<Round> topology, List<Round> passThrough, Input input) {
    /** A citizen of whom as much is known as is usual. */
    private static final int USUAL_ROWS = 12;

    Result {
        core = List.copyOf(core);
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

    /** The core's cost for a usual citizen. */
    CoreCost usualCore() {
        return core.stream()
                .filter(cost -> cost.rows() == USUAL_ROWS)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the core was not measured with " + USUAL_ROWS + " rows"));
    }
}
