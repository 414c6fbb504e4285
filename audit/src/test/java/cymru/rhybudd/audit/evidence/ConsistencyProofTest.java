package cymru.rhybudd.audit.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.RecordsInMemory;
import cymru.rhybudd.audit.records.StoredRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsistencyProofTest {
    private static final Partition LOG = new Partition("citizen-log", 0);
    private static final Partition DECISIONS = new Partition("decisions", 0);
    private static final Instant NINE = Instant.parse("2026-11-02T09:00:00Z");

    @TempDir
    Path directory;

    private SigningKey key;
    private Path evidence;
    private Path held;
    private final RecordsInMemory records = new RecordsInMemory();

    @BeforeEach
    void somebodyKeptTheFirstCheckpoints() throws IOException {
        key = SigningKey.in(directory.resolve("keys/notary.pem"), "merthyr");
        evidence = directory.resolve("evidence");
        held = directory.resolve("held.txt");
        write(LOG, 0, 13);
        write(DECISIONS, 0, 8);
        attest(evidence, key, 0);
        Files.copy(CheckpointFile.in(evidence).file(), held);
        write(LOG, 13, 29);
        attest(evidence, key, 60);
    }

    @Test
    void whatWasSignedSinceIsProvenToContinueIt() throws IOException {
        List<ConsistencyProof> proofs = ConsistencyProof.between(held, evidence);

        assertThat(proofs)
                .allSatisfy(proof -> assertThat(proof.holds(key.verifier())).isTrue())
                .extracting(ConsistencyProof::about)
                .containsExactly("citizen-log/0 from 13 to 29 records", "decisions/0 from 8 to 8 records");
    }

    @Test
    void aLogThatWasWrittenAnewAndSignedByTheSameKeyIsNoContinuation() throws IOException {
        records.in(LOG).set(5, new StoredRecord(5, 0, null, new byte[] {66}, List.of()));
        Path forged = directory.resolve("forged");
        attest(forged, key, 120);

        assertThatThrownBy(() -> ConsistencyProof.between(held, forged))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("citizen-log/0 does not continue the one of 2026-11-02T09:00:00Z");
    }

    @Test
    void aLogThatWasCutOffIsNoContinuation() throws IOException {
        records.in(LOG).subList(9, 29).clear();
        Path cut = directory.resolve("cut");
        attest(cut, key, 120);

        assertThatThrownBy(() -> ConsistencyProof.between(held, cut))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("has 9 records");
    }

    @Test
    void anInspectionHasTheProofsAtHandOrSaysThatThereAreNone() throws IOException {
        Inspection.Result grown = Inspection.of(records, kept(), evidence);
        records.in(LOG).set(20, new StoredRecord(20, 0, null, new byte[] {66}, List.of()));
        records.in(LOG).set(5, new StoredRecord(5, 0, null, new byte[] {66}, List.of()));
        Path forged = directory.resolve("forged");
        attest(forged, key, 120);
        Inspection.Result anew = Inspection.of(records, kept(), forged);

        assertThat(grown.continued()).hasSize(2).allMatch(proof -> proof.holds(key.verifier()));
        assertThat(grown.findings()).isEmpty();
        assertThat(anew.continued()).isEmpty();
        assertThat(anew.findings()).extracting(Finding::kind).contains(Finding.Kind.CHECKPOINT_INCONSISTENT);
    }

    @Test
    void checkpointsOfAnotherSignerContinueNothing() throws IOException {
        SigningKey other = SigningKey.in(directory.resolve("keys/other.pem"), "merthyr");
        Path theirs = directory.resolve("theirs");
        attest(theirs, other, 120);

        assertThat(Inspection.of(records, kept(), theirs).findings())
                .extracting(Finding::kind)
                .contains(Finding.Kind.CHECKPOINT_NOT_GENUINE);
    }

    @Test
    void aProofBeginsAtAllThatWasKept() throws IOException {
        List<ConsistencyProof> proofs = ConsistencyProof.between(held, evidence);

        assertThat(ConsistencyProof.beginAt(held, proofs)).isTrue();
        assertThat(ConsistencyProof.beginAt(held, proofs.subList(0, 1))).isFalse();
        assertThat(ConsistencyProof.beginAt(CheckpointFile.in(evidence).file(), proofs))
                .isFalse();
    }

    @Test
    void aProofWithOneBitAnotherOrOfAnotherKeyDoesNotHold() throws IOException {
        ConsistencyProof proof = ConsistencyProof.between(held, evidence).get(0);
        SigningKey other = SigningKey.in(directory.resolve("keys/other.pem"), "merthyr");

        assertThat(proof.holds(other.verifier())).isFalse();
        for (int at = 0; at < proof.path().size(); at++) {
            List<byte[]> path = new ArrayList<>(proof.path());
            byte[] hash = path.get(at).clone();
            hash[at] ^= 1;
            path.set(at, hash);

            assertThat(new ConsistencyProof(proof.earlier(), proof.later(), path).holds(key.verifier()))
                    .isFalse();
        }
        assertThat(new ConsistencyProof(proof.later(), proof.earlier(), proof.path()).holds(key.verifier()))
                .isFalse();
    }

    @Test
    void nothingIsProvenWithoutCheckpoints() {
        assertThatThrownBy(() -> ConsistencyProof.between(directory.resolve("none.txt"), evidence))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("there is no checkpoint in");
    }

    private Checkpoints kept() throws IOException {
        return Checkpoints.read(held, key.verifier());
    }

    private void attest(Path where, SigningKey signer, int seconds) throws IOException {
        try (Notary notary = new Notary("merthyr", where, signer)) {
            notary.attest(records, NINE.plusSeconds(seconds));
        }
    }

    private void write(Partition partition, int from, int to) {
        for (int i = from; i < to; i++) {
            records.in(partition).add(new StoredRecord(i, NINE.toEpochMilli(), null, new byte[] {(byte) i}, List.of()));
        }
    }
}
