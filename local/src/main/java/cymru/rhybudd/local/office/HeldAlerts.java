package cymru.rhybudd.local.office;

import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.HeldAlert;
import cymru.rhybudd.schemas.serde.TopicSerdes;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads where held alerts stand; every reading goes on where the last one ended. For one thread. */
final class HeldAlerts implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final TopicPartition ONLY = new TopicPartition(Contracts.HELD_ALERTS.topic(), 0);

    private final Consumer<String, HeldAlert> consumer;
    private final Map<String, HeldEntry> latest = new HashMap<>();

    /** With where the broker is. */
    HeldAlerts(Map<String, Object> client, TopicSerdes serdes) {
        Map<String, Object> config = new HashMap<>(client);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        this.consumer = new KafkaConsumer<>(
                config,
                new StringDeserializer(),
                serdes.values(Contracts.HELD_ALERTS).deserializer());
        consumer.assign(List.of(ONLY));
        consumer.seekToBeginning(List.of(ONLY));
    }

    /** Where they all stand at what is the end of the topic now. */
    Collection<HeldEntry> read() {
        long end = Objects.requireNonNull(consumer.endOffsets(List.of(ONLY)).get(ONLY));
        while (consumer.position(ONLY) < end) {
            for (ConsumerRecord<String, HeldAlert> record : consumer.poll(POLL)) {
                latest.put(record.key(), HeldEntry.of(record.value()));
            }
        }
        return List.copyOf(latest.values());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
