package cymru.rhybudd.app;

import cymru.rhybudd.schemas.Control;
import cymru.rhybudd.schemas.serde.ReadableDeserializer;
import cymru.rhybudd.streams.Topic;
import java.time.Duration;
import java.util.ArrayList;
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
import org.jspecify.annotations.Nullable;

/** What was told to everybody so far, in order. */
public final class ControlHistory {
    private ControlHistory() {}

    /** A control record, and where in the topic it stands. */
    public record Entry(long offset, Control control) {}

    /**
     * Reads the topic up to its present end.
     *
     * @param client where the brokers are
     */
    public static List<Control> read(Topic<String, Control> topic, Map<String, Object> client) {
        return entries(topic, client).stream().map(Entry::control).toList();
    }

    /**
     * Reads the topic up to its present end, with the place of each record.
     *
     * @param client where the brokers are
     */
    public static List<Entry> entries(Topic<String, Control> topic, Map<String, Object> client) {
        Map<String, Object> config = new HashMap<>(client);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        List<Entry> history = new ArrayList<>();
        // A record that cannot be read is among the dead letters already, and must not keep the service from starting.
        try (Consumer<String, @Nullable Control> consumer = new KafkaConsumer<>(
                config,
                new StringDeserializer(),
                new ReadableDeserializer<>(topic.valueSerde().deserializer()))) {
            TopicPartition partition = new TopicPartition(topic.name(), 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = Objects.requireNonNull(
                    consumer.endOffsets(List.of(partition)).get(partition));
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<String, @Nullable Control> record : consumer.poll(Duration.ofMillis(200))) {
                    Control control = record.value();
                    if (control != null) {
                        history.add(new Entry(record.offset(), control));
                    }
                }
            }
        }
        return history;
    }
}
