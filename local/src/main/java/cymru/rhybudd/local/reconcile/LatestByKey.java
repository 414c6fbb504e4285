package cymru.rhybudd.local.reconcile;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** The latest value of every key of a compacted topic, each reduced to what is wanted of it. For one thread. */
final class LatestByKey<V, T> implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<String, V> consumer;
    private final Function<V, T> wanted;
    private final Map<String, T> latest = new HashMap<>();

    /** Reads from the beginning; closes the consumer in the end. */
    LatestByKey(String topic, Consumer<String, V> consumer, Function<V, T> wanted) {
        this.consumer = consumer;
        this.wanted = wanted;
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new IllegalStateException("there is no topic " + topic);
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Reads on to what is the end of the topic now; a tombstone takes its key out. */
    Map<String, T> catchUp() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<String, V> record : consumer.poll(POLL)) {
                if (record.value() == null) {
                    latest.remove(record.key());
                } else {
                    latest.put(record.key(), wanted.apply(record.value()));
                }
            }
        }
        return Map.copyOf(latest);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
