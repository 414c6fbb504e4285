package cymru.rhybudd.audit.verify;

import cymru.rhybudd.audit.records.Partition;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * One record that is not what follows from the log.
 *
 * @param partition where it stands, or should
 * @param offset where it stands; -1 where it is missing
 * @param because the entry of the log from which it must follow; null where none is
 * @param cause what must have been, and is not
 * @param fields which of them differ, and how; empty where that is not the point
 * @param expected as the replay has it, in JSON; null where it expects none
 * @param recorded as it was written, in JSON; null where it is missing
 */
public record Difference(
        Kind kind,
        Partition partition,
        long offset,
        @Nullable Origin because,
        Cause cause,
        String fields,
        @Nullable String expected,
        @Nullable String recorded) {

    /** Why the record is not what it should be; each has its words in both languages. */
    public enum Cause {
        /** The replay has a record there, and none was written. */
        NOT_WRITTEN,
        /** Nothing in the log leads to the record. */
        DOES_NOT_FOLLOW,
        /** The replay has other values in some fields. */
        OTHER_FIELDS,
        /** The value is right, and stands under another key. */
        OTHER_KEY,
        /** The partition of the log handed something else on. */
        HANDED_ON_ANOTHER,
        /** The record is empty, or not in the form of its contract. */
        NOT_READABLE,
        /** A step stands in the log that the replay did not ask for there. */
        OTHER_STEP,
        /** What one citizen handed over stands in no partition of the log. */
        HANDOVER_NOT_WRITTEN,
        /** A citizen took over what nobody handed over. */
        NOBODY_HANDED_OVER,
        /** The service has not taken in the last entries, and it should have. */
        NOT_TAKEN_IN,
        /** The latest word on a held alert is not the one that the replay has. */
        STANDS_ELSEWHERE
    }

    /** What is wrong. */
    public enum Kind {
        /** The replay has another record at this place. */
        ANOTHER,
        /** The replay has a record, and none was written. */
        MISSING,
        /** A record was written, and the replay has none. */
        UNFOUNDED,
        /** The record cannot be read. */
        UNREADABLE
    }

    /** An entry of a log. */
    public record Origin(Partition partition, long offset) {
        @Override
        public String toString() {
            return partition + " offset " + offset;
        }
    }

    static Difference another(
            Partition partition,
            long offset,
            Origin because,
            Cause cause,
            @Nullable Object expected,
            @Nullable Object recorded) {
        return new Difference(Kind.ANOTHER, partition, offset, because, cause, "", text(expected), text(recorded));
    }

    static Difference otherFields(
            Partition partition, long offset, Origin because, IndexedRecord expected, IndexedRecord recorded) {
        return new Difference(
                Kind.ANOTHER,
                partition,
                offset,
                because,
                Cause.OTHER_FIELDS,
                String.join("; ", RecordComparison.of(expected, recorded)),
                text(expected),
                text(recorded));
    }

    static Difference missing(
            Partition partition, long offset, @Nullable Origin because, Cause cause, @Nullable Object expected) {
        return new Difference(Kind.MISSING, partition, offset, because, cause, "", text(expected), null);
    }

    static Difference unfounded(
            Partition partition, long offset, Cause cause, @Nullable Object expected, @Nullable Object recorded) {
        return new Difference(Kind.UNFOUNDED, partition, offset, null, cause, "", text(expected), text(recorded));
    }

    static Difference unreadable(
            Partition partition, long offset, @Nullable Origin because, @Nullable Object expected) {
        return new Difference(
                Kind.UNREADABLE, partition, offset, because, Cause.NOT_READABLE, "", text(expected), null);
    }

    private static @Nullable String text(@Nullable Object side) {
        return side == null ? null : side.toString();
    }
}
