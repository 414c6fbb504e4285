package cymru.rhybudd.audit.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.RecordsInMemory;
import cymru.rhybudd.audit.records.StoredRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NameIndexTest {
    private final RecordsInMemory records = new RecordsInMemory();

    @TempDir
    Path directory;

    @Test
    void findsWhatReadingAllFinds() throws IOException {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            RecordsInMemory log = new RecordsInMemory();
            Path files = directory.resolve("seed-" + seed);
            long[] next = {0, random.nextInt(5), Segment.SPAN - 300};
            for (int part = 0; part < 3; part++) { // the index goes on from where it was, wherever that is
                for (int i = 0; i < 400; i++) {
                    int partition = random.nextInt(3);
                    write(log, partition, next[partition], "citizen-" + random.nextInt(60));
                    next[partition] += random.nextInt(40) == 0 ? 2 + random.nextInt(300) : 1;
                }
                index(log, files).update(more -> {});
            }
            try (Stream<Path> all = Files.list(files)) {
                List<Path> segments = new ArrayList<>(all.sorted().toList());
                Files.delete(segments.get(random.nextInt(segments.size()))); // and is made anew where it is missing
            }
            NameIndex index = index(log, files);
            index.update(more -> {});

            for (int citizen = 0; citizen < 61; citizen++) {
                assertThat(places(index, "citizen-" + citizen))
                        .as("seed %d", seed)
                        .isEqualTo(placesByReadingAll(log, "citizen-" + citizen));
            }
        }
    }

    @Test
    void goesOnWhereItEnded() throws IOException {
        write(records, 0, 0, "one");
        write(records, 0, 1, "other");
        index(records, directory).update(more -> {});
        write(records, 0, 5, "one");
        write(records, 1, 0, "one");
        long[] read = {0};

        NameIndex again = index(records, directory);
        again.update(more -> read[0] += more);

        assertThat(read[0]).isEqualTo(2);
        assertThat(places(again, "one")).containsExactly("citizen-log/0@0", "citizen-log/0@5", "citizen-log/1@0");
    }

    @Test
    void aFileThatWasCutShortIsMadeAnew() throws IOException {
        write(records, 0, 0, "one");
        write(records, 0, 1, "one");
        index(records, directory).update(more -> {});
        Path file = directory.resolve("0-0.names");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 8));

        NameIndex again = index(records, directory);
        again.update(more -> {});

        assertThat(places(again, "one")).hasSize(2);
    }

    private static NameIndex index(RecordsInMemory records, Path directory) {
        return new NameIndex(records, "citizen-log", Naming.KEY, directory);
    }

    private static void write(RecordsInMemory records, int partition, long offset, String key) {
        records.in(new Partition("citizen-log", partition))
                .add(new StoredRecord(offset, 0, key.getBytes(UTF_8), null, List.of()));
    }

    private static List<String> places(NameIndex index, String name) throws IOException {
        return index.find(name).stream()
                .map(found -> found.partition() + "@" + found.record().offset())
                .toList();
    }

    private static List<String> placesByReadingAll(RecordsInMemory records, String name) {
        return records.partitions("citizen-log").stream()
                .flatMap(partition -> records.in(partition).stream()
                        .filter(record -> name.equals(new String(Objects.requireNonNull(record.key()), UTF_8)))
                        .map(record -> partition + "@" + record.offset()))
                .toList();
    }
}
