package cymru.rhybudd.audit.index;

import cymru.rhybudd.audit.records.Cursor;
import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.Records;
import cymru.rhybudd.audit.records.StoredRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the records of a topic that bear a name: a citizen's pseudonym, an alert's id. What it knows is kept in files and goes on where it ended; the
 * files follow from the records and can be deleted at any time.
 */
public final class NameIndex {
    /** So many records are sorted at once; a record takes 16 bytes in the file, and about 40 while it is sorted. */
    private static final int SEGMENT_RECORDS = 2_000_000;

    private static final Pattern NAME = Pattern.compile("(\\d+)-(\\d+)-(\\d+)\\.names");
    private static final int RECORDS_BETWEEN_NEWS = 1_024;

    private final Records records;
    private final String topic;
    private final Naming naming;
    private final Path directory;

    /** By which name a record is looked up; null for one that nobody looks up. */
    @FunctionalInterface
    public interface Naming {
        /** By its key. */
        Naming KEY = record -> {
            byte[] key = record.key();
            return key == null ? null : new String(key, StandardCharsets.UTF_8);
        };

        /** The name. */
        @Nullable
        String of(StoredRecord record);
    }

    /**
     * Of one topic.
     *
     * @param directory for the files of this topic alone; is made where it is not there
     */
    public NameIndex(Records records, String topic, Naming naming, Path directory) {
        this.records = records;
        this.topic = topic;
        this.naming = naming;
        this.directory = directory;
    }

    /**
     * Takes in the records that came since.
     *
     * @param progress hears how many more were taken in
     */
    public void update(LongConsumer progress) throws IOException {
        Files.createDirectories(directory);
        for (Partition partition : records.partitions(topic)) {
            update(partition, progress);
        }
    }

    private void update(Partition partition, LongConsumer progress) throws IOException {
        long from = segments(partition).keySet().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        long[] hashes = new long[1_024];
        long[] offsets = new long[1_024];
        int size = 0;
        long to = from;
        long read = 0;
        try (Cursor cursor = records.read(partition, from)) {
            for (StoredRecord record = cursor.next(); record != null; record = cursor.next()) {
                String name = naming.of(record);
                if (name != null) {
                    if (size == hashes.length) {
                        hashes = Arrays.copyOf(hashes, 2 * size);
                        offsets = Arrays.copyOf(offsets, 2 * size);
                    }
                    hashes[size] = hash(name);
                    offsets[size++] = record.offset();
                }
                to = record.offset() + 1;
                if (size == SEGMENT_RECORDS) {
                    Segment.write(file(partition, from, to), hashes, offsets, size);
                    size = 0;
                    from = to;
                }
                if (++read % RECORDS_BETWEEN_NEWS == 0) {
                    progress.accept(RECORDS_BETWEEN_NEWS);
                }
            }
        }
        progress.accept(read % RECORDS_BETWEEN_NEWS);
        if (to > from) {
            Segment.write(file(partition, from, to), hashes, offsets, size);
        }
    }

    private Path file(Partition partition, long from, long to) {
        return directory.resolve(String.format(Locale.ROOT, "%d-%d-%d.names", partition.number(), from, to));
    }

    /** The segments of a partition by the offset up to which they go. */
    private TreeMap<Long, Segment> segments(Partition partition) throws IOException {
        TreeMap<Long, Segment> segments = new TreeMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches() && Integer.parseInt(name.group(1)) == partition.number()) {
                    segments.put(Long.valueOf(name.group(3)), new Segment(file));
                }
            }
        }
        return segments;
    }

    /** The records that bear the name, in the order of partitions and offsets. */
    public List<Found> find(String name) throws IOException {
        List<Found> found = new ArrayList<>();
        long hash = hash(name);
        for (Partition partition : records.partitions(topic)) {
            List<Long> offsets = new ArrayList<>();
            for (Segment segment : segments(partition).values()) {
                for (long offset : segment.offsets(hash)) {
                    offsets.add(offset);
                }
            }
            read(partition, offsets, name, found);
        }
        return found;
    }

    /** A record where it stands. */
    public record Found(Partition partition, StoredRecord record) {}

    private void read(Partition partition, List<Long> offsets, String name, List<Found> found) {
        for (long offset : offsets) {
            try (Cursor cursor = records.read(partition, offset)) {
                StoredRecord record = cursor.next();
                if (record != null && record.offset() == offset && name.equals(naming.of(record))) {
                    found.add(new Found(partition, record));
                }
            }
        }
    }

    /** FNV-1a of 64 bits: the same on every machine. */
    private static long hash(String name) {
        long hash = 0xcbf29ce484222325L;
        for (byte one : name.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (one & 0xff)) * 0x100000001b3L;
        }
        return hash;
    }
}
