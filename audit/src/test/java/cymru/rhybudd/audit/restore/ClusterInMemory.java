package cymru.rhybudd.audit.restore;

import cymru.rhybudd.audit.archive.Cluster.Place;
import cymru.rhybudd.audit.archive.Cluster.TopicShape;
import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.Records;
import cymru.rhybudd.audit.records.RecordsInMemory;
import cymru.rhybudd.audit.records.StoredRecord;
import cymru.rhybudd.audit.restore.PartitionRuns.Run;
import cymru.rhybudd.schemas.serde.Registry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongConsumer;
import org.apache.kafka.common.utils.Bytes;

/** Compacts its topics as soon as their settings allow it, as a broker may. */
final class ClusterInMemory implements Destination {
    private final RecordsInMemory records = new RecordsInMemory();
    private final List<String> groups = new ArrayList<>();
    private boolean damaging;

    /** Loses the last record of each partition. */
    ClusterInMemory damaging() {
        damaging = true;
        return this;
    }

    List<StoredRecord> in(Partition partition) {
        return records.in(partition);
    }

    List<String> groups() {
        return groups;
    }

    @Override
    public void requireEmpty() {}

    @Override
    public void create(List<TopicShape> topics) {}

    @Override
    public void write(Map<Partition, PartitionRuns> partitions, LongConsumer progress) {
        partitions.forEach((partition, all) -> {
            for (Run run = all.next(); run != null; run = all.next()) {
                in(partition).addAll(run.records());
            }
            if (damaging) {
                in(partition).remove(in(partition).size() - 1);
            }
        });
    }

    @Override
    public void beginAt(Map<Partition, Long> beginnings) {
        beginnings.forEach((partition, start) -> in(partition).removeIf(record -> record.offset() < start));
    }

    @Override
    public Records records(Registry schemas) {
        return records;
    }

    @Override
    public void giveSettings(List<TopicShape> topics) {
        for (TopicShape topic : topics) {
            if ("compact".equals(topic.settings().get("cleanup.policy"))) {
                records.partitions(topic.name()).forEach(partition -> compact(in(partition)));
            }
        }
    }

    private static void compact(List<StoredRecord> all) {
        Set<Bytes> later = new HashSet<>();
        for (int i = all.size() - 1; i >= 0; i--) {
            if (!later.add(Bytes.wrap(Objects.requireNonNull(all.get(i).key())))) {
                all.remove(i);
            }
        }
    }

    @Override
    public void placeGroups(Map<String, List<Place>> places) {
        groups.addAll(places.keySet());
    }

    @Override
    public void close() {}
}
