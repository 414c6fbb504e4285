package cymru.rhybudd.audit.restore;

import cymru.rhybudd.audit.archive.Cluster.Bounds;
import cymru.rhybudd.audit.records.Cursor;
import cymru.rhybudd.audit.records.StoredRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records of a partition in runs without a gap between their offsets. */
final class PartitionRuns implements AutoCloseable {
    private static final int LONGEST = 5_000;

    private final Cursor cursor;
    private final Bounds bounds;
    private @Nullable StoredRecord next;
    private long offset;

    /** Those from the cursor on, between the bounds of the partition. */
    PartitionRuns(Cursor cursor, Bounds bounds) {
        this.cursor = cursor;
        this.bounds = bounds;
        this.next = cursor.next();
    }

    /**
     * Records that follow one another, and how many offsets without a record come after them.
     *
     * @param end the offset after the gap
     */
    record Run(List<StoredRecord> records, long gap, long end) {}

    /** The next run; null at the end of the partition. */
    @Nullable
    Run next() {
        if (offset >= bounds.end()) {
            return null;
        }
        List<StoredRecord> records = new ArrayList<>();
        while (next != null && next.offset() == offset && records.size() < LONGEST) {
            records.add(next);
            offset++;
            next = cursor.next();
        }
        long from = offset;
        offset = next == null ? bounds.end() : next.offset();
        return new Run(records, offset - from, offset);
    }

    @Override
    public void close() {
        cursor.close();
    }
}
