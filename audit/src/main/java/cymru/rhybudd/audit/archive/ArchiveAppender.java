package cymru.rhybudd.audit.archive;

import cymru.rhybudd.audit.archive.Manifest.DayFile;
import cymru.rhybudd.audit.archive.Manifest.PartitionFiles;
import cymru.rhybudd.audit.archive.Manifest.SchemaFile;
import cymru.rhybudd.audit.records.Checksum;
import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.StoredRecord;
import cymru.rhybudd.schemas.serde.Registry;
import cymru.rhybudd.schemas.serde.UnknownSchemaException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An archive in the making: each partition's records are appended in their order, whichever partition is next. It is an archive when it is finished. For one
 * thread.
 */
public final class ArchiveAppender implements AutoCloseable {
    /** The first byte of a value in the Confluent wire format; the id of its schema follows. */
    private static final byte MAGIC = 0;

    private static final int HEADER = 5;

    private final Path directory;
    private final Map<Partition, Days> partitions = new TreeMap<>();
    private final TreeSet<Integer> schemas = new TreeSet<>();

    /**
     * Begins an archive.
     *
     * @param directory is made where it is not there; one that holds anything is refused
     */
    public ArchiveAppender(Path directory) throws IOException {
        Files.createDirectories(directory);
        try (var there = Files.list(directory)) {
            if (there.findAny().isPresent()) {
                throw new ArchiveException(directory + " is not empty: an archive is never written over");
            }
        }
        this.directory = directory;
    }

    /** The files of one partition so far. */
    private static final class Days {
        private final List<DayFile> files = new ArrayList<>();
        private long records;
        private @Nullable DayWriter day;

        void close() throws IOException {
            if (day != null) {
                files.add(day.close());
                day = null;
            }
        }
    }

    /** The archive has this partition, be it that no record ever comes. */
    public void begin(Partition partition) {
        days(partition);
    }

    private Days days(Partition partition) {
        return partitions.computeIfAbsent(partition, key -> new Days());
    }

    /** Appends the partition's next record. */
    public void append(Partition partition, StoredRecord record) throws IOException {
        Days days = days(partition);
        LocalDate date = LocalDate.ofInstant(Instant.ofEpochMilli(record.timestamp()), ZoneOffset.UTC);
        if (days.day == null || date.isAfter(days.day.date())) { // a late record stays where its offset puts it
            days.close();
            days.day = new DayWriter(directory, file(partition, date), date);
        }
        days.day.append(record);
        days.records++;
        noteSchema(record.value());
    }

    private static String file(Partition partition, LocalDate date) {
        return String.format(Locale.ROOT, "%s/%02d/%s.avro", partition.topic(), partition.number(), date);
    }

    private void noteSchema(byte @Nullable [] value) {
        if (value != null && value.length >= HEADER && value[0] == MAGIC) {
            schemas.add(ByteBuffer.wrap(value).getInt(1));
        }
    }

    /**
     * Writes the manifest.
     *
     * @param council whose records they are
     * @param registry has the schemas by their ids
     * @param processed up to which offset the service had taken the partition in
     */
    public void finish(String council, Registry registry, ToLongFunction<Partition> processed) throws IOException {
        finish(council, registry, processed, null);
    }

    /**
     * Writes the manifest of an archive that may be whole.
     *
     * @param cluster what the service goes on from; null where the archive is not whole
     */
    void finish(String council, Registry registry, ToLongFunction<Partition> processed, @Nullable Cluster cluster)
            throws IOException {
        close();
        List<PartitionFiles> files = new ArrayList<>();
        partitions.forEach((partition, days) -> files.add(new PartitionFiles(
                partition.topic(), partition.number(), days.records, processed.applyAsLong(partition), days.files)));
        new Manifest(Manifest.FORMAT, council, files, schemas(registry), cluster, null).write(directory);
    }

    /** A schema that nobody has any more is left out: a record that nobody can read is kept all the same. */
    private List<SchemaFile> schemas(Registry registry) throws IOException {
        List<SchemaFile> files = new ArrayList<>();
        for (int id : schemas) {
            Schema schema = schema(registry, id);
            if (schema != null) {
                String file = "schemas/" + id + ".avsc";
                byte[] text = (schema.toString(true) + "\n").getBytes(StandardCharsets.UTF_8);
                Files.createDirectories(directory.resolve("schemas"));
                Files.write(directory.resolve(file), text);
                files.add(new SchemaFile(id, file, Checksum.of(text)));
            }
        }
        return files;
    }

    private static @Nullable Schema schema(Registry registry, int id) {
        try {
            return registry.byId(id);
        } catch (UnknownSchemaException e) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        for (Days days : partitions.values()) {
            days.close();
        }
    }
}
