package cymru.rhybudd.audit.restore;

import cymru.rhybudd.audit.archive.Archive;
import cymru.rhybudd.audit.archive.Cluster;
import cymru.rhybudd.audit.archive.Cluster.Bounds;
import cymru.rhybudd.audit.archive.Cluster.Place;
import cymru.rhybudd.audit.archive.Cluster.TopicShape;
import cymru.rhybudd.audit.records.BrokerRecords;
import cymru.rhybudd.audit.records.Cursor;
import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.Records;
import cymru.rhybudd.audit.records.StoredHeader;
import cymru.rhybudd.audit.records.StoredRecord;
import cymru.rhybudd.audit.restore.PartitionRuns.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/** Writes a whole archive to an empty cluster, so that a service goes on there as if nothing had been between. */
public final class Restoration {
    /** While records are written nothing may be compacted, deleted, or given another time; afterwards the topic's own settings hold. */
    private static final Map<String, String> MEANWHILE = Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.RETENTION_MS_CONFIG,
            "-1",
            TopicConfig.RETENTION_BYTES_CONFIG,
            "-1",
            TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
            "CreateTime");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

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

    /** Writes it, and reads it again to see that each record stands where it stood. */
    public void write(LongConsumer progress) throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(client)) {
            requireEmpty(admin);
            create(admin);
            writeRecords(admin, progress);
            moveBeginnings(admin);
            giveSettings(admin);
            placeGroups(admin);
        }
        compare();
    }

    private static void requireEmpty(Admin admin) throws InterruptedException, ExecutionException {
        Collection<String> there = admin.listTopics().names().get();
        if (!there.isEmpty()) {
            throw new RestoreException(
                    "the cluster has " + there.size() + " topics: an archive goes into an empty cluster only");
        }
    }

    private void create(Admin admin) throws InterruptedException, ExecutionException {
        List<NewTopic> topics = new ArrayList<>();
        for (TopicShape topic : cluster.topics()) {
            Map<String, String> settings = new HashMap<>(topic.settings());
            settings.putAll(MEANWHILE);
            topics.add(
                    new NewTopic(topic.name(), Optional.of(topic.bounds().size()), Optional.empty()).configs(settings));
        }
        admin.createTopics(topics).all().get();
    }

    private void writeRecords(Admin admin, LongConsumer progress) throws InterruptedException, ExecutionException {
        Map<Partition, PartitionRuns> partitions = new TreeMap<>();
        try (OffsetWriter writer = new OffsetWriter(client)) {
            for (TopicShape topic : cluster.topics()) {
                for (int number = 0; number < topic.bounds().size(); number++) {
                    Partition partition = new Partition(topic.name(), number);
                    partitions.put(
                            partition,
                            new PartitionRuns(
                                    archive.read(partition, 0), topic.bounds().get(number)));
                }
            }
            for (Map<Partition, Run> runs = next(partitions); !runs.isEmpty(); runs = next(partitions)) {
                writer.write(runs);
                awaitEnds(admin, runs);
                progress.accept(runs.values().stream()
                        .mapToLong(run -> run.records().size())
                        .sum());
            }
        } finally {
            partitions.values().forEach(PartitionRuns::close);
        }
    }

    private static Map<Partition, Run> next(Map<Partition, PartitionRuns> partitions) {
        Map<Partition, Run> runs = new LinkedHashMap<>();
        partitions.forEach((partition, all) -> {
            Run run = all.next();
            if (run != null) {
                runs.put(partition, run);
            }
        });
        return runs;
    }

    /** The next run may only follow when the transactions of this one have ended in their partitions. */
    private static void awaitEnds(Admin admin, Map<Partition, Run> runs)
            throws InterruptedException, ExecutionException {
        Map<TopicPartition, Long> expected = new HashMap<>();
        runs.forEach((partition, run) -> expected.put(broker(partition), run.end()));
        long begun = System.nanoTime();
        while (!expected.isEmpty()) {
            Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
            expected.keySet().forEach(partition -> asked.put(partition, OffsetSpec.latest()));
            admin.listOffsets(asked).all().get().forEach((partition, info) -> {
                long end = Objects.requireNonNull(expected.get(partition));
                if (info.offset() > end) {
                    throw new RestoreException(partition + " ends at " + info.offset() + " and not at " + end
                            + ": somebody else writes to the cluster; begin again with an empty one");
                }
                if (info.offset() == end) {
                    expected.remove(partition);
                }
            });
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new RestoreException("the broker has not ended the transactions on " + expected.keySet()
                        + " within " + PATIENCE.toSeconds() + " s; begin again with an empty cluster");
            }
        }
    }

    private static TopicPartition broker(Partition partition) {
        return new TopicPartition(partition.topic(), partition.number());
    }

    private void moveBeginnings(Admin admin) throws InterruptedException, ExecutionException {
        Map<TopicPartition, RecordsToDelete> beginnings = new HashMap<>();
        for (TopicShape topic : cluster.topics()) {
            for (int number = 0; number < topic.bounds().size(); number++) {
                Bounds bounds = topic.bounds().get(number);
                long first = first(new Partition(topic.name(), number), bounds);
                long start = first == 1 ? 1 : bounds.start();
                if (start > 0) {
                    beginnings.put(new TopicPartition(topic.name(), number), RecordsToDelete.beforeOffset(start));
                }
            }
        }
        admin.deleteRecords(beginnings).all().get();
    }

    private long first(Partition partition, Bounds bounds) {
        try (Cursor cursor = archive.read(partition, 0)) {
            StoredRecord record = cursor.next();
            return record == null ? bounds.end() : record.offset();
        }
    }

    private void giveSettings(Admin admin) throws InterruptedException, ExecutionException {
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        for (TopicShape topic : cluster.topics()) {
            List<AlterConfigOp> changed = new ArrayList<>();
            for (String name : MEANWHILE.keySet()) {
                String own = topic.settings().get(name);
                changed.add(new AlterConfigOp(
                        new ConfigEntry(name, own),
                        own == null ? AlterConfigOp.OpType.DELETE : AlterConfigOp.OpType.SET));
            }
            changes.put(new ConfigResource(ConfigResource.Type.TOPIC, topic.name()), changed);
        }
        admin.incrementalAlterConfigs(changes).all().get();
    }

    private void placeGroups(Admin admin) throws InterruptedException, ExecutionException {
        for (Map.Entry<String, List<Place>> group : cluster.groups().entrySet()) {
            Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
            for (Place place : group.getValue()) {
                offsets.put(broker(place.name()), new OffsetAndMetadata(place.offset(), place.note()));
            }
            admin.alterConsumerGroupOffsets(group.getKey(), offsets).all().get();
        }
    }

    private void compare() {
        Records written = new BrokerRecords(client, archive.schemas(), "rhybudd-import");
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
