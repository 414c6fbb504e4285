package cymru.rhybudd.audit.releases;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.audit.archive.Archive;
import cymru.rhybudd.audit.archive.ArchiveWriter;
import cymru.rhybudd.audit.records.Cursor;
import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.RecordsInMemory;
import cymru.rhybudd.audit.records.StoredRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was decided by a released version must follow from its log for ever, or a declaration says what follows now, since when, and why. */
class ReleaseTest {
    private static final Path RELEASES = Path.of("src/test/resources/archives");
    private static final Partition DECISIONS = new Partition("decisions", 1);

    @TempDir
    Path directory;

    private Path copy;

    static List<Release> releases() throws IOException {
        return Release.in(RELEASES);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("releases")
    void everyReleaseReplaysToTheSameBytesOrToWhatWasDeclared(Release release) throws IOException {
        assertThat(release.complaints()).as(release.toString()).isEmpty();
    }

    @BeforeEach
    void aReleaseThatDecidedOtherwise() throws IOException {
        Archive archive = new Archive(RELEASES.resolve("0.1.0"));
        RecordsInMemory records = new RecordsInMemory(archive.schemas());
        for (String topic : ArchiveWriter.TOPICS) {
            for (Partition partition : archive.partitions(topic)) {
                try (Cursor cursor = archive.read(partition, 0)) {
                    for (StoredRecord record = cursor.next(); record != null; record = cursor.next()) {
                        records.in(partition).add(record);
                    }
                }
            }
        }
        List<StoredRecord> decisions = records.in(DECISIONS);
        StoredRecord one = decisions.get(3);
        decisions.set(
                3,
                new StoredRecord(
                        one.offset(),
                        one.timestamp(),
                        one.key(),
                        decisions.get(8).value(),
                        one.headers()));
        copy = directory.resolve("0.0.9");
        ArchiveWriter.write("merthyr", records, ArchiveWriter.TOPICS, copy, more -> {});
        Files.writeString(directory.resolve("0.0.9.hash"), "0".repeat(64));
    }

    @Test
    void aDifferenceThatNobodyDeclaredIsNamed() throws IOException {
        assertThat(complaints())
                .singleElement()
                .asString()
                .startsWith("undeclared: ")
                .contains("decisions/1 offset ");
    }

    @Test
    void aHashThatIsAnotherIsADifferenceToo() throws IOException {
        Path release = directory.resolve("0.0.8");
        ArchiveWriter.write(
                "merthyr", new Archive(RELEASES.resolve("0.1.0")), ArchiveWriter.TOPICS, release, more -> {});
        Files.writeString(directory.resolve("0.0.8.hash"), "0".repeat(64));

        assertThat(new Release(release).complaints()).singleElement().asString().contains("differs at []");
    }

    @Test
    void aDeclaredDifferenceIsNone() throws IOException {
        declare(complaints().get(0), "the rule of links was another");

        assertThat(complaints()).isEmpty();
    }

    @Test
    void aDeclarationSaysWhyAndIsExact() throws IOException {
        String complaint = complaints().get(0);
        declare(complaint, "");
        assertThat(complaints()).containsExactly("the declaration does not say because");

        declare(complaint.replace("decisions/1", "decisions/2"), "the rule of links was another");
        assertThat(complaints()).singleElement().asString().startsWith("not as declared: ");
    }

    @Test
    void aDeclarationWithoutADifferenceIsStale() throws IOException {
        Path release = directory.resolve("0.1.0");
        ArchiveWriter.write(
                "merthyr", new Archive(RELEASES.resolve("0.1.0")), ArchiveWriter.TOPICS, release, more -> {});
        Files.copy(RELEASES.resolve("0.1.0.hash"), directory.resolve("0.1.0.hash"));
        Files.writeString(directory.resolve("0.1.0.difference.properties"), "since = 0.2.0\n");

        assertThat(new Release(release).complaints()).singleElement().asString().startsWith("stale: ");
    }

    private List<String> complaints() throws IOException {
        return new Release(copy).complaints();
    }

    private void declare(String complaint, String because) throws IOException {
        String hash = complaint.replaceFirst(".*the hash (\\w+) .*", "$1");
        String differences = complaint.replaceFirst(".*differs at \\[(.*)]", "$1");
        Files.writeString(
                directory.resolve("0.0.9.difference.properties"),
                "since = 0.1.0\nbecause = " + because + "\nhash = " + hash + "\ndifferences = " + differences + "\n");
    }
}
