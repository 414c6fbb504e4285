package cymru.rhybudd.audit.restore;

import cymru.rhybudd.audit.archive.Cluster.Place;
import cymru.rhybudd.audit.archive.Cluster.TopicShape;
import cymru.rhybudd.audit.records.BrokerRecords;
import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.Records;
import cymru.rhybudd.audit.restore.PartitionRuns.Run;
import cymru.rhybudd.schemas.serde.Registry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

/** A cluster of brokers. */
final class BrokerDestination implements Destination {
    /** While records are written and compared nothing may be compacted, deleted, or given another time. */
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

    private final Map<String, Object> client;
    private final Admin admin;

    /**
     * Of brokers.
     *
     * @param client settings that reach them
     */
    BrokerDestination(Map<String, Object> client) {
        this.client = client;
        this.admin = Admin.create(client);
    }

    @Override
    public void requireEmpty() throws InterruptedException, ExecutionException {
        Collection<String> there = admin.listTopics().names().get();
        if (!there.isEmpty()) {
            throw new RestoreException(
                    "the cluster has " + there.size() + " topics: an archive goes into an empty cluster only");
        }
    }

    @Override
    public void create(List<TopicShape> shapes) throws InterruptedException, ExecutionException {
        List<NewTopic> topics = new ArrayList<>();
        for (TopicShape topic : shapes) {
            Map<String, String> settings = new HashMap<>(topic.settings());
            settings.putAll(MEANWHILE);
            topics.add(
                    new NewTopic(topic.name(), Optional.of(topic.bounds().size()), Optional.empty()).configs(settings));
        }
        admin.createTopics(topics).all().get();
    }

    @Override
    public void write(Map<Partition, PartitionRuns> partitions, LongConsumer progress)
            throws InterruptedException, ExecutionException {
        try (OffsetWriter writer = new OffsetWriter(client)) {
            for (Map<Partition, Run> runs = next(partitions); !runs.isEmpty(); runs = next(partitions)) {
                writer.write(runs);
                awaitEnds(runs);
                progress.accept(runs.values().stream()
                        .mapToLong(run -> run.records().size())
                        .sum());
            }
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
    private void awaitEnds(Map<Partition, Run> runs) throws InterruptedException, ExecutionException {
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

    @Override
    public void beginAt(Map<Partition, Long> beginnings) throws InterruptedException, ExecutionException {
        Map<TopicPartition, RecordsToDelete> before = new HashMap<>();
        beginnings.forEach((partition, start) -> before.put(broker(partition), RecordsToDelete.beforeOffset(start)));
        admin.deleteRecords(before).all().get();
    }

    private static TopicPartition broker(Partition partition) {
        return new TopicPartition(partition.topic(), partition.number());
    }

    @Override
    public Records records(Registry schemas) {
        return new BrokerRecords(client, schemas, "rhybudd-import");
    }

    @Override
    public void giveSettings(List<TopicShape> topics) throws InterruptedException, ExecutionException {
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        for (TopicShape topic : topics) {
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

    @Override
    public void placeGroups(Map<String, List<Place>> groups) throws InterruptedException, ExecutionException {
        for (Map.Entry<String, List<Place>> group : groups.entrySet()) {
            Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
            for (Place place : group.getValue()) {
                offsets.put(broker(place.name()), new OffsetAndMetadata(place.offset(), place.note()));
            }
            admin.alterConsumerGroupOffsets(group.getKey(), offsets).all().get();
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
