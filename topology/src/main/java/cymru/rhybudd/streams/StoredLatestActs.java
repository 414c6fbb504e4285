package cymru.rhybudd.streams;

import cymru.rhybudd.schemas.act.ActsInOrder;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The latest act of every episode, in the state of LINK. */
record StoredLatestActs(KeyValueStore<String, String> store) implements ActsInOrder.Latest {
    @Override
    public @Nullable String get(String episode) {
        return store.get(episode);
    }

    @Override
    public void put(String episode, String actId) {
        store.put(episode, actId);
    }
}
