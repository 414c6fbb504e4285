package cymru.rhybudd.console.delivery;

import cymru.rhybudd.schemas.serde.InMemoryRegistry;
import cymru.rhybudd.schemas.serde.TopicSerdes;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The stores that run, without a disk. */
final class Memories {
    private Memories() {}

    static Memory empty() {
        MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
        for (StoreBuilder<?> each : stores()) {
            StateStore store = ofItsOwn(each.name());
            store.init(context.getStateStoreContext(), store);
            context.addStateStore(store);
        }
        return new Memory(context);
    }

    /** For that context all changelogs have one name, and so each store needs a registry that knows no other. */
    private static StateStore ofItsOwn(String name) {
        return stores().stream()
                .filter(builder -> builder.name().equals(name))
                .findFirst()
                .orElseThrow()
                .withLoggingDisabled()
                .build();
    }

    private static Set<StoreBuilder<?>> stores() {
        return Memory.stores(new TopicSerdes(Map.of(), new InMemoryRegistry()), Stores::inMemoryKeyValueStore);
    }
}
