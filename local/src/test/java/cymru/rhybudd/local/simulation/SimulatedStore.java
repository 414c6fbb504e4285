package cymru.rhybudd.local.simulation;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * A task's store: bytes in the order of RocksDB, restored from what was committed to its changelog. It remembers what was changed
 * since, for the next commit.
 */
final class SimulatedStore<V> implements KeyValueStore<String, V> {
    private final String name;
    private final Serde<V> values;
    private final NavigableMap<Bytes, byte[]> entries = new TreeMap<>();
    private final Map<Bytes, byte @Nullable []> changes = new TreeMap<>();

    SimulatedStore(String name, Serde<V> values) {
        this.name = name;
        this.values = values;
    }

    /** As the changelog has it. */
    void restore(Map<Bytes, byte[]> committed) {
        entries.putAll(committed);
    }

    /** What was changed since the last commit, by key; null where it was deleted. */
    Map<Bytes, byte @Nullable []> changes() {
        return changes;
    }

    /** All that stands in it. */
    NavigableMap<Bytes, byte[]> entries() {
        return entries;
    }

    @Override
    public @Nullable V get(String key) {
        return value(entries.get(bytes(key)));
    }

    @Override
    public void put(String key, @Nullable V value) {
        byte[] written = value == null ? null : values.serializer().serialize(name, value);
        if (written == null) {
            entries.remove(bytes(key));
        } else {
            entries.put(bytes(key), written);
        }
        changes.put(bytes(key), written);
    }

    @Override
    public @Nullable V putIfAbsent(String key, V value) {
        V known = get(key);
        if (known == null) {
            put(key, value);
        }
        return known;
    }

    @Override
    public void putAll(List<KeyValue<String, V>> all) {
        all.forEach(entry -> put(entry.key, entry.value));
    }

    @Override
    public @Nullable V delete(String key) {
        V known = get(key);
        put(key, null);
        return known;
    }

    @Override
    public KeyValueIterator<String, V> range(@Nullable String from, @Nullable String to) {
        NavigableMap<Bytes, byte[]> after = from == null ? entries : entries.tailMap(bytes(from), true);
        return new Entries(to == null ? after : after.headMap(bytes(to), true));
    }

    @Override
    public KeyValueIterator<String, V> all() {
        return new Entries(entries);
    }

    @Override
    public long approximateNumEntries() {
        return entries.size();
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
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    private static Bytes bytes(String key) {
        return Bytes.wrap(key.getBytes(StandardCharsets.UTF_8));
    }

    private @Nullable V value(byte @Nullable [] written) {
        return written == null ? null : values.deserializer().deserialize(name, written);
    }

    /** Entries as they stood when they were asked for, as RocksDB shows them. */
    private final class Entries implements KeyValueIterator<String, V> {
        private final Iterator<Map.Entry<Bytes, byte[]>> entries;
        private Map.@Nullable Entry<Bytes, byte[]> next;

        Entries(NavigableMap<Bytes, byte[]> from) {
            this.entries = new TreeMap<>(from).entrySet().iterator();
            advance();
        }

        private void advance() {
            next = entries.hasNext() ? entries.next() : null;
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public String peekNextKey() {
            return new String(Objects.requireNonNull(next).getKey().get(), StandardCharsets.UTF_8);
        }

        @Override
        public KeyValue<String, V> next() {
            Map.Entry<Bytes, byte[]> entry = Objects.requireNonNull(next);
            String key = peekNextKey();
            advance();
            return KeyValue.pair(key, Objects.requireNonNull(value(entry.getValue())));
        }

        @Override
        public void close() {}
    }
}
