package cymru.rhybudd.local.reconcile;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;

/** The latest value of every key of a compacted topic, each reduced to what is wanted of it. For one thread. */
final class LatestByKey<V, T> implements AutoCloseable {
    private final TopicReading<V> reading;
    private final Function<V, T> wanted;
    private final Map<String, T> latest = new HashMap<>();

    /** Reads from the beginning; closes the consumer in the end. */
    LatestByKey(String topic, Consumer<String, V> consumer, Function<V, T> wanted) {
        this.reading = new TopicReading<>(topic, consumer);
        this.wanted = wanted;
    }

    /** Reads on to what is the end of the topic now; a tombstone takes its key out. */
    Map<String, T> catchUp() {
        reading.catchUp(record -> {
            if (record.value() == null) {
                latest.remove(record.key());
            } else {
                latest.put(record.key(), wanted.apply(record.value()));
            }
        });
        return Map.copyOf(latest);
    }

    @Override
    public void close() {
        reading.close();
    }
}
