package cymru.rhybudd.audit.restore;

import cymru.rhybudd.audit.archive.Archive;
import cymru.rhybudd.audit.archive.Cluster;
import cymru.rhybudd.audit.archive.Cluster.Bounds;
import cymru.rhybudd.audit.archive.Cluster.TopicShape;
import cymru.rhybudd.audit.records.Cursor;
import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.Records;
import cymru.rhybudd.audit.records.StoredHeader;
import cymru.rhybudd.audit.records.StoredRecord;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Writes a whole archive to an empty cluster, so that a service goes on there as if nothing had been between. */
public final class Restoration {
    private final Archive archive;
    private final Cluster cluster;
    private final Map<String, Object> client;

    /**
     * Of this archive to a cluster.
     *
     * @param client settings that reach the cluster
     * @throws RestoreException if the archive is not whole
     */
    public Restoration(Archive archive, Map<String, Object> client) {
        this.archive = archive;
        this.cluster = whole(archive);
        this.client = client;
    }

    /**
     * What the service goes on from.
     *
     * @throws RestoreException if the archive is not whole
     */
    public static Cluster whole(Archive archive) {
        return archive.cluster()
                .orElseThrow(
                        () -> new RestoreException("this archive is for auditors, and no service can go on from it:"
                                + " make a whole one of the stopped service, with ./rhybudd audit export --whole"));
    }

    /** Writes it, reads it again to see that each record stands where it stood, and leaves the cluster as a service needs it. */
    public void write(LongConsumer progress) throws InterruptedException, ExecutionException {
        try (Destination brokers = new BrokerDestination(client)) {
            write(brokers, progress);
        }
    }

    /** Compares before topics get their own settings: soon after, a broker no longer has what was superseded, or is old. */
    void write(Destination destination, LongConsumer progress) throws InterruptedException, ExecutionException {
        destination.requireEmpty();
        destination.create(cluster.topics());
        writeRecords(destination, progress);
        destination.beginAt(beginnings());
        compare(destination.records(archive.schemas()));
        destination.giveSettings(cluster.topics());
        destination.placeGroups(cluster.groups());
    }

    private void writeRecords(Destination destination, LongConsumer progress)
            throws InterruptedException, ExecutionException {
        Map<Partition, PartitionRuns> partitions = new TreeMap<>();
        try {
            for (TopicShape topic : cluster.topics()) {
                for (int number = 0; number < topic.bounds().size(); number++) {
                    Partition partition = new Partition(topic.name(), number);
                    partitions.put(
                            partition,
                            new PartitionRuns(
                                    archive.read(partition, 0), topic.bounds().get(number)));
                }
            }
            destination.write(partitions, progress);
        } finally {
            partitions.values().forEach(PartitionRuns::close);
        }
    }

    private Map<Partition, Long> beginnings() {
        Map<Partition, Long> beginnings = new TreeMap<>();
        for (TopicShape topic : cluster.topics()) {
            for (int number = 0; number < topic.bounds().size(); number++) {
                Partition partition = new Partition(topic.name(), number);
                Bounds bounds = topic.bounds().get(number);
                long start = first(partition, bounds) == 1 ? 1 : bounds.start();
                if (start > 0) {
                    beginnings.put(partition, start);
                }
            }
        }
        return beginnings;
    }

    private long first(Partition partition, Bounds bounds) {
        try (Cursor cursor = archive.read(partition, 0)) {
            StoredRecord record = cursor.next();
            return record == null ? bounds.end() : record.offset();
        }
    }

    private void compare(Records written) {
        for (String topic : cluster.names()) {
            for (Partition partition : archive.partitions(topic)) {
                compare(written, partition);
            }
        }
    }

    private void compare(Records written, Partition partition) {
        try (Cursor expected = archive.read(partition, 0);
                Cursor found = written.read(partition, 0)) {
            StoredRecord record;
            do {
                record = expected.next();
                StoredRecord copy = found.next();
                if (!same(record, copy)) {
                    throw new RestoreException(partition + " differs from the archive"
                            + (record == null ? " after its end" : " at offset " + record.offset())
                            + ": begin again with an empty cluster");
                }
            } while (record != null);
        }
    }

    private static boolean same(@Nullable StoredRecord one, @Nullable StoredRecord other) {
        if (one == null || other == null) {
            return one == other;
        }
        return one.offset() == other.offset()
                && one.timestamp() == other.timestamp()
                && Arrays.equals(one.key(), other.key())
                && Arrays.equals(one.value(), other.value())
                && sameHeaders(one.headers(), other.headers());
    }

    private static boolean sameHeaders(List<StoredHeader> one, List<StoredHeader> other) {
        boolean same = one.size() == other.size();
        for (int i = 0; same && i < one.size(); i++) {
            same = one.get(i).name().equals(other.get(i).name())
                    && Arrays.equals(one.get(i).value(), other.get(i).value());
        }
        return same;
    }
}
