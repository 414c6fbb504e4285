package cymru.rhybudd.local.reconcile;

import cymru.rhybudd.schemas.Canary;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * Every value of a topic of one partition, in order, but for the canary's, which stands in no database, and for what cannot be read. For
 * one thread.
 */
final class EveryRecord<V> implements AutoCloseable {
    private final TopicReading<V> reading;
    private final List<V> values = new ArrayList<>();

    /** Reads from the beginning; closes the consumer in the end. */
    EveryRecord(String topic, Consumer<String, V> consumer) {
        this.reading = new TopicReading<>(topic, consumer);
    }

    /** Reads on to what is the end of the topic now. */
    List<V> catchUp() {
        reading.catchUp(record -> {
            if (record.value() != null && !Canary.is(record.key())) {
                values.add(record.value());
            }
        });
        return List.copyOf(values);
    }

    @Override
    public void close() {
        reading.close();
    }
}
