package cymru.rhybudd.app;

import cymru.rhybudd.schemas.Canary;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.SourceChange;
import cymru.rhybudd.streams.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures the promise where it is kept: from the commit in a council database until a committed reader has the alert. What waited is left out; the canary has figures of its own. */
final class AlertLatencyMeter implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(AlertLatencyMeter.class);

    private final Consumer<String, OfficerNotification> consumer;
    private final Metrics metrics;
    private final Thread thread;

    AlertLatencyMeter(Topic<String, OfficerNotification> topic, Map<String, Object> client, Metrics metrics) {
        Map<String, Object> config = new HashMap<>(client);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        this.consumer = new KafkaConsumer<>(
                config, new StringDeserializer(), topic.valueSerde().deserializer());
        this.metrics = metrics;
        this.thread = new Thread(() -> measure(new TopicPartition(topic.name(), 0)), "alert-latency");
        thread.setDaemon(true);
        thread.start();
    }

    private void measure(TopicPartition partition) {
        try (consumer) {
            consumer.assign(List.of(partition));
            consumer.seekToEnd(List.of(partition));
            while (!Thread.currentThread().isInterrupted()) {
                poll();
            }
        } catch (WakeupException e) {
            LOGGER.debug("alert latency meter closes");
        } catch (KafkaException e) {
            LOGGER.atWarn().setCause(e).log("alert latency is no longer measured");
        }
    }

    /** One that cannot be read is passed over, lest it silence the figures of all that follow. */
    private void poll() {
        try {
            consumer.poll(Duration.ofSeconds(1)).forEach(this::measure);
        } catch (RecordDeserializationException e) {
            LOGGER.atWarn()
                    .addKeyValue("topic", e.topicPartition().topic())
                    .addKeyValue("partition", e.topicPartition().partition())
                    .addKeyValue("offset", e.offset())
                    .log("a notification that cannot be read is not measured");
            consumer.seek(e.topicPartition(), e.offset() + 1);
        }
    }

    private void measure(ConsumerRecord<String, OfficerNotification> record) {
        SourceChange change = record.value().getAlert().getAssessment().getChange();
        if (change != null && Canary.is(record.key())) {
            metrics.canaryHeard(change.getCommittedAt());
        } else if (change != null && record.value().getReleasedFrom() == null) {
            metrics.latency(change.getSource(), Duration.between(change.getCommittedAt(), Instant.now()));
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join(2_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
