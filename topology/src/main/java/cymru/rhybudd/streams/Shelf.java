package cymru.rhybudd.streams;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Values by key, in the order of the keys: in the service's store, or in the memory of whoever replays the log. */
interface Shelf<V> {

    /** The value of that key; null where there is none. */
    @Nullable
    V get(String key);

    void put(String key, V value);

    void remove(String key);

    /** So many at most from one key to another, both included. */
    List<KeyValue<String, V>> range(String from, String to, int most);

    /** On disk. */
    static <V> Shelf<V> in(KeyValueStore<String, V> store) {
        return new InStore<>(store);
    }

    /** In memory; for one thread. */
    static <V> Shelf<V> inMemory() {
        return new InMemory<>(new TreeMap<>());
    }

    /** Values in a store. */
    record InStore<V>(KeyValueStore<String, V> store) implements Shelf<V> {
        @Override
        public @Nullable V get(String key) {
            return store.get(key);
        }

        @Override
        public void put(String key, V value) {
            store.put(key, value);
        }

        @Override
        public void remove(String key) {
            store.delete(key);
        }

        @Override
        public List<KeyValue<String, V>> range(String from, String to, int most) {
            List<KeyValue<String, V>> entries = new ArrayList<>();
            try (KeyValueIterator<String, V> iterator = store.range(from, to)) {
                while (entries.size() < most && iterator.hasNext()) {
                    entries.add(iterator.next());
                }
            }
            return entries;
        }
    }

    /** Values in memory. */
    record InMemory<V>(TreeMap<String, V> values) implements Shelf<V> {
        @Override
        public @Nullable V get(String key) {
            return values.get(key);
        }

        @Override
        public void put(String key, V value) {
            values.put(key, value);
        }

        @Override
        public void remove(String key) {
            values.remove(key);
        }

        @Override
        public List<KeyValue<String, V>> range(String from, String to, int most) {
            List<KeyValue<String, V>> entries = new ArrayList<>();
            for (Map.Entry<String, V> entry :
                    values.subMap(from, true, to, true).entrySet()) {
                if (entries.size() == most) {
                    break;
                }
                entries.add(KeyValue.pair(entry.getKey(), entry.getValue()));
            }
            return entries;
        }
    }
}
