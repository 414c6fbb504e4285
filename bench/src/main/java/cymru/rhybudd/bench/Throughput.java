package cymru.rhybudd.bench;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What the rounds of the applications came to.
 *
 * @param rounds of each application, by its name
 * @param recordBytes the mean size of an input record
 * @param outcomes what those that judge came to in their first counted round, by name
 */
record Throughput(Scale scale, Map<String, List<Round>> rounds, double recordBytes, Map<String, Outcome> outcomes) {

    List<Round> of(String contender) {
        return rounds.getOrDefault(contender, List.of());
    }

    List<Round> topology() {
        return of(WholeTopology.NAME);
    }

    List<Round> passThrough() {
        return of(PassThrough.NAME);
    }

    /** Of the medians: our events of a second of processor time over another application's. */
    double cpuRatioTo(String contender) {
        return Spread.of(of(contender), Round::cpuSecondsPerMillion).median()
                / Spread.of(topology(), Round::cpuSecondsPerMillion).median();
    }

    Spread topologyEventsPerSecond() {
        return Spread.of(topology(), Round::eventsPerSecond);
    }

    Spread passThroughEventsPerSecond() {
        return Spread.of(passThrough(), Round::eventsPerSecond);
    }

    /** Of the medians: how much of the plain application's throughput the whole topology reaches. */
    double topologyToPassThroughRatio() {
        return topologyEventsPerSecond().median() / passThroughEventsPerSecond().median();
    }

    /** The same of each round by itself: far apart, they say that the machine was not ours alone. */
    Spread ratioByRound() {
        List<Integer> rounds = IntStream.range(
                        0, Math.min(topology().size(), passThrough().size()))
                .boxed()
                .toList();
        return Spread.of(
                rounds,
                round -> topology().get(round).eventsPerSecond()
                        / passThrough().get(round).eventsPerSecond());
    }

    /** The same by processor time, the broker's included: it does not depend on how well the cores are used. */
    double cpuRatio() {
        return cpuRatioTo(PassThrough.NAME);
    }
}
