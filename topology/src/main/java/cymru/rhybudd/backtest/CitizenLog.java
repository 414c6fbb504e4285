package cymru.rhybudd.backtest;

import cymru.rhybudd.schemas.CitizenEvent;
import java.util.List;

/** The log of record as it was up to some moment: in a broker, or in files. Several threads may each read a partition of it. */
public interface CitizenLog {

    /** The partitions that have entries, in order. */
    List<Integer> partitions();

    /** How many entries a partition has; for a progress bar, so it may be a few more. */
    long entries(int partition);

    /** Reads a partition from its beginning to its end. */
    void read(int partition, Reader reader);

    /** Takes one entry after the other. */
    @FunctionalInterface
    interface Reader {
        /** Takes the next entry. */
        void entry(long offset, String key, CitizenEvent entry);
    }
}
