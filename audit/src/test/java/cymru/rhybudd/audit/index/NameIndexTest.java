package cymru.rhybudd.audit.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.RecordsInMemory;
import cymru.rhybudd.audit.records.StoredRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NameIndexTest {
    private final RecordsInMemory records = new RecordsInMemory();

    @TempDir
    Path directory;

    @Test
    void findsEveryRecordOfACitizenAndNoOther() throws IOException {
        Random random = new Random(4);
        for (int i = 0; i < 5_000; i++) {
            write(random.nextInt(3), i, "citizen-" + random.nextInt(200));
        }
        NameIndex index = index();
        index.update(more -> {});

        for (int citizen = 0; citizen < 201; citizen++) {
            assertThat(places(index, "citizen-" + citizen)).isEqualTo(placesByReadingAll("citizen-" + citizen));
        }
    }

    @Test
    void goesOnWhereItEnded() throws IOException {
        write(0, 0, "one");
        write(0, 1, "other");
        index().update(more -> {});
        write(0, 5, "one");
        write(1, 0, "one");
        long[] read = {0};

        NameIndex again = index();
        again.update(more -> read[0] += more);

        assertThat(read[0]).isEqualTo(2);
        assertThat(places(again, "one")).containsExactly("citizen-log/0@0", "citizen-log/0@5", "citizen-log/1@0");
    }

    private NameIndex index() {
        return new NameIndex(records, "citizen-log", NameIndex.Naming.KEY, directory);
    }

    private void write(int partition, long offset, String key) {
        records.in(new Partition("citizen-log", partition))
                .add(new StoredRecord(offset, 0, key.getBytes(UTF_8), null, List.of()));
    }

    private static List<String> places(NameIndex index, String name) throws IOException {
        return index.find(name).stream()
                .map(found -> found.partition() + "@" + found.record().offset())
                .toList();
    }

    private List<String> placesByReadingAll(String name) {
        return records.partitions("citizen-log").stream()
                .flatMap(partition -> records.in(partition).stream()
                        .filter(record -> name.equals(NameIndex.Naming.KEY.of(record)))
                        .map(record -> partition + "@" + record.offset()))
                .toList();
    }
}
