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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * Finds the records of a topic that bear a name: a citizen's pseudonym, an alert's id. What it knows is kept in files and goes on where it ended; the
 * files follow from the records and can be deleted at any time.
 */
public final class NameIndex {
    private static final int RECORDS_BETWEEN_NEWS = 1_024;
    /** A record that is so near is read up to; what lies further ahead is sought. */
    private static final int NEAR = 64;

    private final Records records;
    private final String topic;
    private final Naming naming;
    private final Path directory;

    /**
     * Of one topic.
     *
     * @param directory for the files of this topic of these records alone; is made where it is not there
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
            try (Cursor cursor = records.read(partition, 0)) {
                boolean more = true;
                for (long number = 0; more; number++) {
                    Segment segment = segment(partition, number);
                    more = segment.isFull() || update(segment, number, cursor, progress);
                }
            }
        }
    }

    private Segment segment(Partition partition, long number) {
        return new Segment(directory.resolve(partition.number() + "-" + number + ".names"), number);
    }

    /** Whether the partition goes on after the segment. */
    private boolean update(Segment segment, long number, Cursor cursor, LongConsumer progress) throws IOException {
        long limit = (number + 1) * Segment.SPAN;
        long end = segment.end();
        long read = 0;
        cursor.seek(end);
        StoredRecord record = cursor.next();
        if (record == null) {
            return false;
        }
        Entries entries = new Entries(segment.entries());
        while (record != null && record.offset() < limit) {
            long offset = record.offset();
            naming.name(record, name -> entries.add(Segment.entry(hash(name), offset)));
            end = offset + 1;
            if (++read % RECORDS_BETWEEN_NEWS == 0) {
                progress.accept(RECORDS_BETWEEN_NEWS);
            }
            record = cursor.next();
        }
        progress.accept(read % RECORDS_BETWEEN_NEWS);
        segment.write(record == null ? end : limit, entries.all, entries.size);
        return record != null;
    }

    private static final class Entries {
        private long[] all;
        private int size;

        Entries(long[] all) {
            this.all = all;
            this.size = all.length;
        }

        void add(long entry) {
            all = size == all.length ? Arrays.copyOf(all, Math.max(1_024, 2 * size)) : all;
            all[size++] = entry;
        }
    }

    /** The records that bear the name, in the order of partitions and offsets. */
    public List<Found> find(String name) throws IOException {
        List<Found> found = new ArrayList<>();
        long hash = hash(name);
        for (Partition partition : records.partitions(topic)) {
            Segment segment = segment(partition, 0);
            List<long[]> offsets = new ArrayList<>();
            for (long number = 1; !segment.isEmpty(); number++) {
                offsets.add(segment.offsets(hash));
                segment = segment(partition, number);
            }
            read(partition, offsets.stream().flatMapToLong(Arrays::stream).toArray(), name, found);
        }
        return found;
    }

    private void read(Partition partition, long[] offsets, String name, List<Found> found) {
        if (offsets.length == 0) {
            return;
        }
        try (Cursor cursor = records.read(partition, offsets[0])) {
            long next = offsets[0];
            StoredRecord record = null;
            for (long offset : offsets) {
                if (offset - next > NEAR) {
                    cursor.seek(offset);
                }
                while (record == null || record.offset() < offset) {
                    record = cursor.next();
                    if (record == null) {
                        return;
                    }
                }
                next = record.offset() + 1;
                if (record.offset() == offset && names(record).contains(name)) {
                    found.add(new Found(partition, record));
                }
            }
        }
    }

    private Set<String> names(StoredRecord record) {
        Set<String> names = new HashSet<>();
        naming.name(record, names::add);
        return names;
    }

    /** FNV-1a of 64 bits, its upper bits mixed well, for they are what is kept: the same on every machine. */
    private static long hash(String name) {
        long hash = 0xcbf29ce484222325L;
        for (byte one : name.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (one & 0xff)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 32)) * 0x9e3779b97f4a7c15L;
        return hash ^ (hash >>> 29);
    }
}
