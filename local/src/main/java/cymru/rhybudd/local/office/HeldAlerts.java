package cymru.rhybudd.local.office;

import cymru.rhybudd.local.command.WorldTopics;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.HeldAlert;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads where held alerts stand; every reading goes on where the last one ended. For one thread. */
final class HeldAlerts implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final TopicPartition ONLY = new TopicPartition(Contracts.HELD_ALERTS.topic(), 0);

    private final Consumer<String, HeldAlert> consumer;
    private final Map<String, HeldEntry> latest = new HashMap<>();

    HeldAlerts(WorldTopics topics) {
        this.consumer = topics.committed(topics.values(Contracts.HELD_ALERTS));
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
