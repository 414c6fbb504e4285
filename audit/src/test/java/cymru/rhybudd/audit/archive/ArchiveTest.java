package cymru.rhybudd.audit.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cymru.rhybudd.audit.records.Cursor;
import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.Records;
import cymru.rhybudd.audit.records.RecordsInMemory;
import cymru.rhybudd.audit.records.StoredHeader;
import cymru.rhybudd.audit.records.StoredRecord;
import cymru.rhybudd.schemas.ClockTicked;
import cymru.rhybudd.schemas.serde.SchemaText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
    private static final Partition LOG = new Partition("citizen-log", 3);
    private static final Partition DECISIONS = new Partition("decisions", 0);
    private static final long NOON = Instant.parse("2026-11-02T12:00:00Z").toEpochMilli();
    private static final long HOUR = 3_600_000;

    @TempDir
    Path directory;

    private final RecordsInMemory records = new RecordsInMemory();
    private Path archive;

    @BeforeEach
    void anArchiveOfThreeDays() throws IOException {
        int schema = records.schemas().register("citizen-log-value", SchemaText.of(ClockTicked.class));
        for (int i = 0; i < 60; i++) {
            byte[] value = ByteBuffer.allocate(9)
                    .put((byte) 0)
                    .putInt(schema)
                    .putInt(i)
                    .array();
            records.in(LOG)
                    .add(new StoredRecord(
                            i * 2L,
                            NOON + (i == 40 ? 0 : i * HOUR), // one comes late
                            i % 7 == 0 ? null : new byte[] {(byte) i},
                            i % 11 == 0 ? null : value,
                            i % 5 == 0 ? List.of(new StoredHeader("redriven", null)) : List.of()));
        }
        records.in(DECISIONS).add(new StoredRecord(0, NOON, new byte[0], new byte[0], List.of()));
        archive = directory.resolve("archive");
        ArchiveWriter.write("merthyr", records, List.of("decisions", "citizen-log"), archive, more -> {});
    }

    @Test
    void whatIsReadIsWhatWasWritten() throws IOException {
        Archive read = new Archive(archive);

        assertThat(texts(read, LOG, 0)).isEqualTo(texts(records, LOG, 0)).hasSize(60);
        assertThat(texts(read, DECISIONS, 0)).isEqualTo(texts(records, DECISIONS, 0));
        assertThat(read.count(LOG)).isEqualTo(60);
        assertThat(read.partitions("citizen-log")).containsExactly(LOG);
        assertThat(read.schemas().byId(1)).isEqualTo(records.schemas().byId(1));
        assertThat(read.faults()).isEmpty();
    }

    @Test
    void readingGoesOnFromAnyOffset() {
        for (long from = 0; from < 125; from++) {
            assertThat(texts(new Archive(archive), LOG, from)).isEqualTo(texts(records, LOG, from));
        }
    }

    @Test
    void thereIsAFileForEachDay() throws IOException {
        try (Stream<Path> files = Files.list(archive.resolve("citizen-log/03"))) {
            assertThat(files.map(file -> file.getFileName().toString()).sorted())
                    .containsExactly("2026-11-02.avro", "2026-11-03.avro", "2026-11-04.avro");
        }
    }

    @Test
    void theSameRecordsGiveTheSameFiles() throws IOException {
        Path again = directory.resolve("again");
        ArchiveWriter.write("merthyr", records, List.of("citizen-log", "decisions"), again, more -> {});

        try (Stream<Path> files = Files.walk(archive)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(again.resolve(archive.relativize(file))).hasSameBinaryContentAs(file);
            }
        }
    }

    @RepeatedTest(60)
    void aFileInWhichOneBitIsAnotherIsNamed(RepetitionInfo repetition) throws IOException {
        Random random = new Random(repetition.getCurrentRepetition());
        List<Path> files;
        try (Stream<Path> all = Files.walk(archive)) {
            files = all.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("manifest.json"))
                    .sorted()
                    .toList();
        }
        Path file = files.get(random.nextInt(files.size()));
        byte[] bytes = Files.readAllBytes(file);
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        Files.write(file, bytes);

        assertThat(new Archive(archive).faults())
                .singleElement()
                .asString()
                .startsWith(archive.relativize(file).toString());
    }

    @Test
    void filesThatAreMissingOrTooManyAreNamed() throws IOException {
        Files.delete(archive.resolve("decisions/00/2026-11-02.avro"));
        Files.writeString(archive.resolve("decisions/00/2026-11-03.avro"), "");

        assertThat(new Archive(archive).faults())
                .containsExactly(
                        "decisions/00/2026-11-02.avro is missing",
                        "decisions/00/2026-11-03.avro is not in the manifest");
    }

    @Test
    void anArchiveIsNeverWrittenOver() {
        assertThatThrownBy(() -> ArchiveWriter.write("merthyr", records, List.of("decisions"), archive, more -> {}))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining("is not empty");
        assertThatThrownBy(() -> new Archive(directory))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining("./rhybudd audit export");
    }

    private static List<String> texts(Records records, Partition partition, long from) {
        List<String> texts = new ArrayList<>();
        try (Cursor cursor = records.read(partition, from)) {
            for (StoredRecord record = cursor.next(); record != null; record = cursor.next()) {
                texts.add(record.offset() + " " + record.timestamp() + " " + Arrays.toString(record.key()) + " "
                        + Arrays.toString(record.value()) + " "
                        + record.headers().stream().map(StoredHeader::name).toList());
            }
        }
        return texts;
    }

    @Test
    void aWholeArchiveSaysWhatAServiceGoesOnFrom() throws IOException {
        Cluster cluster = new Cluster(
                List.of(new Cluster.TopicShape(
                        LOG.topic(),
                        Map.of("cleanup.policy", "compact"),
                        List.of(new Cluster.Bounds(0, 120), new Cluster.Bounds(7, 7)))),
                Map.of("rhybudd-merthyr", List.of(new Cluster.Place(LOG.topic(), 3, 119, "AQAAAZ"))));
        Path whole = directory.resolve("whole");

        ArchiveWriter.writeWhole("merthyr", records, cluster, whole, more -> {});

        assertThat(new Archive(whole).cluster()).contains(cluster);
        assertThat(new Archive(archive).cluster()).isEmpty();
    }

    @Test
    void anEnclosedFileIsCheckedAsEveryOther() throws IOException {
        Files.writeString(archive.resolve("outside.zip"), "databases");
        assertThat(new Archive(archive).faults()).containsExactly("outside.zip is not in the manifest");

        new Archive(archive).enclose("outside.zip");
        assertThat(new Archive(archive).faults()).isEmpty();

        Files.writeString(archive.resolve("outside.zip"), "other databases");
        assertThat(new Archive(archive).faults()).singleElement().asString().startsWith("outside.zip is not the file");
    }
}
