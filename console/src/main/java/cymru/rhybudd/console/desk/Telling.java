package cymru.rhybudd.console.desk;

import java.time.Instant;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Hands each record to a listener. */
final class Telling<T> implements Processor<String, T, Void, Void> {
    private final Listener<T> listener;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before process.
    private ProcessorContext<Void, Void> context;

    /** Takes a record with its offset and time; null where the key is forgotten. */
    interface Listener<T> {
        void accept(String key, @Nullable T value, long offset, Instant at);
    }

    Telling(Listener<T> listener) {
        this.listener = listener;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        this.context = context;
    }

    @Override
    public void process(Record<String, T> told) {
        long offset = context.recordMetadata().map(RecordMetadata::offset).orElse(-1L);
        listener.accept(told.key(), told.value(), offset, Instant.ofEpochMilli(told.timestamp()));
    }
}
