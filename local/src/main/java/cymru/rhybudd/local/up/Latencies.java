package cymru.rhybudd.local.up;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/** Times from the commit in a council database until the alert could be read by an officer. */
final class Latencies {
    private static final long LONGEST_MILLIS = 3_600_000;

    private final Histogram histogram = new Histogram(1, LONGEST_MILLIS, 3);

    synchronized void record(Duration latency) {
        histogram.recordValue(Math.min(LONGEST_MILLIS, Math.max(1, latency.toMillis())));
    }

    synchronized long atPercentile(double percentile) {
        return histogram.getTotalCount() == 0 ? 0 : histogram.getValueAtPercentile(percentile);
    }

    synchronized long max() {
        return histogram.getTotalCount() == 0 ? 0 : histogram.getMaxValue();
    }
}
