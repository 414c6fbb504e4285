package cymru.rhybudd.bench;

import cymru.rhybudd.backtest.CitizenLog;
import cymru.rhybudd.domain.indicator.Fact;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The log of record of a council: a snapshot of everybody's rows, then a tick an hour and what happens in between. The same for
 * the same figures.
 *
 * @param count of partitions
 * @param entries about how many in all
 * @param days how many of them follow the snapshot
 * @param modelText of the log's own model
 * @param people who the citizens of a partition are, so many of them
 */
record GeneratedLog(
        int count,
        int citizens,
        long entries,
        LocalDate first,
        int days,
        String version,
        String modelText,
        IntFunction<People> people)
        implements CitizenLog {
    /**
     * A row of a citizen, and what it says.
     *
     * @param place sets it apart from other rows of the citizen
     */
    record Said(int citizen, RandomFact kind, int place, Fact fact) {}

    /** Who the citizens of a partition are: what is known of them at first, and what happens to them. */
    interface People {
        /** What the first snapshot says of one of them. */
        List<Said> first(int citizen, Random random, LocalDate today);

        /** What happens next to any of them. */
        Said next(Random random, LocalDate today);
    }

    /** How many hours follow the snapshot. */
    int hours() {
        return days * 24;
    }

    @Override
    public List<Integer> partitions() {
        return IntStream.range(0, count).boxed().toList();
    }

    @Override
    public long entries(int partition) {
        return entries / count;
    }

    @Override
    public void read(int partition, Reader reader) {
        GeneratedPartition made = new GeneratedPartition(this, partition, reader);
        made.begin();
        for (int hour = 1; hour <= hours(); hour++) {
            made.hour(hour);
        }
    }
}
