package cymru.rhybudd.audit.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cymru.rhybudd.audit.archive.Archive;
import cymru.rhybudd.audit.archive.ArchiveWriter;
import cymru.rhybudd.audit.archive.Cluster;
import cymru.rhybudd.audit.archive.Cluster.Bounds;
import cymru.rhybudd.audit.archive.Cluster.Place;
import cymru.rhybudd.audit.archive.Cluster.TopicShape;
import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.RecordsInMemory;
import cymru.rhybudd.audit.records.StoredRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestorationTest {
    private static final Partition HELD = new Partition("held-alerts", 0);

    @TempDir
    Path directory;

    @Test
    void whatAuditorsGetIsRefused() throws IOException {
        Path archive = directory.resolve("archive");
        ArchiveWriter.write("merthyr", new RecordsInMemory(), List.of(), archive, more -> {});

        assertThatThrownBy(() -> new Restoration(new Archive(archive), Map.of()))
                .isInstanceOf(RestoreException.class)
                .hasMessageContaining("audit export --whole");
    }

    @Test
    void whatABrokerMaySoonForgetIsComparedBefore() throws Exception {
        ClusterInMemory cluster = new ClusterInMemory();

        new Restoration(whole(), Map.of()).write(cluster, more -> {});

        assertThat(cluster.in(HELD)).extracting(StoredRecord::offset).containsExactly(1L, 2L);
        assertThat(cluster.groups()).containsExactly("rhybudd");
    }

    @Test
    void aCopyThatDiffersIsNotGivenToAService() throws Exception {
        ClusterInMemory cluster = new ClusterInMemory().damaging();
        Restoration restoration = new Restoration(whole(), Map.of());

        assertThatThrownBy(() -> restoration.write(cluster, more -> {}))
                .isInstanceOf(RestoreException.class)
                .hasMessage("held-alerts/0 differs from the archive at offset 2: begin again with an empty cluster");
        assertThat(cluster.in(HELD)).extracting(StoredRecord::offset).containsExactly(0L, 1L);
        assertThat(cluster.groups()).isEmpty();
    }

    /** Of a compacted topic that holds a record which another supersedes. */
    private Archive whole() throws IOException {
        RecordsInMemory records = new RecordsInMemory();
        records.in(HELD).addAll(List.of(record(0, "a"), record(1, "a"), record(2, "b")));
        TopicShape shape = new TopicShape(HELD.topic(), Map.of("cleanup.policy", "compact"), List.of(new Bounds(0, 3)));
        Cluster cluster = new Cluster(List.of(shape), Map.of("rhybudd", List.of(new Place(HELD.topic(), 0, 3, ""))));
        Path archive = directory.resolve("whole");
        ArchiveWriter.writeWhole("merthyr", records, cluster, archive, more -> {});
        return new Archive(archive);
    }

    private static StoredRecord record(long offset, String key) {
        return new StoredRecord(offset, 0, key.getBytes(StandardCharsets.UTF_8), new byte[] {1}, List.of());
    }
}
