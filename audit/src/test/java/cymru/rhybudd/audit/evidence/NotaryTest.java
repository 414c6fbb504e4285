package cymru.rhybudd.audit.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cymru.rhybudd.audit.records.Cursor;
import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.Records;
import cymru.rhybudd.audit.records.RecordsInMemory;
import cymru.rhybudd.audit.records.RecordsOfAnother;
import cymru.rhybudd.audit.records.StoredRecord;
import cymru.rhybudd.audit.records.UnreadableRecordsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may go wrong while somebody signs for months. */
class NotaryTest {
    private static final Partition LOG = new Partition("citizen-log", 0);
    private static final Partition DECISIONS = new Partition("decisions", 0);
    private static final Instant NINE = Instant.parse("2026-11-02T09:00:00Z");

    @TempDir
    Path directory;

    private SigningKey key;
    private Path evidence;
    private final RecordsInMemory records = new RecordsInMemory();

    @BeforeEach
    void aLogOfTwoPartitions() throws IOException {
        key = SigningKey.in(directory.resolve("keys/notary.pem"), "merthyr");
        evidence = directory.resolve("evidence");
        write(LOG, 0, 13);
        write(DECISIONS, 0, 8);
    }

    @Test
    void whatTheBrokerBreaksOffIsTakenInTheNextTime() throws IOException {
        try (Notary notary = new Notary("merthyr", evidence, key)) {
            notary.attest(records, NINE);
            write(LOG, 13, 29);
            write(DECISIONS, 8, 11);
            assertThatThrownBy(() -> notary.attest(new SilentAfter(records, DECISIONS, 9), NINE.plusSeconds(60)))
                    .isInstanceOf(UnreadableRecordsException.class);

            notary.attest(records, NINE.plusSeconds(120));
        }

        attestedToTheLast(29 + 11);
    }

    @Test
    void whatTheBrokerBreaksOffBeforeAnythingWasSignedIsTakenInTheNextTime() throws IOException {
        try (Notary notary = new Notary("merthyr", evidence, key)) {
            assertThatThrownBy(() -> notary.attest(new SilentAfter(records, LOG, 4), NINE))
                    .isInstanceOf(UnreadableRecordsException.class);

            notary.attest(records, NINE.plusSeconds(60));
        }

        attestedToTheLast(13 + 8);
    }

    @Test
    void halfANoteThatAFullDiskLeftIsCutOffTheNextTime() throws IOException {
        Path checkpoints = CheckpointFile.in(evidence).file();
        try (Notary notary = new Notary("merthyr", evidence, key)) {
            notary.attest(records, NINE);
            write(LOG, 13, 29);
            byte[] written = Files.readAllBytes(checkpoints);
            Files.delete(checkpoints);
            Files.createDirectory(checkpoints); // nothing can be appended
            assertThatThrownBy(() -> notary.attest(records, NINE.plusSeconds(60)))
                    .isInstanceOf(IOException.class);
            Files.delete(checkpoints);
            Files.write(checkpoints, written);
            Files.writeString(checkpoints, "rhybudd/merthyr/citizen-log/0\n29\nAA", StandardOpenOption.APPEND);

            notary.attest(records, NINE.plusSeconds(120));
        }

        attestedToTheLast(29 + 8);
    }

    @Test
    void aSignerWhoCouldNotReadForAWhileTrustsNoEvidenceThatWasRolledBackMeanwhile() throws IOException {
        try (Notary notary = new Notary("merthyr", evidence, key)) {
            notary.attest(records, NINE);
            byte[] old = Files.readAllBytes(CheckpointFile.in(evidence).file());
            write(LOG, 13, 29);
            notary.attest(records, NINE.plusSeconds(60));
            write(LOG, 29, 31);
            assertThatThrownBy(() -> notary.attest(new SilentAfter(records, LOG, 29), NINE.plusSeconds(120)))
                    .isInstanceOf(UnreadableRecordsException.class);
            Files.write(CheckpointFile.in(evidence).file(), old);

            assertThatThrownBy(() -> notary.attest(records, NINE.plusSeconds(180)))
                    .isInstanceOf(EvidenceException.class)
                    .hasMessageContaining("no longer holds what was signed of citizen-log/0");
        }
    }

    @Test
    void onlyOneSignsInAPlaceAtATime() throws IOException {
        try (Notary first = new Notary("merthyr", evidence, key)) {
            assertThatThrownBy(() -> new Notary("merthyr", evidence, key))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("another one is signing in " + evidence);

            first.attest(records, NINE);
        }
        write(LOG, 13, 29);
        try (Notary second = new Notary("merthyr", evidence, key)) {
            second.attest(records, NINE.plusSeconds(60));
        }

        attestedToTheLast(29 + 8);
    }

    @Test
    void whoeverFindsEvidenceThatIsNotGenuineKeepsNobodyElseOut() throws IOException {
        try (Notary notary = new Notary("merthyr", evidence, key)) {
            notary.attest(records, NINE);
        }
        SigningKey other = SigningKey.in(directory.resolve("keys/other.pem"), "merthyr");

        assertThatThrownBy(() -> new Notary("merthyr", evidence, other)).isInstanceOf(EvidenceException.class);
        try (Notary genuine = new Notary("merthyr", evidence, key)) {
            assertThat(genuine.attest(records, NINE.plusSeconds(60))).isEmpty();
        }
    }

    private void attestedToTheLast(long attested) throws IOException {
        Inspection.Result result = Inspection.of(records, Checkpoints.read(evidence, key.verifier()));

        assertThat(result.findings()).isEmpty();
        assertThat(result.attested()).isEqualTo(attested);
        assertThat(result.unattested()).isZero();
    }

    private void write(Partition partition, int from, int to) {
        for (int i = from; i < to; i++) {
            records.in(partition).add(new StoredRecord(i, NINE.toEpochMilli(), null, new byte[] {(byte) i}, List.of()));
        }
    }

    /** A broker that gives no record of a partition from some offset on. */
    private record SilentAfter(Records records, Partition partition, long last) implements RecordsOfAnother {
        @Override
        public Cursor read(Partition of, long from) {
            Cursor cursor = records.read(of, from);
            return of.equals(partition) ? new SilentCursor(cursor, last) : cursor;
        }
    }

    private record SilentCursor(Cursor cursor, long last) implements Cursor {
        @Override
        public @Nullable StoredRecord next() {
            StoredRecord record = cursor.next();
            if (record != null && record.offset() > last) {
                throw new UnreadableRecordsException("the broker has given no record for 60 s", null);
            }
            return record;
        }

        @Override
        public void seek(long from) {
            cursor.seek(from);
        }

        @Override
        public void close() {
            cursor.close();
        }
    }

    /** As where one of the two files was restored, or the key replaced, and the other forgotten: all that it then signs would be worth nothing. */
    @Test
    void aKeyBesideTheVerifierOfAnotherIsRefused() throws IOException {
        Path other = directory.resolve("keys/other.pem");
        SigningKey.in(other, "merthyr");
        Path file = directory.resolve("keys/notary.pem");
        Files.copy(other, file, StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(() -> SigningKey.in(file, "merthyr"))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("notary.pem.pub is not the verifier of")
                .hasMessageContaining("beside each other");
        assertThat(SigningKey.in(other, "merthyr").verifier().name()).isEqualTo("merthyr");
    }
}
