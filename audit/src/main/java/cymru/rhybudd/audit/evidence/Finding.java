package cymru.rhybudd.audit.evidence;

import cymru.rhybudd.audit.records.Partition;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is not as it was attested.
 *
 * @param partition null where it is about no single one
 * @param offset of the record, or of the first of several; -1 where it is about no record
 * @param detail in words, without anything of the record's content
 */
public record Finding(Kind kind, @Nullable Partition partition, long offset, String detail) {

    /** What is wrong. */
    public enum Kind {
        /** The record is there, and its bytes, its time or its headers are others. */
        CHANGED,
        /** The record stands at another's place. */
        MOVED,
        /** The record is not there. */
        REMOVED,
        /** The record was not there. */
        INSERTED,
        /** The last records are not there. */
        TRUNCATED,
        /** Records cannot be read where they are kept. */
        UNREADABLE,
        /** Records between two checkpoints are not those that were there; only the checkpoints are at hand, and cannot say which. */
        ALTERED_BETWEEN_CHECKPOINTS,
        /** A checkpoint is not signed by the key, or cannot be read. */
        CHECKPOINT_NOT_GENUINE,
        /** A checkpoint does not follow from the one before: records that it should hold were never in it. */
        CHECKPOINT_INCONSISTENT,
        /** The file of hashes is not the one that the checkpoints were signed over. */
        HASHES_NOT_GENUINE,
        /** A partition has records, and no checkpoint speaks of it. */
        NEVER_ATTESTED
    }

    @Override
    public String toString() {
        return kind + (partition == null ? "" : " " + partition) + (offset < 0 ? "" : " offset " + offset) + ": "
                + detail;
    }
}
