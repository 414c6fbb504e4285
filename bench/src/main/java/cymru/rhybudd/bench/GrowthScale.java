package cymru.rhybudd.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * At which sizes of a council it is measured what an event costs.
 *
 * @param events after the first day's rows, of each size
 */
record GrowthScale(List<Size> sizes, int events) {
    static final GrowthScale QUICK =
            new GrowthScale(List.of(new Size(2_000, 4), new Size(2_000, 12), new Size(10_000, 4)), 10_000);
    static final GrowthScale FULL = new GrowthScale(
            List.of(new Size(10_000, 1), new Size(10_000, 4), new Size(10_000, 12), new Size(100_000, 4)), 50_000);

    private static final int LARGEST_LOG_PARTITIONS = 4;

    GrowthScale {
        sizes = List.copyOf(sizes);
    }

    /** The same and, after all others, a council of so many adults. */
    GrowthScale upTo(int adults) {
        List<Size> more = new ArrayList<>(sizes);
        more.add(new Size(adults, LARGEST_LOG_PARTITIONS));
        return new GrowthScale(more, events);
    }

    /**
     * A council.
     *
     * @param logPartitions of citizen-log
     */
    record Size(int adults, int logPartitions) {}

    /** The largest, of which it is also measured how it comes back, and is weighed anew. */
    Size largest() {
        return sizes.get(sizes.size() - 1);
    }
}
