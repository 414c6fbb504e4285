package cymru.rhybudd.app;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the topics of the catalogue that are missing, and refuses those that are there and deviate from it harmfully. */
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
            List<TopicCatalogue.Entry> known = new ArrayList<>();
            for (TopicCatalogue.Entry entry : catalogue.entries()) {
                if (present.contains(entry.name())) {
                    known.add(entry);
                } else {
                    missing.add(entry.topic(local, factor));
                }
            }
            refuse(deviations(known, local));
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

    /** Where the brokers have topics that are there otherwise than the catalogue says. */
    public List<Deviation> deviations(TopicCatalogue catalogue) throws InterruptedException {
        try {
            Set<String> present = admin.listTopics().names().get();
            return deviations(
                    catalogue.entries().stream()
                            .filter(entry -> present.contains(entry.name()))
                            .toList(),
                    false);
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot look at the topics: " + e.getCause(), e);
        }
    }

    /** The same of these, all of which are there. */
    List<Deviation> deviations(List<TopicCatalogue.Entry> known, boolean local)
            throws InterruptedException, ExecutionException {
        List<String> names = known.stream().map(TopicCatalogue.Entry::name).toList();
        Map<String, TopicDescription> described =
                admin.describeTopics(names).allTopicNames().get();
        Map<String, Map<String, String>> held = held(names);
        List<Deviation> deviations = new ArrayList<>();
        for (TopicCatalogue.Entry entry : known) {
            List<TopicPartitionInfo> partitions =
                    Objects.requireNonNull(described.get(entry.name())).partitions();
            entry.deviation(partitions.size(), local).ifPresent(deviations::add);
            deviations.addAll(entry.deviations(
                    Objects.requireNonNull(held.get(entry.name())),
                    partitions.get(0).replicas().size()));
        }
        return deviations;
    }

    /** Every setting that holds, whoever made it. */
    private Map<String, Map<String, String>> held(List<String> topics) throws InterruptedException, ExecutionException {
        Map<String, Map<String, String>> held = new HashMap<>();
        admin.describeConfigs(topics.stream()
                        .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                        .toList())
                .all()
                .get()
                .forEach((topic, config) -> held.put(
                        topic.name(),
                        config.entries().stream()
                                .filter(entry -> entry.value() != null)
                                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value))));
        return held;
    }

    private static void refuse(List<Deviation> deviations) {
        List<Deviation> harmful =
                deviations.stream().filter(Deviation::isHarmful).toList();
        if (!harmful.isEmpty()) {
            throw new IllegalStateException(harmful.stream()
                    .map(deviation -> deviation.says() + ". Mend it: " + deviation.remedy())
                    .collect(Collectors.joining("\n")));
        }
        deviations.forEach(deviation -> LOGGER.atWarn()
                .addKeyValue("topic", deviation.topic())
                .addKeyValue("setting", deviation.setting())
                .addKeyValue("is", deviation.is())
                .addKeyValue("stated", deviation.stated())
                .log("the brokers keep a topic otherwise than the catalogue says"));
    }

    /** Creates these; what another instance has created first stays as it is. */
    void create(List<NewTopic> missing) throws InterruptedException, ExecutionException {
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
