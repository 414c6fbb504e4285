package cymru.rhybudd.audit.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.audit.archive.Archive;
import cymru.rhybudd.audit.archive.ArchiveWriter;
import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.Records;
import cymru.rhybudd.audit.records.RecordsInMemory;
import cymru.rhybudd.audit.records.StoredHeader;
import cymru.rhybudd.audit.records.StoredRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Not a sample of what somebody may do to a log, but all of it: on a log that is small enough. */
class EveryAlterationTest {
    private static final Partition LOG = new Partition("citizen-log", 0);
    private static final Instant NINE = Instant.parse("2026-11-02T09:00:00Z");
    private static final int RECORDS = 5;

    @TempDir
    Path directory;

    private SigningKey key;
    private Path evidence;
    private final RecordsInMemory records = new RecordsInMemory();

    @BeforeEach
    void aLogThatWasAttestedTwice() throws IOException {
        key = SigningKey.in(directory.resolve("keys/notary.pem"), "merthyr");
        evidence = directory.resolve("evidence");
        write(0, 3);
        try (Notary notary = new Notary("merthyr", evidence, key)) {
            notary.attest(records, NINE);
            write(3, RECORDS);
            notary.attest(records, NINE.plusSeconds(60));
        }
    }

    /** Offsets are even: between any two of them a record may be put in. */
    private void write(int from, int to) {
        for (int i = from; i < to; i++) {
            records.in(LOG)
                    .add(new StoredRecord(
                            2L * i,
                            NINE.toEpochMilli() + i,
                            new byte[] {(byte) i, 7},
                            new byte[] {0, 0, 0, 0, 1, (byte) (31 * i)},
                            List.of(new StoredHeader("by", new byte[] {(byte) i}))));
        }
    }

    @Test
    void everyBitOfEveryRecordIsNamedToTheRecord() throws IOException {
        for (int at = 0; at < RECORDS; at++) {
            for (StoredRecord other : withOneBitAnother(records.in(LOG).get(at))) {
                int place = at;
                named(2L * at, there -> there.set(place, other));
            }
        }
    }

    private static List<StoredRecord> withOneBitAnother(StoredRecord record) {
        byte[] key = Objects.requireNonNull(record.key());
        byte[] value = Objects.requireNonNull(record.value());
        StoredHeader header = record.headers().get(0);
        List<StoredRecord> others = new ArrayList<>();
        for (int bit = 0; bit < Long.SIZE; bit++) {
            long one = 1L << bit;
            others.add(new StoredRecord(record.offset() ^ one, record.timestamp(), key, value, record.headers()));
            others.add(new StoredRecord(record.offset(), record.timestamp() ^ one, key, value, record.headers()));
        }
        for (byte[] flipped : flipped(key)) {
            others.add(new StoredRecord(record.offset(), record.timestamp(), flipped, value, record.headers()));
        }
        for (byte[] flipped : flipped(value)) {
            others.add(new StoredRecord(record.offset(), record.timestamp(), key, flipped, record.headers()));
        }
        for (byte[] flipped : flipped(header.name().getBytes(StandardCharsets.ISO_8859_1))) {
            StoredHeader other = new StoredHeader(new String(flipped, StandardCharsets.ISO_8859_1), header.value());
            others.add(new StoredRecord(record.offset(), record.timestamp(), key, value, List.of(other)));
        }
        for (byte[] flipped : flipped(Objects.requireNonNull(header.value()))) {
            StoredHeader other = new StoredHeader(header.name(), flipped);
            others.add(new StoredRecord(record.offset(), record.timestamp(), key, value, List.of(other)));
        }
        return others;
    }

