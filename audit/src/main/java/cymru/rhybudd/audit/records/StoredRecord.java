package cymru.rhybudd.audit.records;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One committed record of a partition, as it was written.
 *
 * @param timestamp the record's, in milliseconds since 1970-01-01T00:00Z
 * @param headers in their order
 */
@SuppressWarnings("ArrayRecordComponent") // bytes of the broker; nobody compares records of this class
public record StoredRecord(
        long offset, long timestamp, byte @Nullable [] key, byte @Nullable [] value, List<StoredHeader> headers) {}
