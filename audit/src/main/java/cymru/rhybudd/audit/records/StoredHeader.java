package cymru.rhybudd.audit.records;

import org.jspecify.annotations.Nullable;

/** One header of a record, as it was written. */
@SuppressWarnings("ArrayRecordComponent") // bytes of the broker; nobody compares headers of this class
public record StoredHeader(String name, byte @Nullable [] value) {}
