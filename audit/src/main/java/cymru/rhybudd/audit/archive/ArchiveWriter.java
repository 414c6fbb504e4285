package cymru.rhybudd.audit.archive;

import cymru.rhybudd.audit.records.Cursor;
import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.Records;
import cymru.rhybudd.audit.records.StoredRecord;
import cymru.rhybudd.schemas.Contracts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Writes records of topics to an archive. The same records give the same files, byte for byte. */
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

    private static final int RECORDS_BETWEEN_NEWS = 1_024;

    private ArchiveWriter() {}

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
        write(council, records, topics, null, directory, progress);
    }

    /** Writes everything that a stopped service goes on from. It holds what identifies people. */
    public static void writeWhole(
            String council, Records records, Cluster cluster, Path directory, LongConsumer progress)
            throws IOException {
        write(council, records, cluster.names(), cluster, directory, progress);
    }

    private static void write(
            String council,
            Records records,
            List<String> topics,
            @Nullable Cluster cluster,
            Path directory,
            LongConsumer progress)
            throws IOException {
        try (ArchiveAppender archive = new ArchiveAppender(directory)) {
            for (String topic : topics.stream().sorted().toList()) {
                for (Partition partition : records.partitions(topic)) {
                    copy(records, partition, archive, progress);
                }
            }
            archive.finish(council, records.schemas(), records::processed, cluster);
        }
    }

    private static void copy(Records records, Partition partition, ArchiveAppender archive, LongConsumer progress)
            throws IOException {
        archive.begin(partition);
        long written = 0;
        try (Cursor cursor = records.read(partition, 0)) {
            for (StoredRecord record = cursor.next(); record != null; record = cursor.next()) {
                archive.append(partition, record);
                if (++written % RECORDS_BETWEEN_NEWS == 0) {
                    progress.accept(RECORDS_BETWEEN_NEWS);
                }
            }
        }
        progress.accept(written % RECORDS_BETWEEN_NEWS);
    }
}
