package cymru.rhybudd.audit.report;

import cymru.rhybudd.audit.evidence.Checkpoint;
import cymru.rhybudd.audit.evidence.ConsistencyProof;
import cymru.rhybudd.audit.evidence.InclusionProof;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a proof shows, what it does not, and how somebody checks it who has nothing else: in words for people who are no engineers. */
public final class ProofWords {
    private static final String NAME = "proof";

    private ProofWords() {}

    /** A sentence each, about one record. */
    public static List<String> of(InclusionProof proof, Locale language) {
        Words words = new Words(NAME, language);
        Checkpoint signed = proof.signed();
        return List.of(
                words.of(
                        "record.shows",
                        proof.partition() + "/" + proof.record().offset(),
                        Instant.ofEpochMilli(proof.record().timestamp()).toString(),
                        signed.size(),
                        signed.partition().toString(),
                        signed.signedAt().toString()),
                words.of("record.shows-not"),
                words.of("check"),
                words.of("check.key"));
    }

    /** A sentence each, about checkpoints that somebody kept. */
    public static List<String> of(List<ConsistencyProof> proofs, Locale language) {
        Words words = new Words(NAME, language);
        List<String> all = new ArrayList<>();
        proofs.forEach(proof -> all.add(grown(proof, words)));
        all.add(words.of("grown.shows-not"));
        all.add(words.of("check"));
        all.add(words.of("check.held"));
        all.add(words.of("check.key"));
        return all;
    }

    static String grown(ConsistencyProof proof, Words words) {
        Checkpoint before = proof.before();
        Checkpoint after = proof.after();
        return words.of(
                before.size() == after.size() ? "grown.same" : "grown.more",
                before.partition().toString(),
                before.size(),
                before.signedAt().toString(),
                after.size(),
                after.signedAt().toString());
    }

    /** The sentence about one pair of checkpoints. */
    static List<String> grown(List<ConsistencyProof> proofs, Locale language) {
        Words words = new Words(NAME, language);
        return proofs.stream().map(proof -> grown(proof, words)).toList();
    }
}
