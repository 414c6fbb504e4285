package cymru.rhybudd.console.desk;

import java.util.function.BiConsumer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Keeps the latest value of each key, and tells it to a listener; a record without one forgets it. */
final class KeepLatest<T> implements Processor<String, T, Void, Void> {
    private final String storeName;
    private final BiConsumer<String, @Nullable T> listener;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before process.
    private KeyValueStore<String, T> store;

    /** In that store; a listener hears it too, with null for what is forgotten. */
    KeepLatest(String storeName, BiConsumer<String, @Nullable T> listener) {
        this.storeName = storeName;
        this.listener = listener;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        store = context.getStateStore(storeName);
    }

    @Override
    public void process(Record<String, T> latest) {
        store.put(latest.key(), latest.value());
        listener.accept(latest.key(), latest.value());
    }
}
