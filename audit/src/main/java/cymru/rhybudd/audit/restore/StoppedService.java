package cymru.rhybudd.audit.restore;

import cymru.rhybudd.audit.archive.Cluster;
import cymru.rhybudd.audit.archive.Cluster.Bounds;
import cymru.rhybudd.audit.archive.Cluster.Place;
import cymru.rhybudd.audit.archive.Cluster.TopicShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConfigEntry.ConfigSource;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;

/** The cluster of a service that does not run, as it stands. */
public final class StoppedService {
    private final Admin admin;

    /** Asks by this client. */
    public StoppedService(Admin admin) {
        this.admin = admin;
    }

    /**
     * Everything besides the records.
     *
     * @throws RestoreException if somebody still writes
     */
    public Cluster cluster() throws InterruptedException, ExecutionException {
        Map<String, TopicDescription> topics =
                new TreeMap<>(admin.describeTopics(admin.listTopics().names().get())
                        .allTopicNames()
                        .get());
        Map<String, Map<String, String>> settings =
                settings(topics.keySet().stream().toList());
        Map<TopicPartition, Long> starts = offsets(topics, OffsetSpec.earliest(), IsolationLevel.READ_UNCOMMITTED);
        Map<TopicPartition, Long> ends = offsets(topics, OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED);
        requireNothingOpen(ends, offsets(topics, OffsetSpec.latest(), IsolationLevel.READ_COMMITTED));
        List<TopicShape> shapes = new ArrayList<>();
        topics.forEach((name, topic) -> {
            List<Bounds> bounds = new ArrayList<>();
            for (int number = 0; number < topic.partitions().size(); number++) {
                TopicPartition partition = new TopicPartition(name, number);
                bounds.add(new Bounds(known(starts, partition), known(ends, partition)));
            }
            shapes.add(new TopicShape(name, settings.getOrDefault(name, Map.of()), bounds));
        });
        return new Cluster(shapes, groups());
    }

    private static long known(Map<TopicPartition, Long> offsets, TopicPartition partition) {
        return Objects.requireNonNull(offsets.get(partition));
    }

    private Map<String, Map<String, String>> settings(List<String> topics)
            throws InterruptedException, ExecutionException {
        Map<String, Map<String, String>> settings = new HashMap<>();
        admin.describeConfigs(topics.stream()
                        .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                        .toList())
                .all()
                .get()
                .forEach((topic, config) -> {
                    Map<String, String> own = new TreeMap<>();
                    for (ConfigEntry entry : config.entries()) {
                        if (entry.source() == ConfigSource.DYNAMIC_TOPIC_CONFIG && entry.value() != null) {
                            own.put(entry.name(), entry.value());
                        }
                    }
                    settings.put(topic.name(), own);
                });
        return settings;
    }

    private Map<TopicPartition, Long> offsets(
            Map<String, TopicDescription> topics, OffsetSpec spec, IsolationLevel isolation)
            throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        topics.forEach((name, topic) ->
                topic.partitions().forEach(info -> asked.put(new TopicPartition(name, info.partition()), spec)));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        admin.listOffsets(asked, new ListOffsetsOptions(isolation))
                .all()
                .get()
                .forEach((partition, info) -> offsets.put(partition, info.offset()));
        return offsets;
    }

    /** What an open transaction holds is neither written nor taken back yet. */
    private static void requireNothingOpen(Map<TopicPartition, Long> ends, Map<TopicPartition, Long> committed) {
        ends.forEach((partition, end) -> {
            if (known(committed, partition) < end) {
                throw new RestoreException(
                        "a transaction on " + partition
                                + " is still open: stop the service, and wait a minute until the broker ends what it left open");
            }
        });
    }

    private Map<String, List<Place>> groups() throws InterruptedException, ExecutionException {
        Map<String, List<Place>> groups = new TreeMap<>();
        for (GroupListing group :
                admin.listGroups(ListGroupsOptions.forConsumerGroups()).all().get()) {
            String name = group.groupId();
            requireNoMember(name);
            List<Place> places = new ArrayList<>();
            admin.listConsumerGroupOffsets(name)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .forEach((partition, offset) -> {
                        if (offset != null) {
                            places.add(new Place(
                                    partition.topic(), partition.partition(), offset.offset(), offset.metadata()));
                        }
                    });
            places.sort((one, other) -> one.name().compareTo(other.name()));
            if (!places.isEmpty()) {
                groups.put(name, places);
            }
        }
        return groups;
    }

    private void requireNoMember(String group) throws InterruptedException, ExecutionException {
        boolean empty = admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
                .allMatch(description -> description.members().isEmpty());
        if (!empty) {
            throw new RestoreException(
                    "the group " + group + " still reads: stop the service, for what moves cannot be taken whole");
        }
    }
}
