package cymru.rhybudd.audit.archive;

import cymru.rhybudd.audit.archive.Manifest.DayFile;
import cymru.rhybudd.audit.archive.Manifest.PartitionFiles;
import cymru.rhybudd.audit.archive.Manifest.SchemaFile;
import cymru.rhybudd.audit.records.Cursor;
import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.Records;
import cymru.rhybudd.audit.records.StoredRecord;
import cymru.rhybudd.schemas.Contracts;
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
import java.util.TreeSet;
import java.util.function.LongConsumer;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Writes records of topics to an archive. The same records give the same files, byte for byte. For one thread. */
public final class ArchiveWriter {
    /** The log of record, and what follows from it; nothing that identifies a person, and no view that can be made anew. */
    public static final List<String> TOPICS = List.of(
            Contracts.CONTROLS.topic(),
            Contracts.OFFICER_ACTIONS.topic(),
            Contracts.CITIZEN_LOG.topic(),
            Contracts.DECISIONS.topic(),
            Contracts.ALERTS.topic(),
            Contracts.ALERT_LOG.topic(),
            Contracts.OFFICER_NOTIFICATIONS.topic(),
            Contracts.HELD_ALERTS.topic(),
            Contracts.TEAM_DIGESTS.topic(),
            Contracts.ACCESS_LOG.topic());

    /** The first byte of a value in the Confluent wire format; the id of its schema follows. */
    private static final byte MAGIC = 0;

    private static final int HEADER = 5;
    private static final int RECORDS_BETWEEN_NEWS = 1_024;

    private final Records records;
    private final Path directory;
    private final LongConsumer progress;
    private final TreeSet<Integer> schemas = new TreeSet<>();

    private ArchiveWriter(Records records, Path directory, LongConsumer progress) {
        this.records = records;
        this.directory = directory;
        this.progress = progress;
    }

    /**
     * Writes these topics.
     *
     * @param council whose records they are
     * @param directory is made where it is not there; one that holds an archive is refused
     * @param progress hears how many more records are written
     */
    public static void write(
            String council, Records records, List<String> topics, Path directory, LongConsumer progress)
            throws IOException {
        Files.createDirectories(directory);
        try (var there = Files.list(directory)) {
            if (there.findAny().isPresent()) {
                throw new ArchiveException(directory + " is not empty: an archive is never written over");
            }
        }
        ArchiveWriter writer = new ArchiveWriter(records, directory, progress);
        List<PartitionFiles> partitions = new ArrayList<>();
        for (String topic : topics.stream().sorted().toList()) {
            for (Partition partition : records.partitions(topic)) {
                partitions.add(writer.partition(partition));
            }
        }
        new Manifest(Manifest.FORMAT, council, partitions, writer.schemas()).write(directory);
    }

    private PartitionFiles partition(Partition partition) throws IOException {
        List<DayFile> files = new ArrayList<>();
        long written = 0;
        DayWriter day = null;
        try (Cursor cursor = records.read(partition, 0)) {
            for (StoredRecord record = cursor.next(); record != null; record = cursor.next()) {
                LocalDate date = LocalDate.ofInstant(Instant.ofEpochMilli(record.timestamp()), ZoneOffset.UTC);
                if (day == null || date.isAfter(day.date())) { // a late record stays where its offset puts it
                    close(day, files);
                    day = new DayWriter(directory, file(partition, date), date);
                }
                day.append(record);
                noteSchema(record.value());
                if (++written % RECORDS_BETWEEN_NEWS == 0) {
                    progress.accept(RECORDS_BETWEEN_NEWS);
                }
            }
        } finally {
            close(day, files);
        }
        progress.accept(written % RECORDS_BETWEEN_NEWS);
        return new PartitionFiles(partition.topic(), partition.number(), written, records.processed(partition), files);
    }

    private static void close(@Nullable DayWriter day, List<DayFile> files) throws IOException {
        if (day != null) {
            files.add(day.close());
        }
    }

    private static String file(Partition partition, LocalDate date) {
        return String.format(Locale.ROOT, "%s/%02d/%s.avro", partition.topic(), partition.number(), date);
    }

    private void noteSchema(byte @Nullable [] value) {
        if (value != null && value.length >= HEADER && value[0] == MAGIC) {
            schemas.add(ByteBuffer.wrap(value).getInt(1));
        }
    }

    /** Null where there is none: a record that nobody can read is kept all the same. */
    private @Nullable Schema schema(int id) {
        try {
            return records.schemas().byId(id);
        } catch (UnknownSchemaException e) {
            return null;
        }
    }

    private List<SchemaFile> schemas() throws IOException {
        List<SchemaFile> files = new ArrayList<>();
        for (int id : schemas) {
            String file = "schemas/" + id + ".avsc";
            Schema schema = schema(id);
            if (schema == null) {
                continue;
            }
            byte[] text = (schema.toString(true) + "\n").getBytes(StandardCharsets.UTF_8);
            Files.createDirectories(directory.resolve("schemas"));
            Files.write(directory.resolve(file), text);
            files.add(new SchemaFile(id, file, Checksum.of(text)));
        }
        return files;
    }
}
