package cymru.rhybudd.audit.restore;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.audit.archive.Cluster.Bounds;
import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.RecordsInMemory;
import cymru.rhybudd.audit.records.StoredRecord;
import cymru.rhybudd.audit.restore.PartitionRuns.Run;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartitionRunsTest {
    private static final Partition LOG = new Partition("citizen-log", 0);

    private final RecordsInMemory records = new RecordsInMemory();

    @Test
    void aRunEndsWhereAnOffsetHoldsNoRecord() {
        assertThat(runs(new Bounds(0, 9), 0, 1, 3, 4, 5, 8)).containsExactly("0 1 gap 1", "3 4 5 gap 2", "8 gap 0");
    }

    @Test
    void whatEndsWithATransactionEndsWithAGap() {
        assertThat(runs(new Bounds(0, 4), 0, 1, 2)).containsExactly("0 1 2 gap 1");
    }

    @Test
    void whatBeginsLaterBeginsWithAGap() {
        assertThat(runs(new Bounds(2, 5), 3, 4)).containsExactly("gap 3", "3 4 gap 0");
    }

    @Test
    void aPartitionWithoutRecordsIsOneGap() {
        assertThat(runs(new Bounds(7, 7))).containsExactly("gap 7");
        assertThat(runs(new Bounds(0, 0))).isEmpty();
    }

    @Test
    void manyRecordsAreSeveralRunsWithoutAGap() {
        long[] offsets = new long[12_000];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = i;
        }

        List<Run> runs = read(new Bounds(0, offsets.length), offsets);

        assertThat(runs)
                .hasSizeGreaterThan(1)
                .allSatisfy(run -> assertThat(run.gap()).isZero());
        assertThat(runs.stream().mapToInt(run -> run.records().size()).sum()).isEqualTo(offsets.length);
    }

    private List<String> runs(Bounds bounds, long... offsets) {
        return read(bounds, offsets).stream().map(PartitionRunsTest::text).toList();
    }

    private static String text(Run run) {
        StringBuilder text = new StringBuilder();
        run.records().forEach(record -> text.append(record.offset()).append(' '));
        return text.append("gap ").append(run.gap()).toString();
    }

    private List<Run> read(Bounds bounds, long... offsets) {
        for (long offset : offsets) {
            records.in(LOG).add(new StoredRecord(offset, 0, null, null, List.of()));
        }
        List<Run> runs = new ArrayList<>();
        try (PartitionRuns all = new PartitionRuns(records.read(LOG, 0), bounds)) {
            for (Run run = all.next(); run != null; run = all.next()) {
                runs.add(run);
            }
        }
        return runs;
    }
}
