package cymru.rhybudd.audit.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.RecordsInMemory;
import cymru.rhybudd.audit.records.Sha256;
import cymru.rhybudd.audit.records.StoredHeader;
import cymru.rhybudd.audit.records.StoredRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectionTest {
    private static final Partition LOG = new Partition("citizen-log", 0);
    private static final Partition OTHER = new Partition("citizen-log", 1);
    private static final Partition DECISIONS = new Partition("decisions", 0);
    private static final Partition LOOKS = new Partition("access-log", 0);
    private static final Instant NINE = Instant.parse("2026-11-02T09:00:00Z");
    private static final Instant SIGNED_LAST = NINE.plusSeconds(120);

    @TempDir
    Path directory;

    private SigningKey key;
    private Path evidence;
    private final RecordsInMemory records = new RecordsInMemory();

    @BeforeEach
    void aLogThatWasAttestedThrice() throws IOException {
        key = SigningKey.in(directory.resolve("keys/notary.pem"), "merthyr");
        evidence = directory.resolve("evidence");
        write(LOG, 0, 40);
        write(OTHER, 0, 25);
        write(DECISIONS, 0, 30);
        try (Notary notary = new Notary("merthyr", evidence, key)) {
            notary.attest(records, NINE);
            write(LOG, 41, 60); // an offset is left out, as by the marker of a transaction
            notary.attest(records, NINE.plusSeconds(60));
        }
        write(LOG, 61, 80);
        try (Notary again = new Notary("merthyr", evidence, key)) {
            again.attest(records, NINE.plusSeconds(120));
        }
    }

    @Test
    void nothingIsFoundOfWhatWasNotTouched() throws IOException {
        Inspection.Result result = inspect(records);

        assertThat(result.findings()).isEmpty();
        assertThat(result.attested()).isEqualTo(40 + 19 + 19 + 25 + 30);
        assertThat(result.unattested()).isZero();
    }

    @Test
    void itSaysWhenTheLastCheckpointOfEachPartitionWasSigned() throws IOException {
        assertThat(inspect(records).signed())
                .containsExactly(entry(LOG, NINE.plusSeconds(120)), entry(OTHER, NINE), entry(DECISIONS, NINE));
    }

    @Test
    void whatIsNotAttestedYetIsCounted() throws IOException {
        write(LOG, 80, 85);

        assertThat(inspect(records).unattested()).isEqualTo(5);
    }

    @Test
    void aPartitionThatBeganAfterTheCheckpointsIsNotAttestedYet() throws IOException {
        writeLooks(SIGNED_LAST.plusSeconds(60), SIGNED_LAST.plusSeconds(90), SIGNED_LAST.plusSeconds(120));

        Inspection.Result result = inspect(records);

        assertThat(result.findings()).isEmpty();
        assertThat(result.unattested()).isEqualTo(3);
        assertThat(result.younger()).containsExactly(entry(LOOKS, 3L));
    }

    /** It was written in a transaction that had not ended when the checkpoint was signed, or by another clock. */
    @Test
    void aRecordMaySeemAMinuteOlderThanACheckpointThatDoesNotSpeakOfIt() throws IOException {
        writeLooks(SIGNED_LAST.minusSeconds(60));

        assertThat(inspect(records).findings()).isEmpty();
    }

    @Test
    void aPartitionThatSaysThatItIsOlderThanTheCheckpointsWasNeverAttested() throws IOException {
        writeLooks(SIGNED_LAST.plusSeconds(60), SIGNED_LAST.minusSeconds(60).minusMillis(1));

        Inspection.Result result = inspect(records);

        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Finding.Kind.NEVER_ATTESTED);
            assertThat(finding.partition()).isEqualTo(LOOKS);
            assertThat(finding.offset()).isEqualTo(1);
            assertThat(finding.detail()).contains("the clock of the broker that took it in was slow");
        });
        assertThat(result.verdicts()).containsExactly(Finding.Verdict.NEVER_ATTESTED);
        assertThat(result.younger()).isEmpty();
    }

    /** Somebody put it at the end of a partition that grows seldom, and gave it an earlier time. */
    @Test
    void aRecordAfterTheLastCheckpointOfItsPartitionThatSaysThatItIsOlderWasNeverAttested() throws IOException {
        attestLooksOf(SIGNED_LAST.plusSeconds(600));
        writeAfter(
                DECISIONS,
                SIGNED_LAST.plusSeconds(700),
                SIGNED_LAST.plusSeconds(540).minusMillis(1));

        for (Path place : List.of(evidence, evidence.resolve(CheckpointFile.NAME))) {
            Inspection.Result result = Inspection.of(records, Checkpoints.read(place, key.verifier()));

            assertThat(result.findings()).as(place.toString()).singleElement().satisfies(finding -> {
                assertThat(finding.kind()).isEqualTo(Finding.Kind.NEVER_ATTESTED);
                assertThat(finding.partition()).isEqualTo(DECISIONS);
                assertThat(finding.offset()).isEqualTo(31);
                assertThat(finding.detail()).contains("the clock of the broker that took it in was slow");
            });
            assertThat(result.unattested()).isEqualTo(2);
        }
    }

    @Test
    void aRecordMaySeemAMinuteOlderThanCheckpointsThatDoNotReachToIt() throws IOException {
        attestLooksOf(SIGNED_LAST.plusSeconds(600));
        writeAfter(DECISIONS, SIGNED_LAST.plusSeconds(540));

        assertThat(inspect(records).findings()).isEmpty();
    }

    /** The signer's clock is ten minutes ahead of the brokers'. */
    @Test
    void nobodyIsAccusedBecauseTheSignersClockIsAhead() throws IOException {
        attestLooksOf(SIGNED_LAST);
        writeAfter(DECISIONS, SIGNED_LAST.plusSeconds(1));

        assertThat(inspect(records).findings()).isEmpty();
    }

    /** Signed ten minutes after all others. */
    private void attestLooksOf(Instant time) throws IOException {
        writeLooks(time);
        try (Notary notary = new Notary("merthyr", evidence, key)) {
            notary.attest(records, SIGNED_LAST.plusSeconds(600));
        }
    }

    private void writeAfter(Partition partition, Instant... times) {
        List<StoredRecord> all = records.in(partition);
        for (Instant time : times) {
            all.add(new StoredRecord(all.size(), time.toEpochMilli(), null, new byte[] {1}, List.of()));
        }
    }

    private void writeLooks(Instant... times) {
        for (int i = 0; i < times.length; i++) {
            records.in(LOOKS).add(new StoredRecord(i, times[i].toEpochMilli(), null, new byte[] {(byte) i}, List.of()));
        }
    }

    @Test
    void wherePartOfTheEvidenceIsDamagedNoRecordIsSaidToBeAltered() throws IOException {
        Path file = LeafFile.file(evidence, LOG);
        byte[] leaves = Files.readAllBytes(file);
        leaves[Long.BYTES] ^= 1;
        Files.write(file, leaves);

        assertThat(inspect(records).verdicts()).containsExactly(Finding.Verdict.UNRELIABLE);
    }

    @Test
    void aPlaceWithoutCheckpointsIsRefused() {
        Path nowhere = directory.resolve("kept.txt");

        assertThatThrownBy(() -> Checkpoints.read(nowhere, key.verifier()))
                .isInstanceOf(EvidenceException.class)
                .hasMessage("there is no checkpoint in " + nowhere);
    }

    @Test
    void checkpointsThatAreSignedWhileTheRecordsAreReadAreNotHeldAgainstThem() throws IOException {
        Checkpoints kept = Checkpoints.read(evidence, key.verifier());
        RecordsInMemory before = records.copy();
        write(LOG, 80, 90);
        try (Notary notary = new Notary("merthyr", evidence, key)) {
            notary.attest(records, NINE.plusSeconds(180));
        }

        assertThat(Inspection.of(before, kept).findings()).isEmpty();
        assertThat(Inspection.of(before, kept, evidence).findings()).isEmpty();
    }

    @Test
    void everyTamperingIsNamedToTheRecord() throws IOException {
        for (int seed = 0; seed < 300; seed++) {
            tamper(new Random(seed));
        }
    }

    private void tamper(Random random) throws IOException {
        RecordsInMemory tampered = records.copy();
        Partition partition = List.of(LOG, OTHER, DECISIONS).get(random.nextInt(3));
        List<StoredRecord> there = tampered.in(partition);
        int at = random.nextInt(there.size() - 1);
        long offset = there.get(at).offset();
        Finding.Kind expected;
        switch (random.nextInt(6)) {
            case 0 -> {
                there.set(at, flipped(there.get(at), random));
                expected = Finding.Kind.CHANGED;
            }
            case 1 -> {
                there.remove(at);
                expected = Finding.Kind.REMOVED;
            }
            case 2 -> {
                there.set(at, moved(there.get(at), there.get(at + 1).offset()));
                there.set(at + 1, moved(records.in(partition).get(at + 1), offset));
                Collections.swap(there, at, at + 1);
                expected = Finding.Kind.MOVED;
            }
            case 3 -> {
                there.subList(at, there.size()).clear();
                expected = Finding.Kind.TRUNCATED;
            }
            case 4 -> {
                StoredRecord record = there.get(at);
                there.set(
                        at,
                        new StoredRecord(
                                record.offset(),
                                record.timestamp() + 1,
                                record.key(),
                                record.value(),
                                record.headers()));
                expected = Finding.Kind.CHANGED;
            }
            default -> {
                there.set(at, new StoredRecord(offset, 0, new byte[] {1}, null, List.of()));
                there.add(at + 1, moved(records.in(partition).get(at), offset));
                expected = Finding.Kind.CHANGED;
            }
        }

        assertThat(inspect(tampered).findings()).anySatisfy(finding -> {
            assertThat(finding.kind()).isEqualTo(expected);
            assertThat(finding.partition()).isEqualTo(partition);
            assertThat(finding.offset()).isEqualTo(offset);
        });
    }

    @Test
    void aRecordThatWasInsertedIsNamed() throws IOException {
        RecordsInMemory tampered = records.copy();
        tampered.in(LOG).add(40, new StoredRecord(40, 0, new byte[] {1}, new byte[] {2}, List.of()));

        assertThat(inspect(tampered).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.toString())
                        .isEqualTo("INSERTED citizen-log/0 offset 40: no such record was attested"));
    }

    @Test
    void whoHoldsOnlyTheCheckpointsSeesBetweenWhichTwoItWas() throws IOException {
        for (Partition partition : List.of(LOG, OTHER, DECISIONS)) {
            Files.delete(LeafFile.file(evidence, partition));
        }
        assertThat(inspect(records).findings()).isEmpty();
        for (int seed = 0; seed < 200; seed++) {
            seeBetweenWhichTwoItWas(new Random(seed));
        }
    }

    private void seeBetweenWhichTwoItWas(Random random) throws IOException {
        RecordsInMemory tampered = records.copy();
        List<StoredRecord> there = tampered.in(LOG);
        int at = random.nextInt(there.size());
        there.set(at, flipped(there.get(at), random));

        long first = there.get(at).offset() <= 39 ? 0 : there.get(at).offset() <= 59 ? 40 : 60;
        assertThat(inspect(tampered).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Finding.Kind.ALTERED_BETWEEN_CHECKPOINTS);
            assertThat(finding.offset()).isEqualTo(first);
        });
    }

    @Test
    void aCheckpointInWhichOneBitIsAnotherIsFound() throws IOException {
        Path file = CheckpointFile.in(evidence).file();
        byte[] genuine = Files.readAllBytes(file);
        for (int at = 0; at < genuine.length; at++) {
            byte[] bytes = genuine.clone();
            bytes[at] ^= (byte) (1 << at % 8);
            Files.write(file, bytes);

            assertThat(inspect(records).findings()).as("byte " + at).isNotEmpty();
        }
    }

    @Test
    void aCheckpointOfAnotherKeyIsNotGenuine() throws IOException {
        SigningKey other = SigningKey.in(directory.resolve("keys/other.pem"), "merthyr");

        Inspection.Result result = Inspection.of(records, Checkpoints.read(evidence, other.verifier()));

        assertThat(result.findings())
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.kind()).isEqualTo(Finding.Kind.CHECKPOINT_NOT_GENUINE));
        assertThat(result.verdicts()).containsExactly(Finding.Verdict.UNRELIABLE);
    }

    @Test
    void hashesThatWereMadeToFitTheTamperedRecordsAreFound() throws IOException {
        RecordsInMemory tampered = records.copy();
        StoredRecord record = tampered.in(LOG).get(12);
        tampered.in(LOG).set(12, flipped(record, new Random(1)));
        Path file = LeafFile.file(evidence, LOG);
        byte[] leaves = Files.readAllBytes(file);
        byte[] forged = new LeafHash().of(tampered.in(LOG).get(12));
        System.arraycopy(forged, 0, leaves, 12 * LeafFile.ENTRY + Long.BYTES, forged.length);
        Files.write(file, leaves);

        assertThat(inspect(tampered).findings())
                .extracting(Finding::kind)
                .containsExactly(Finding.Kind.HASHES_NOT_GENUINE, Finding.Kind.ALTERED_BETWEEN_CHECKPOINTS);
        assertThatThrownBy(() -> new Notary("merthyr", evidence, key))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("citizen-log/0");
    }

    @Test
    void hashesThatWereNotSignedBeforeACrashAreTakenAnew() throws IOException {
        try (LeafFile leaves = LeafFile.open(evidence, LOG)) {
            leaves.append(80, new byte[Sha256.LENGTH]);
            leaves.force();
        }
        Files.write(LeafFile.file(evidence, OTHER), new byte[] {1, 2, 3}, StandardOpenOption.APPEND);
        write(LOG, 80, 90);

        try (Notary notary = new Notary("merthyr", evidence, key)) {
            notary.attest(records, NINE.plusSeconds(180));
        }

        assertThat(inspect(records).findings()).isEmpty();
    }

    @Test
    void aRecordIsProvenToSomebodyWhoHasNothingElse() throws IOException {
        InclusionProof proof = InclusionProof.of(records, LOG, 47, evidence);

        assertThat(proof.holds(key.verifier())).isTrue();
        assertThat(proof.record().value()).isEqualTo(records.in(LOG).get(46).value());
        assertThat(about(proof, flipped(proof.record(), new Random(3))).holds(key.verifier()))
                .isFalse();
        assertThat(about(proof, moved(proof.record(), 48)).holds(key.verifier()))
                .isFalse();
        assertThat(proof.holds(SigningKey.in(directory.resolve("keys/other.pem"), "merthyr")
                        .verifier()))
                .isFalse();
    }

    @Test
    void nothingIsProvenOfARecordThatIsAnother() {
        records.in(LOG).set(46, flipped(records.in(LOG).get(46), new Random(3)));

        assertThatThrownBy(() -> InclusionProof.of(records, LOG, 47, evidence))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("is not the one that was attested");
        assertThatThrownBy(() -> InclusionProof.of(records, LOG, 40, evidence)).hasMessageContaining("offset 40");
    }

    @Test
    void noProofIsGivenThatDoesNotHold() throws IOException {
        Path file = LeafFile.file(evidence, LOG);
        byte[] leaves = Files.readAllBytes(file);
        leaves[20 * LeafFile.ENTRY + Long.BYTES] ^= 1; // of another record
        Files.write(file, leaves);

        assertThatThrownBy(() -> InclusionProof.of(records, LOG, 47, evidence))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("the hashes of citizen-log/0 do not lead to the checkpoint");
        Files.write(file, Arrays.copyOf(leaves, leaves.length - LeafFile.ENTRY));
        assertThatThrownBy(() -> InclusionProof.of(records, LOG, 47, evidence)).isInstanceOf(EvidenceException.class);
    }

    @Test
    void aCheckpointThatACrashCutShortIsTakenAnew() throws IOException {
        Path file = CheckpointFile.in(evidence).file();
        byte[] whole = Files.readAllBytes(file);
        for (int length = whole.length - 1; length > whole.length - 300; length -= 7) {
            Files.write(file, Arrays.copyOf(whole, length));

            try (Notary notary = new Notary("merthyr", evidence, key)) {
                notary.attest(records, NINE.plusSeconds(240));
            }

            assertThat(inspect(records).findings()).as("cut to " + length).isEmpty();
            assertThat(inspect(records).unattested()).isZero();
        }
    }

    private static InclusionProof about(InclusionProof proof, StoredRecord other) {
        return new InclusionProof(proof.partition(), other, proof.index(), proof.path(), proof.checkpoint());
    }

    private Inspection.Result inspect(RecordsInMemory those) throws IOException {
        return Inspection.of(those, Checkpoints.read(evidence, key.verifier()));
    }

    private void write(Partition partition, long from, long to) {
        for (long offset = from; offset < to; offset++) {
            Random random = new Random(offset * 31 + partition.hashCode());
            byte[] value = new byte[8 + random.nextInt(20)];
            random.nextBytes(value);
            records.in(partition)
                    .add(new StoredRecord(
                            offset,
                            NINE.toEpochMilli() + offset,
                            new byte[] {(byte) offset, 7},
                            value,
                            List.of(new StoredHeader("origin", new byte[] {(byte) random.nextInt()}))));
        }
    }

    private static StoredRecord moved(StoredRecord record, long offset) {
        return new StoredRecord(offset, record.timestamp(), record.key(), record.value(), record.headers());
    }

    private static StoredRecord flipped(StoredRecord record, Random random) {
        byte[] value = Objects.requireNonNull(record.value()).clone();
        value[random.nextInt(value.length)] ^= (byte) (1 << random.nextInt(8));
        return new StoredRecord(record.offset(), record.timestamp(), record.key(), value, record.headers());
    }
}
