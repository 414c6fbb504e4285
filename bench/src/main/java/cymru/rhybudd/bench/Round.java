package cymru.rhybudd.bench;

/**
 * One application, measured once.
 *
 * @param events how many records it moved after warming up
 * @param spent from the end of warming up until everything was done
 */
record Round(String contender, long events, Spent spent) {
    private static final double NANOS = 1e9;

    double eventsPerSecond() {
        return events * NANOS / spent.nanos();
    }

    /** How many cores the process had: less than the machine's means that it waited, or that others had the rest. */
    double coresUsed() {
        return (double) spent.processCpuNanos() / spent.nanos();
    }

    /** Of the whole process: application, broker, compiler, garbage collection. */
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

    private double perEvent(long amount) {
        return (double) amount / events;
    }
}
