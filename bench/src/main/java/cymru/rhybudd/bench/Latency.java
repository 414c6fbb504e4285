package cymru.rhybudd.bench;

import cymru.rhybudd.bench.AlertReader.Read;
import cymru.rhybudd.bench.OpenLoop.Written;
import java.util.List;
import java.util.function.Predicate;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * From the intended commit of changes until their alerts were read.
 *
 * @param name the key in the JSON: at200, burst
 * @param changesPerSecond intended
 * @param changes how many were made
 * @param committedPerSecond how many the databases really took in
 * @param drainedSeconds from the last intended commit until everything had gone all the way
 * @param coresUsed by this process: service, broker, connectors, and the writers themselves; PostgreSQL and the registry are beside it
 * @param alerts the delays of all alerts
 * @param burst what went on beside it; null when nothing did
 */
record Latency(
        String name,
        double changesPerSecond,
        long changes,
        double committedPerSecond,
        double drainedSeconds,
        double coresUsed,
        Delays alerts,
        @Nullable Burst burst) {
    private static final double KEPT_UP = 0.98;
    /** To see that everything has arrived takes a second or two by itself. */
    private static final double DRAINED_WITHIN_SECONDS = 5;

    /**
     * A mass update while the changes went on.
     *
     * @param rows its row changes, in one transaction
     * @param transactionSeconds how long it held its rows' locks: whoever wanted one of them waited
     * @param drainedSeconds from its commit until the service had taken in its last row
     * @param sameDatabase the delays of alerts whose changes were made in its database, which are captured after it
     * @param otherDatabases the delays of the others
     */
    record Burst(
            long rows, double transactionSeconds, double drainedSeconds, Delays sameDatabase, Delays otherDatabases) {}

    /** Whether the system kept up with the intended rate: if not, the delays grow with the time of measuring. */
    boolean sustained() {
        return committedPerSecond >= KEPT_UP * changesPerSecond && drainedSeconds <= DRAINED_WITHIN_SECONDS;
    }

    /** Changes a second that went all the way, from the first intended commit until all had. */
    double servedPerSecond() {
        return changes / (changes / changesPerSecond + drainedSeconds);
    }

    /** The delays of those alerts whose cause was written then and there; others, such as earlier ones', do not count. */
    static Delays delays(Written written, List<Read> reads, Predicate<ChangeId> counted) {
        Histogram micros = Delays.histogram();
        for (Read read : reads) {
            Long intended = written.intended().get(read.cause());
            if (intended != null && counted.test(read.cause())) {
                Delays.record(micros, read.at() - intended);
            }
        }
        return Delays.of(micros);
    }
}
