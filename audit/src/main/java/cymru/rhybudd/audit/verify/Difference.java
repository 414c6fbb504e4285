package cymru.rhybudd.audit.verify;

import cymru.rhybudd.audit.records.Partition;
import java.util.List;
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
            Partition partition, long offset, Origin because, List<String> fields, Object expected, Object recorded) {
        return new Difference(
                Kind.ANOTHER,
                partition,
                offset,
                because,
                "the replay has another: " + String.join("; ", fields),
                expected.toString(),
                recorded.toString());
    }
}
