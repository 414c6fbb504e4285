package cymru.rhybudd.audit.verify;

import cymru.rhybudd.audit.records.Partition;
import org.jspecify.annotations.Nullable;

/**
 * One record that is not what follows from the log.
 *
 * @param partition where it stands, or should
 * @param offset where it stands; -1 where it is missing
 * @param because the entry of the log from which it must follow; null where none is
 * @param cause in words
 * @param expected as the replay has it, in JSON; null where it expects none
 * @param recorded as it was written, in JSON; null where it is missing
 */
public record Difference(
        Kind kind,
        Partition partition,
        long offset,
        @Nullable Origin because,
        String cause,
        @Nullable String expected,
        @Nullable String recorded) {

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
            String cause,
            @Nullable Object expected,
            @Nullable Object recorded) {
        return new Difference(Kind.ANOTHER, partition, offset, because, cause, text(expected), text(recorded));
    }

    static Difference missing(Partition partition, @Nullable Origin because, String cause, @Nullable Object expected) {
        return new Difference(Kind.MISSING, partition, -1, because, cause, text(expected), null);
    }

    static Difference unfounded(Partition partition, long offset, String cause, @Nullable Object recorded) {
        return new Difference(Kind.UNFOUNDED, partition, offset, null, cause, null, text(recorded));
    }

    static Difference unreadable(
            Partition partition, long offset, @Nullable Origin because, @Nullable Object expected) {
        return new Difference(
                Kind.UNREADABLE,
                partition,
                offset,
                because,
                "it is empty, or not in the form of its contract",
                text(expected),
                null);
    }

    private static @Nullable String text(@Nullable Object side) {
        return side == null ? null : side.toString();
    }
}