    private static List<byte[]> flipped(byte[] bytes) {
        List<byte[]> all = new ArrayList<>();
        for (int bit = 0; bit < bytes.length * Byte.SIZE; bit++) {
            byte[] one = bytes.clone();
            one[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            all.add(one);
        }
        return all;
    }

    @Test
    void aPartThatIsAbsentEmptyRepeatedOrExchangedIsNamed() throws IOException {
        for (int at = 0; at < RECORDS; at++) {
            StoredRecord record = records.in(LOG).get(at);
            long time = record.timestamp();
            List<StoredHeader> headers = record.headers();
            for (StoredRecord other : List.of(
                    new StoredRecord(2L * at, time, null, record.value(), headers),
                    new StoredRecord(2L * at, time, new byte[0], record.value(), headers),
                    new StoredRecord(2L * at, time, record.key(), null, headers),
                    new StoredRecord(2L * at, time, record.key(), new byte[0], headers),
                    new StoredRecord(2L * at, time, record.value(), record.key(), headers),
                    new StoredRecord(2L * at, time, record.key(), record.value(), List.of()),
                    new StoredRecord(
                            2L * at, time, record.key(), record.value(), List.of(headers.get(0), headers.get(0))))) {
                int place = at;
                named(2L * at, there -> there.set(place, other));
            }
        }
    }

    @Test
    void everyDeletionInsertionSwapAndTruncationIsNamed() throws IOException {
        for (int at = 0; at < RECORDS; at++) {
            int first = at;
            named(2L * at, there -> there.remove(first));
            named(2L * at, there -> there.subList(first, RECORDS).clear());
            if (at + 1 < RECORDS) {
                StoredRecord forged = moved(records.in(LOG).get(at), 2L * at + 1);
                named(2L * at + 1, there -> there.add(first + 1, forged));
            }
            for (int other = at + 1; other < RECORDS; other++) {
                int second = other;
                named(2L * at, there -> swap(there, first, second));
                named(2L * second, there -> swap(there, first, second));
            }
        }
    }

    /** Each takes the other's offset, for a broker gives offsets in their order. */
    private static void swap(List<StoredRecord> there, int first, int second) {
        StoredRecord one = there.get(first);
        StoredRecord other = there.get(second);
        there.set(first, moved(other, one.offset()));
        there.set(second, moved(one, other.offset()));
    }

    private static StoredRecord moved(StoredRecord record, long offset) {
        return new StoredRecord(offset, record.timestamp(), record.key(), record.value(), record.headers());
    }

    /** Who alters records may write an archive in which everything fits, and the evidence names the record all the same. */
    @Test
    void anArchiveThatWasWrittenAnewOverAlteredRecordsIsFound() throws IOException {
        List<String> topics = List.of(LOG.topic());
        for (int at = 0; at < RECORDS; at++) {
            RecordsInMemory tampered = records.copy();
            byte[] value = flipped(
                            Objects.requireNonNull(records.in(LOG).get(at).value()))
                    .get(41);
            StoredRecord record = records.in(LOG).get(at);
            tampered.in(LOG)
                    .set(at, new StoredRecord(2L * at, record.timestamp(), record.key(), value, record.headers()));
            Path files = directory.resolve("archive" + at);
            ArchiveWriter.write("merthyr", tampered, topics, files, more -> {});
            Archive archive = new Archive(files);

            assertThat(archive.faults()).isEmpty();
            assertThat(inspect(archive)).singleElement().satisfies(finding -> {
                assertThat(finding.kind()).isEqualTo(Finding.Kind.CHANGED);
                assertThat(finding.offset()).isEqualTo(record.offset());
            });
        }
    }

    @Test
    void everyBitOfTheFilesOfHashesIsFound() throws IOException {
        Path file = LeafFile.file(evidence, LOG);
        byte[] genuine = Files.readAllBytes(file);
        for (byte[] flipped : flipped(genuine)) {
            Files.write(file, flipped);

            assertThat(inspect(records))
                    .isNotEmpty()
                    .anySatisfy(finding -> assertThat(finding.kind()).isEqualTo(Finding.Kind.HASHES_NOT_GENUINE))
                    .allSatisfy(finding -> assertThat(finding.partition()).isEqualTo(LOG));
        }
        for (int length = 0; length < genuine.length; length++) {
            Files.write(file, Arrays.copyOf(genuine, length));

            assertThat(inspect(records)).as("cut to " + length).isNotEmpty();
        }
        Files.write(file, genuine);
    }

    @Test
    void everyBitOfTheCheckpointsIsFound() throws IOException {
        Path file = CheckpointFile.in(evidence).file();
        for (byte[] flipped : flipped(Files.readAllBytes(file))) {
            Files.write(file, flipped);

            assertThat(inspect(records)).isNotEmpty();
        }
    }

    /** The evidence is over the bytes that are stored: whoever destroys a key destroys what they say, and alters nothing. */
    @Test
    void valuesThatNobodyCanReadAnyMoreAreAttestedAllTheSame() throws IOException {
        records.in(LOG)
                .add(new StoredRecord(2L * RECORDS, NINE.toEpochMilli(), new byte[1], new byte[] {9, 9}, List.of()));
        records.in(LOG).add(new StoredRecord(2L * RECORDS + 1, NINE.toEpochMilli(), new byte[1], null, List.of()));
        try (Notary notary = new Notary("merthyr", evidence, key)) {
            notary.attest(records, NINE.plusSeconds(120));
        }

        assertThat(inspect(records)).isEmpty();
    }

    private void named(long offset, Consumer<List<StoredRecord>> alteration) throws IOException {
        RecordsInMemory altered = records.copy();
        alteration.accept(altered.in(LOG));

        assertThat(inspect(altered)).anySatisfy(finding -> {
            assertThat(finding.partition()).isEqualTo(LOG);
            assertThat(finding.toString()).containsPattern("offset " + offset + "\\b");
        });
    }

    private List<Finding> inspect(Records those) throws IOException {
        return Inspection.of(those, Checkpoints.read(evidence, key.verifier())).findings();
    }
}
