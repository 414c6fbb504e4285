package cymru.rhybudd.local.simulation;

import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.ProcessorWrapper;
import org.apache.kafka.streams.processor.api.WrappedFixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.WrappedProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.internals.AbstractStoreBuilder;
import org.jspecify.annotations.Nullable;

/** Gives the stages simulated stores with the serdes of their own. Kafka Streams finds it by the configuration. */
public final class SimulatedStores implements ProcessorWrapper {
    private static final Field VALUES = values();

    @Override
    public <K, V, L, W> WrappedProcessorSupplier<K, V, L, W> wrapProcessorSupplier(
            String node, ProcessorSupplier<K, V, L, W> supplier) {
        return new Wrapped<>(supplier);
    }

    @Override
    public <K, V, W> WrappedFixedKeyProcessorSupplier<K, V, W> wrapFixedKeyProcessorSupplier(
            String node, FixedKeyProcessorSupplier<K, V, W> supplier) {
        return ProcessorWrapper.asWrappedFixedKey(supplier);
    }

    private record Wrapped<K, V, L, W>(ProcessorSupplier<K, V, L, W> supplier)
            implements WrappedProcessorSupplier<K, V, L, W> {
        @Override
        public Processor<K, V, L, W> get() {
            return supplier.get();
        }

        @Override
        public @Nullable Set<StoreBuilder<?>> stores() {
            Set<StoreBuilder<?>> stores = supplier.stores();
            if (stores == null) {
                return null;
            }
            Set<StoreBuilder<?>> simulated = new HashSet<>();
            stores.forEach(store -> simulated.add(new Builder<>(store.name(), valuesOf(store))));
            return simulated;
        }
    }

    /** Nobody but the builder itself knows the serdes that it was given. */
    private static Serde<?> valuesOf(StoreBuilder<?> store) {
        try {
            return Objects.requireNonNull((Serde<?>) VALUES.get(store));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Field values() {
        try {
            Field values = AbstractStoreBuilder.class.getDeclaredField("valueSerde");
            values.setAccessible(true);
            return values;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Builder<V>(String name, Serde<V> values) implements StoreBuilder<SimulatedStore<V>> {
        @Override
        public SimulatedStore<V> build() {
            return new SimulatedStore<>(name, values);
        }

        @Override
        public StoreBuilder<SimulatedStore<V>> withCachingEnabled() {
            return this;
        }

        @Override
        public StoreBuilder<SimulatedStore<V>> withCachingDisabled() {
            return this;
        }

        @Override
        public StoreBuilder<SimulatedStore<V>> withLoggingEnabled(Map<String, String> config) {
            return this;
        }

        @Override
        public StoreBuilder<SimulatedStore<V>> withLoggingDisabled() {
            return this;
        }

        @Override
        public Map<String, String> logConfig() {
            return Map.of();
        }

        @Override
        public boolean loggingEnabled() {
            return true;
        }
    }
}
