package cymru.rhybudd.local.inspect;

import cymru.rhybudd.schemas.ClockTicked;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.Control;
import cymru.rhybudd.schemas.serde.TopicSerdes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The date by the stream's own clock. */
final class LatestTick {
    private LatestTick() {}

    static LocalDate read(Map<String, Object> client, TopicSerdes serdes) {
        Map<String, Object> config = new HashMap<>(client);
        config.put("isolation.level", "read_committed");
        Instant latest = Instant.EPOCH;
        try (KafkaConsumer<String, Control> consumer = new KafkaConsumer<>(
                config,
                new StringDeserializer(),
                serdes.values(Contracts.CONTROLS).deserializer())) {
            TopicPartition partition = new TopicPartition(Contracts.CONTROLS.topic(), 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = Objects.requireNonNull(
                    consumer.endOffsets(List.of(partition)).get(partition));
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<String, Control> record : consumer.poll(Duration.ofMillis(200))) {
                    if (record.value().getBody() instanceof ClockTicked tick
                            && tick.getInstant().isAfter(latest)) {
                        latest = tick.getInstant();
                    }
                }
            }
        }
        return LocalDate.ofInstant(latest, ZoneOffset.UTC);
    }
}
