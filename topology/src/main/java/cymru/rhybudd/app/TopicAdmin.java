package cymru.rhybudd.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the topics of the catalogue that are missing, and refuses one that has another number of partitions, or other times. */
public final class TopicAdmin {
    private static final Logger LOGGER = LoggerFactory.getLogger(TopicAdmin.class);

    private final Admin admin;

    public TopicAdmin(Admin admin) {
        this.admin = admin;
    }

    /**
     * Brings the cluster to what the catalogue says. Nothing is ever deleted or altered.
     *
     * @param local whether the catalogue's numbers for the laptop hold
     * @param replication of new topics; 0 takes the catalogue's
     */
    public void apply(TopicCatalogue catalogue, boolean local, int replication) throws InterruptedException {
        int factor = replication == 0 ? catalogue.replication() : replication;
        try {
            Set<String> present = admin.listTopics().names().get();
            List<NewTopic> missing = new ArrayList<>();
            List<NewTopic> known = new ArrayList<>();
            for (TopicCatalogue.Entry entry : catalogue.entries()) {
                NewTopic topic = entry.topic(local, factor);
                (present.contains(entry.name()) ? known : missing).add(topic);
            }
            compare(known);
            create(missing);
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot create the topics: " + e.getCause(), e);
        }
    }

    /** The topics of the catalogue that are not there. */
    public List<String> missing(TopicCatalogue catalogue) throws InterruptedException {
        try {
            Set<String> present = admin.listTopics().names().get();
            return catalogue.entries().stream()
                    .map(TopicCatalogue.Entry::name)
                    .filter(name -> !present.contains(name))
                    .toList();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot list the topics: " + e.getCause(), e);
        }
    }

    private void compare(List<NewTopic> known) throws InterruptedException, ExecutionException {
        Map<String, TopicDescription> descriptions = admin.describeTopics(
                        known.stream().map(NewTopic::name).collect(Collectors.toList()))
                .allTopicNames()
                .get();
        for (NewTopic topic : known) {
            int partitions = Objects.requireNonNull(descriptions.get(topic.name()))
                    .partitions()
                    .size();
            if (partitions != topic.numPartitions()) {
                throw new IllegalStateException("topic " + topic.name() + " has " + partitions
                        + " partitions and the catalogue says " + topic.numPartitions()
                        + ": correct deploy/topics.yaml, or move the topic's records to a new topic");
            }
        }
        requireTimesOfAppending(known);
    }

    /** A producer's times would say that something was known before it was. */
    private void requireTimesOfAppending(List<NewTopic> known) throws InterruptedException, ExecutionException {
        List<ConfigResource> topics = known.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name()))
                .toList();
        for (var entry : admin.describeConfigs(topics).all().get().entrySet()) {
            String type = entry.getValue()
                    .get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG)
                    .value();
            if (!TopicCatalogue.APPENDED.equals(type)) {
                throw new IllegalStateException("topic " + entry.getKey().name() + " keeps the times of producers ("
                        + type + "): set " + TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG + "=" + TopicCatalogue.APPENDED
                        + " on it, for auditors read from a record's time when something was known");
            }
        }
    }

    private void create(List<NewTopic> missing) throws InterruptedException, ExecutionException {
        for (var entry : admin.createTopics(missing).values().entrySet()) {
            try {
                entry.getValue().get();
                LOGGER.atInfo().addKeyValue("topic", entry.getKey()).log("topic created");
            } catch (ExecutionException e) {
                if (e.getCause() instanceof TopicAuthorizationException) {
                    throw new IllegalStateException(
                            "topic " + entry.getKey()
                                    + " is missing, and this principal may not create it: run rhybudd brokers apply"
                                    + " (docs/deployment.md)",
                            e);
                }
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }
}
