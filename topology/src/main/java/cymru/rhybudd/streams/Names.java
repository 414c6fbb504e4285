package cymru.rhybudd.streams;

import cymru.rhybudd.schemas.StoredNames;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Sets of names kept in a store, in order; an empty set is not kept. */
final class Names {
    private final KeyValueStore<String, StoredNames> store;

    Names(KeyValueStore<String, StoredNames> store) {
        this.store = store;
    }

    SortedSet<String> get(String key) {
        @Nullable StoredNames names = store.get(key);
        return names == null ? new TreeSet<>() : new TreeSet<>(names.getNames());
    }

    void add(String key, String name) {
        SortedSet<String> names = get(key);
        if (names.add(name)) {
            put(key, names);
        }
    }

    void remove(String key, String name) {
        SortedSet<String> names = get(key);
        if (names.remove(name)) {
            put(key, names);
        }
    }

    private void put(String key, Collection<String> names) {
        store.put(key, names.isEmpty() ? null : new StoredNames(List.copyOf(names)));
    }
}
