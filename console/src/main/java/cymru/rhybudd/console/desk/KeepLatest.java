package cymru.rhybudd.console.desk;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Keeps the latest value of each key; a record without one forgets it. */
final class KeepLatest<T> implements Processor<String, T, Void, Void> {
    private final String storeName;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before process.
    private KeyValueStore<String, T> store;

    KeepLatest(String storeName) {
        this.storeName = storeName;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        store = context.getStateStore(storeName);
    }

    @Override
    public void process(Record<String, T> latest) {
        store.put(latest.key(), latest.value());
    }
}
