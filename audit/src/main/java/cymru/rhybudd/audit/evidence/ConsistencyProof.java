package cymru.rhybudd.audit.evidence;

import cymru.rhybudd.audit.records.Partition;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Shows that a later checkpoint only added to an earlier one, to somebody who kept the earlier one and has nothing else but this and the
 * signer's key (RFC 9162, section 2.1.4). No record is needed, and none is shown.
 *
 * @param earlier as it was published
 * @param later as it was published
 * @param path the hashes with which both roots are found
 */
public record ConsistencyProof(String earlier, String later, List<byte[]> path) {
    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /**
     * For each partition the proof from the last checkpoint that somebody holds to the signer's latest.
     *
     * @param held the file that the third party kept
     * @param directory the signer's evidence, with hashes
     * @throws EvidenceException when there is no such proof, for what was signed since is no continuation
     */
    public static List<ConsistencyProof> between(Path held, Path directory) throws IOException {
        Map<Partition, String> kept = CheckpointFile.at(held).latest(); // first: the signer's may grow meanwhile
        Map<Partition, String> latest = CheckpointFile.in(directory).latest();
        List<ConsistencyProof> proofs = new ArrayList<>();
        for (Map.Entry<Partition, String> one : kept.entrySet()) {
            String later = latest.get(one.getKey());
            if (later == null) {
                throw new EvidenceException("no checkpoint of " + one.getKey() + " is in " + directory);
            }
            proofs.add(of(one.getValue(), later, directory));
        }
        if (proofs.isEmpty()) {
            throw new EvidenceException("there is no checkpoint in " + held);
        }
        return proofs;
    }

    private static ConsistencyProof of(String earlier, String later, Path directory) throws IOException {
        Checkpoint before = checkpoint(earlier);
        Checkpoint after = checkpoint(later);
        if (before.size() > after.size()) {
            throw new EvidenceException("the latest checkpoint of " + before.partition() + " has " + after.size()
                    + " records, and the one of " + before.signedAt() + " has " + before.size());
        }
        try (LeafFile leaves = LeafFile.read(directory, before.partition())) {
            if (leaves == null || leaves.size() < after.size()) {
                throw new EvidenceException(
                        "the hashes of " + before.partition() + " in " + directory + " are missing or cut off");
            }
            ConsistencyProof proof =
                    new ConsistencyProof(earlier, later, MerkleProof.consistency(leaves, before.size(), after.size()));
            if (!proof.adds(before, after)) {
                throw new EvidenceException("the latest checkpoint of " + before.partition()
                        + " does not continue the one of " + before.signedAt()
                        + ": records that were attested then are others now, or the hashes are");
            }
            return proof;
        }
    }

    private static Checkpoint checkpoint(String published) {
        return Checkpoint.parse(SignedNote.parse(published).text());
    }

    private boolean adds(Checkpoint before, Checkpoint after) {
        return before.council().equals(after.council())
                && before.partition().equals(after.partition())
                && before.lastOffset() <= after.lastOffset()
                && (before.size() < after.size() || MessageDigest.isEqual(before.chain(), after.chain()))
                && MerkleProof.provesConsistency(before.size(), before.root(), after.size(), after.root(), path);
    }

    /** The checkpoint that somebody kept. */
    public Checkpoint before() {
        return checkpoint(earlier);
    }

    /** The one that is to continue it. */
    public Checkpoint after() {
        return checkpoint(later);
    }

    /** Whether these proofs begin at the latest checkpoints that somebody kept, at all of them, and so are about what they have in hand. */
    public static boolean beginAt(Path held, List<ConsistencyProof> proofs) throws IOException {
        Set<String> earlier = proofs.stream().map(ConsistencyProof::earlier).collect(Collectors.toSet());
        return earlier.equals(Set.copyOf(CheckpointFile.at(held).latest().values()));
    }

    /** The partition, and from how many records to how many, in words. */
    public String about() {
        return before().partition() + " from " + before().size() + " to " + after().size() + " records";
    }

    /** Whether this key signed both checkpoints, and the later one only added to the earlier. */
    public boolean holds(VerifierKey key) {
        return SignedNote.parse(earlier).isSignedBy(key)
                && SignedNote.parse(later).isSignedBy(key)
                && adds(before(), after());
    }
}
