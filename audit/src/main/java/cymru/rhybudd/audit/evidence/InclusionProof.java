package cymru.rhybudd.audit.evidence;

import cymru.rhybudd.audit.records.Cursor;
import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.Records;
import cymru.rhybudd.audit.records.StoredRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;

/**
 * Shows that one record is among those of a signed checkpoint, to somebody who has nothing but this and the signer's key.
 *
 * @param record the record itself: its hash is the leaf
 * @param index its place among the records, counted from 0
 * @param path the hashes that lead to the root
 * @param checkpoint as it was published
 */
public record InclusionProof(
        Partition partition, StoredRecord record, long index, List<byte[]> path, String checkpoint) {
    public InclusionProof {
        path = List.copyOf(path);
    }

    /**
     * The proof for the record at that offset, under the latest checkpoint of its partition.
     *
     * @throws EvidenceException when the record is not there, is not the one that was attested, no checkpoint speaks of it, or the hashes lead to none
     */
    public static InclusionProof of(Records records, Partition partition, long offset, Path directory)
            throws IOException {
        String latest = CheckpointFile.in(directory).latest().get(partition);
        try (LeafFile leaves = LeafFile.read(directory, partition)) {
            if (latest == null || leaves == null) {
                throw new EvidenceException("no checkpoint with hashes of " + partition + " is in " + directory);
            }
            Checkpoint signed = Checkpoint.parse(SignedNote.parse(latest).text());
            long index = indexOf(leaves, offset, signed.size());
            byte[] leaf = leaves.hash(index);
            StoredRecord record = record(records, partition, offset);
            if (!MessageDigest.isEqual(new LeafHash().of(record), leaf)) {
                throw new EvidenceException("the record at offset " + offset + " of " + partition
                        + " is not the one that was attested: run ./rhybudd audit inspect");
            }
            return new InclusionProof(partition, record, index, path(leaves, index, signed), latest);
        }
    }

    /** One hash among all that is not what it was leads elsewhere; a proof by it would turn against whoever hands it on. */
    private static List<byte[]> path(LeafFile leaves, long index, Checkpoint signed) throws IOException {
        if (leaves.size() >= signed.size()) {
            List<byte[]> path = MerkleProof.inclusion(leaves, index, signed.size());
            if (MerkleProof.provesInclusion(leaves.hash(index), index, signed.size(), path, signed.root())) {
                return path;
            }
        }
        throw new EvidenceException("the hashes of " + signed.partition() + " do not lead to the checkpoint of "
                + signed.signedAt() + ": nothing can be proven by them; run ./rhybudd audit inspect");
    }

    private static StoredRecord record(Records records, Partition partition, long offset) throws EvidenceException {
        try (Cursor cursor = records.read(partition, offset)) {
            StoredRecord record = cursor.next();
            if (record == null || record.offset() != offset) {
                throw new EvidenceException("there is no record at offset " + offset + " of " + partition);
            }
            return record;
        }
    }

    private static long indexOf(LeafFile leaves, long offset, long size) throws IOException {
        long low = 0;
        long high = Math.min(size, leaves.size());
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (leaves.offset(middle) < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == Math.min(size, leaves.size()) || leaves.offset(low) != offset) {
            throw new EvidenceException("no record at offset " + offset + " was attested yet");
        }
        return low;
    }

    /** The checkpoint under which the record is. */
    public Checkpoint signed() {
        return Checkpoint.parse(SignedNote.parse(checkpoint).text());
    }

    /** Whether it holds for a checkpoint that this key signed. */
    public boolean holds(VerifierKey key) {
        Checkpoint signed = signed();
        return SignedNote.parse(checkpoint).isSignedBy(key)
                && signed.partition().equals(partition)
                && MerkleProof.provesInclusion(new LeafHash().of(record), index, signed.size(), path, signed.root());
    }
}
