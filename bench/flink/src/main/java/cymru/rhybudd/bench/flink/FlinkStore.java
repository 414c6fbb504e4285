package cymru.rhybudd.bench.flink;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.internal.InternalValueState;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * A store of a stage in Flink's keyed state: the partition is the key, and an entry's name is the namespace, as windows are. So each entry
 * is read and written by itself, in RocksDB as on the heap; a map in one state would be copied whole after each checkpoint on the heap.
 */
public final class FlinkStore<V> implements KeyValueStore<String, V> {
    private final String name;
    private final KeyedStateBackend<Integer> backend;
    private final InternalValueState<Integer, String, V> state;

    /** With the name, and what makes the serde of its values. */
    @SuppressWarnings("unchecked") // every backend's value state is one that knows namespaces
    public FlinkStore(String name, KeyedStateBackend<Integer> backend, StoredSerializer.SerdeSupplier<V> values)
            throws Exception {
        this.name = name;
        this.backend = backend;
        this.state = (InternalValueState<Integer, String, V>) backend.getOrCreateKeyedState(
                StringSerializer.INSTANCE, new ValueStateDescriptor<>(name, new StoredSerializer<>(values)));
    }

    @Override
    public @Nullable V get(String key) {
        state.setCurrentNamespace(key);
        try {
            return state.value();
        } catch (Exception e) {
            throw new IllegalStateException("cannot read " + name, e);
        }
    }

    @Override
    public void put(String key, @Nullable V value) {
        state.setCurrentNamespace(key);
        try {
            if (value == null) {
                state.clear();
            } else {
                state.update(value);
            }
        } catch (Exception e) {
            throw new IllegalStateException("cannot write " + name, e);
        }
    }

    @Override
    public @Nullable V putIfAbsent(String key, V value) {
        V before = get(key);
        if (before == null) {
            put(key, value);
        }
        return before;
    }

    @Override
    public void putAll(List<KeyValue<String, V>> entries) {
        entries.forEach(entry -> put(entry.key, entry.value));
    }

    @Override
    public @Nullable V delete(String key) {
        V before = get(key);
        put(key, null);
        return before;
    }

    /** Flink's state has no order among namespaces: all are looked at. Stages ask only where the clock or a model concerns many. */
    @Override
    public KeyValueIterator<String, V> range(@Nullable String from, @Nullable String to) {
        Integer partition = backend.getCurrentKey();
        TreeMap<String, V> found = new TreeMap<>();
        List<String> names;
        try (Stream<Tuple2<Integer, String>> all = backend.getKeysAndNamespaces(name)) {
            names = all.filter(each -> each.f0.equals(partition))
                    .map(each -> each.f1)
                    .filter(each ->
                            (from == null || each.compareTo(from) >= 0) && (to == null || each.compareTo(to) <= 0))
                    .toList();
        }
        for (String each : names) {
            V value = get(each);
            if (value != null) {
                found.put(each, value);
            }
        }
        return new Entries<>(found.entrySet().iterator());
    }

    @Override
    public KeyValueIterator<String, V> all() {
        return range(null, null);
    }

    @Override
    public long approximateNumEntries() {
        throw new UnsupportedOperationException("no stage counts");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {}

    @Override
    public void close() {}

    @Override
    public void flush() {}

    @Override
    public boolean persistent() {
        return true;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    private static final class Entries<V> implements KeyValueIterator<String, V> {
        private final Iterator<Map.Entry<String, V>> entries;

        Entries(Iterator<Map.Entry<String, V>> entries) {
            this.entries = entries;
        }

        @Override
        public boolean hasNext() {
            return entries.hasNext();
        }

        @Override
        public KeyValue<String, V> next() {
            Map.Entry<String, V> next = entries.next();
            return KeyValue.pair(next.getKey(), next.getValue());
        }

        @Override
        public String peekNextKey() {
            throw new UnsupportedOperationException("no stage looks ahead");
        }

        @Override
        public void close() {}
    }
}
