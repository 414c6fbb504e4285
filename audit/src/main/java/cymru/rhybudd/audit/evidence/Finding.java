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

    /** What findings of a kind come to. Only the first says that somebody altered something. */
    public enum Verdict {
        /** Records are not those that were attested. */
        ALTERED,
        /** Records are there that should have been attested, by what they say of their own time, and were not. */
        NEVER_ATTESTED,
        /** Part of the evidence is not genuine, so that nothing can be held against it. */
        UNRELIABLE,
        /** Records could not be held against the evidence. */
        UNREADABLE
    }

    /** What is wrong. */
    public enum Kind {
        /** The record is there, and its bytes, its time or its headers are others. */
        CHANGED(Verdict.ALTERED),
        /** The record stands at another's place. */
        MOVED(Verdict.ALTERED),
        /** The record is not there. */
        REMOVED(Verdict.ALTERED),
        /** The record was not there. */
        INSERTED(Verdict.ALTERED),
        /** The last records are not there. */
        TRUNCATED(Verdict.ALTERED),
        /** Records cannot be read where they are kept. */
        UNREADABLE(Verdict.UNREADABLE),
        /** Records between two checkpoints are not those that were there; only the checkpoints are at hand, and cannot say which. */
        ALTERED_BETWEEN_CHECKPOINTS(Verdict.ALTERED),
        /** A checkpoint is not signed by the key, or cannot be read. */
        CHECKPOINT_NOT_GENUINE(Verdict.UNRELIABLE),
        /** A checkpoint does not follow from the one before: records that it should hold were never in it. */
        CHECKPOINT_INCONSISTENT(Verdict.UNRELIABLE),
        /** The file of hashes is not the one that the checkpoints were signed over. */
        HASHES_NOT_GENUINE(Verdict.UNRELIABLE),
        /** No checkpoint has the record, though it says that it is older than the latest one. */
        NEVER_ATTESTED(Verdict.NEVER_ATTESTED);

        private final Verdict verdict;

        Kind(Verdict verdict) {
            this.verdict = verdict;
        }

        /** What it comes to. */
        public Verdict verdict() {
            return verdict;
        }
    }

    @Override
    public String toString() {
        return kind + (partition == null ? "" : " " + partition) + (offset < 0 ? "" : " offset " + offset) + ": "
                + detail;
    }
}
