package cymru.rhybudd.audit.verify;

import cymru.rhybudd.audit.records.StoredRecord;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * A place in every partition of a log, said by an offset or by an instant.
 *
 * @param offset of a record
 * @param timestamp of a record, in milliseconds since 1970-01-01T00:00Z
 */
public record LogBound(long offset, long timestamp) {
    static final LogBound BEGINNING = new LogBound(0, Long.MIN_VALUE);
    static final LogBound END = new LogBound(Long.MAX_VALUE, Long.MAX_VALUE);

    /** An offset, or an instant such as 2026-12-01T00:00:00Z; {@link IllegalArgumentException} where it is neither. */
    public static LogBound from(String text) {
        return parse(text, BEGINNING);
    }

    /** As {@link #from(String)}, of the last record that still belongs to it. */
    public static LogBound to(String text) {
        return parse(text, END);
    }

    private static LogBound parse(String text, LogBound otherwise) {
        try {
            return text.matches("\\d{1,18}")
                    ? new LogBound(Long.parseLong(text), otherwise.timestamp)
                    : new LogBound(otherwise.offset, Instant.parse(text).toEpochMilli());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    text + " is neither an offset nor an instant such as 2026-12-01T00:00:00Z", e);
        }
    }

    /** Whether no record lies there, or after it, and at the other place, or before it. Of an offset and an instant nobody knows. */
    boolean isAfter(LogBound other) {
        return offset > other.offset || timestamp > other.timestamp;
    }

    /** Whether the record lies there, or after it. */
    boolean isReachedBy(StoredRecord record) {
        return record.offset() >= offset && record.timestamp() >= timestamp;
    }

    /** Whether the record lies after it. */
    boolean isPassedBy(StoredRecord record) {
        return record.offset() > offset || record.timestamp() > timestamp;
    }
}
