package cymru.rhybudd.app;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyDescription.Processor;
import org.apache.kafka.streams.TopologyDescription.Source;
import org.apache.kafka.streams.TopologyDescription.Subtopology;

/**
 * Creates the changelogs of stores that an earlier program did not have. Kafka Streams leaves that to the instance that leads the group, and in a
 * rolling upgrade that is one of the earlier program, which knows of no new store: the stage would stand still until the last of them is gone.
 * Those of a new application are left to Kafka Streams.
 */
final class NewChangelogs {
    private final Admin admin;
    private final StreamsConfig config;

    NewChangelogs(Admin admin, StreamsConfig config) {
        this.admin = admin;
        this.config = config;
    }

    /** Creates what is missing; whatever is there stays as it is. */
    void create(TopologyDescription topology) throws InterruptedException, ExecutionException {
        Set<String> present = admin.listTopics().names().get();
        for (Subtopology part : topology.subtopologies()) {
            Set<String> changelogs = changelogs(part);
            Set<String> missing = new TreeSet<>(changelogs);
            missing.removeAll(present);
            if (!missing.isEmpty() && missing.size() < changelogs.size()) {
                create(missing, partitions(part));
            }
        }
    }

    private Set<String> changelogs(Subtopology part) {
        return part.nodes().stream()
                .filter(Processor.class::isInstance)
                .flatMap(node -> ((Processor) node).stores().stream())
                .map(store -> config.getString(StreamsConfig.APPLICATION_ID_CONFIG) + "-" + store + "-changelog")
                .collect(Collectors.toSet());
    }

    /** A changelog has one for each task, and there are as many tasks as the largest source has partitions. */
    private int partitions(Subtopology part) throws InterruptedException, ExecutionException {
        Set<String> sources = part.nodes().stream()
                .filter(Source.class::isInstance)
                .flatMap(node -> ((Source) node).topicSet().stream())
                .collect(Collectors.toSet());
        return admin.describeTopics(sources).allTopicNames().get().values().stream()
                .mapToInt(topic -> topic.partitions().size())
                .max()
                .orElseThrow();
    }

    private void create(Set<String> missing, int partitions) throws InterruptedException, ExecutionException {
        Map<String, String> settings = new HashMap<>();
        settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        settings.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, TimestampType.CREATE_TIME.name);
        config.originalsWithPrefix(StreamsConfig.TOPIC_PREFIX)
                .forEach((name, value) -> settings.put(name, value.toString()));
        short replication =
                config.getInt(StreamsConfig.REPLICATION_FACTOR_CONFIG).shortValue();
        new TopicAdmin(admin)
                .create(missing.stream()
                        .map(name -> new NewTopic(name, partitions, replication).configs(settings))
                        .toList());
    }
}
