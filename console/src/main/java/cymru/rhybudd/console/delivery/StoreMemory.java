package cymru.rhybudd.console.delivery;

import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.Delivery;
import cymru.rhybudd.schemas.OfficerPreferences;
import cymru.rhybudd.schemas.OfficerSeen;
import cymru.rhybudd.schemas.StoredToldAlert;
import cymru.rhybudd.schemas.serde.StoredSerde;
import cymru.rhybudd.schemas.serde.TopicSerdes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** A memory in state stores. */
final class StoreMemory implements Memory {
    static final String MARKS = "mark-by-name";
    static final String ALERTS = "told-alert-by-id";
    static final String PREFERENCES = "preferences-by-officer";
    static final String OFFICERS = "officer-by-id";
    static final String OPEN = "open-delivery-by-id";

    private final KeyValueStore<String, String> marks;
    private final KeyValueStore<String, StoredToldAlert> alerts;
    private final KeyValueStore<String, OfficerPreferences> preferences;
    private final KeyValueStore<String, OfficerSeen> officers;
    private final KeyValueStore<String, Delivery> open;

    StoreMemory(ProcessorContext<?, ?> context) {
        marks = context.getStateStore(MARKS);
        alerts = context.getStateStore(ALERTS);
        preferences = context.getStateStore(PREFERENCES);
        officers = context.getStateStore(OFFICERS);
        open = context.getStateStore(OPEN);
    }

    static Set<StoreBuilder<?>> stores(TopicSerdes serdes) {
        return Set.of(
                store(MARKS, Serdes.String()),
                store(ALERTS, new StoredSerde<>(StoredToldAlert.class)),
                store(PREFERENCES, serdes.values(Contracts.OFFICER_PREFERENCES)),
                store(OFFICERS, new StoredSerde<>(OfficerSeen.class)),
                store(OPEN, serdes.values(Contracts.DELIVERIES)));
    }

    private static <T> StoreBuilder<? extends StateStore> store(String name, Serde<T> values) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), values);
    }

    @Override
    public @Nullable String mark(Mark mark, String id) {
        return marks.get(mark + "/" + id);
    }

    @Override
    public void mark(Mark mark, String id, @Nullable String word) {
        if (word == null) {
            marks.delete(mark + "/" + id);
        } else {
            marks.put(mark + "/" + id, word);
        }
    }

    @Override
    public @Nullable StoredToldAlert alert(String alertId) {
        return alerts.get(alertId);
    }

    @Override
    public void keep(StoredToldAlert alert) {
        alerts.put(alert.getAlertId(), alert);
    }

    @Override
    public @Nullable OfficerPreferences preferences(String officer) {
        return preferences.get(officer);
    }

    @Override
    public List<OfficerPreferences> preferences() {
        return values(preferences);
    }

    @Override
    public void keep(String officer, @Nullable OfficerPreferences said) {
        if (said == null) {
            preferences.delete(officer);
        } else {
            preferences.put(officer, said);
        }
    }

    @Override
    public @Nullable OfficerSeen seen(String officer) {
        return officers.get(officer);
    }

    @Override
    public void seen(String officer, @Nullable OfficerSeen seen) {
        if (seen == null) {
            officers.delete(officer);
        } else {
            officers.put(officer, seen);
        }
    }

    @Override
    public @Nullable Delivery open(String deliveryId) {
        return open.get(deliveryId);
    }

    @Override
    public List<Delivery> open() {
        return values(open);
    }

    @Override
    public void keep(Delivery delivery) {
        open.put(delivery.getDeliveryId(), delivery);
    }

    @Override
    public void forget(Delivery delivery) {
        open.delete(delivery.getDeliveryId());
    }

    private static <T> List<T> values(KeyValueStore<String, T> store) {
        List<T> values = new ArrayList<>();
        try (KeyValueIterator<String, T> all = store.all()) {
            all.forEachRemaining(each -> values.add(each.value));
        }
        return values;
    }
}
