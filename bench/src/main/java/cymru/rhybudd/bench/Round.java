package cymru.rhybudd.bench;

import java.util.Map;

/**
 * One application, measured once.
 *
 * @param events how many records it moved after warming up
 * @param spent from the end of warming up until everything was done
 * @param stageSeconds for which each stage worked meanwhile, where that is known
 */
record Round(String contender, long events, Spent spent, Map<String, Double> stageSeconds) {
    private static final double NANOS = 1e9;

    Round {
        stageSeconds = Map.copyOf(stageSeconds);
    }

    double eventsPerSecond() {
        return events * NANOS / spent.nanos();
    }

    /** How many cores all of it had: less than the machine's means that it waited, or that others had the rest. */
    double coresUsed() {
        return (double) spent.processCpuNanos() / spent.nanos();
    }

    /** Of everything: application, broker, compiler, garbage collection, in whatever process. */
    double cpuSecondsPerMillion() {
        return perEvent(spent.processCpuNanos()) * 1e6 / NANOS;
    }

    /** Of the application's threads alone. */
    double streamsCpuSecondsPerMillion() {
        return perEvent(spent.streamsCpuNanos()) * 1e6 / NANOS;
    }

    /** Of the application's threads alone. */
    double bytesPerEvent() {
        return perEvent(spent.streamsBytes());
    }

    /** How long a stage worked on a million events of the input: by the clock, but with a thread of its own that is processor time. */
    double stageSecondsPerMillion(String stage) {
        return stageSeconds.getOrDefault(stage, 0.0) * 1e6 / events;
    }

    private double perEvent(long amount) {
        return (double) amount / events;
    }
}
