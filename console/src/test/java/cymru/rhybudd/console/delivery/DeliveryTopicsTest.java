package cymru.rhybudd.console.delivery;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.Test;

/** What keeps delivery from starting is said at its start, and mended by whoever reads it. */
class DeliveryTopicsTest {
    private static final Set<String> TOPICS = Set.of("deliveries", "officer-notifications");

    private final Map<String, KafkaFuture<TopicDescription>> described = new TreeMap<>(
            Map.of("deliveries", of("deliveries", 1), "officer-notifications", of("officer-notifications", 1)));
    private final DeliveryTopics topics = new DeliveryTopics(names -> described, Duration.ZERO);

    private static KafkaFuture<TopicDescription> of(String topic, int partitions) {
        return KafkaFuture.completedFuture(new TopicDescription(
                topic,
                false,
                IntStream.range(0, partitions)
                        .mapToObj(number -> new TopicPartitionInfo(number, Node.noNode(), List.of(), List.of()))
                        .toList()));
    }

    private static KafkaFuture<TopicDescription> failed(Exception why) {
        KafkaFutureImpl<TopicDescription> future = new KafkaFutureImpl<>();
        future.completeExceptionally(why);
        return future;
    }

    @Test
    void deliveryStartsWhereEachTopicHasOnePartition() {
        assertThatCode(() -> topics.require(TOPICS)).doesNotThrowAnyException();
    }

    @Test
    void itDoesNotStartWithoutATopic() {
        described.put("deliveries", failed(new UnknownTopicOrPartitionException()));

        assertThatThrownBy(() -> topics.require(TOPICS))
                .isInstanceOf(WrongTopicsException.class)
                .hasMessageStartingWith("topic deliveries is missing")
                .hasMessageContaining("rhybudd brokers apply");
    }

    @Test
    void itDoesNotStartWithAnotherNumberOfPartitions() {
        described.put("officer-notifications", of("officer-notifications", 3));

        assertThatThrownBy(() -> topics.require(TOPICS))
                .isInstanceOf(WrongTopicsException.class)
                .hasMessageStartingWith("topic officer-notifications has partitions=3, and delivery needs 1")
                .hasMessageContaining("Mend it: move");
    }

    @Test
    void everyTopicThatIsWrongIsSaidAtOnce() {
        described.put("deliveries", of("deliveries", 2));
        described.put("officer-notifications", failed(new UnknownTopicOrPartitionException()));

        assertThatThrownBy(() -> topics.require(TOPICS))
                .hasMessageContaining("topic deliveries has")
                .hasMessageContaining("topic officer-notifications is missing");
    }

    /** Kafka Streams waits for brokers that are away, and the console shows what it has read by then. */
    @Test
    void brokersThatDoNotSayKeepNothingFromStarting() {
        described.put("deliveries", new KafkaFutureImpl<>());
        described.put("officer-notifications", failed(new TopicAuthorizationException("officer-notifications")));

        assertThatCode(() -> topics.require(TOPICS)).doesNotThrowAnyException();
    }
}
