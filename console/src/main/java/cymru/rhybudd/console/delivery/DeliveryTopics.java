package cymru.rhybudd.console.delivery;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses brokers on which delivery must not start: without one of its topics it would begin again and again, and with several partitions
 * there would be several tasks, of which each knew of a part of the alerts, of the officers or of their wishes.
 */
final class DeliveryTopics {
    private static final Logger LOGGER = LoggerFactory.getLogger(DeliveryTopics.class);
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Function<Collection<String>, Map<String, KafkaFuture<TopicDescription>>> describe;
    private final Duration patience;

    DeliveryTopics(
            Function<Collection<String>, Map<String, KafkaFuture<TopicDescription>>> describe, Duration patience) {
        this.describe = describe;
        this.patience = patience;
    }

    /**
     * Asks the brokers of these.
     *
     * @throws WrongTopicsException if one is missing, or has another number of partitions than one
     */
    static void require(Map<String, Object> client, Set<String> topics) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        try (Admin admin = Admin.create(settings)) {
            new DeliveryTopics(names -> admin.describeTopics(names).topicNameValues(), PATIENCE).require(topics);
        }
    }

    void require(Set<String> topics) {
        Map<String, KafkaFuture<TopicDescription>> described = describe.apply(topics);
        List<String> wrong = new TreeSet<>(topics)
                .stream()
                        .map(topic -> objection(topic, Objects.requireNonNull(described.get(topic))))
                        .filter(objection -> !objection.isEmpty())
                        .toList();
        if (!wrong.isEmpty()) {
            throw new WrongTopicsException(String.join("\n", wrong));
        }
    }

    /** Empty for a topic that is right, and for one of which the brokers say nothing now: Kafka Streams waits for these. */
    private String objection(String topic, KafkaFuture<TopicDescription> described) {
        try {
            int partitions = described
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .partitions()
                    .size();
            return partitions == 1
                    ? ""
                    : "topic " + topic + " has partitions=" + partitions
                            + ", and delivery needs 1: it would decide in several tasks that know nothing of each other. Mend it: move"
                            + " the topic's records to a new topic";
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return "topic " + topic
                        + " is missing, and delivery reads or writes it. Mend it: run rhybudd brokers apply"
                        + " (docs/deployment.md), or start the service, which creates it; if it was there before, these are other"
                        + " brokers (RHYBUDD_BOOTSTRAP_SERVERS)";
            }
            notLookedAt(topic, Objects.requireNonNullElse(e.getCause(), e));
        } catch (TimeoutException e) {
            notLookedAt(topic, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "";
    }

    private static void notLookedAt(String topic, Throwable why) {
        LOGGER.atWarn()
                .addKeyValue("topic", topic)
                .addKeyValue("exception", why.getClass().getSimpleName())
                .log("delivery begins without having looked at a topic");
    }
}
