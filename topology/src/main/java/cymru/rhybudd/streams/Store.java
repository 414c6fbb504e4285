package cymru.rhybudd.streams;

import cymru.rhybudd.schemas.serde.StoredSerde;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Makes the stages' stores: on disk, logged; uncached where keys are many (a cache of spread keys halves the throughput). */
final class Store {
    /** In bytes; the least that a broker takes. */
    private static final String SMALLEST_SEGMENT = "1048576";

    private Store() {}

    static <T extends SpecificRecordBase> StoreBuilder<KeyValueStore<String, T>> of(String name, Class<T> type) {
        return of(name, new StoredSerde<>(type));
    }

    /**
     * For a handful of entries, one of which is written with every record: they are cached, so that what is written between two
     * commits is logged once, and the changelog is cut into small pieces, so that the broker soon cleans it, and restoring it stays
     * short.
     */
    static <T extends SpecificRecordBase> StoreBuilder<KeyValueStore<String, T>> ofFew(String name, Class<T> type) {
        return of(name, type)
                .withCachingEnabled()
                .withLoggingEnabled(Map.of(TopicConfig.SEGMENT_BYTES_CONFIG, SMALLEST_SEGMENT));
    }

    static <V> StoreBuilder<KeyValueStore<String, V>> of(String name, Serde<V> values) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), values)
                .withCachingDisabled()
                .withLoggingEnabled(Map.of());
    }
}
