package cymru.rhybudd.console.delivery;

import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.Delivery;
import cymru.rhybudd.schemas.OfficerPreferences;
import cymru.rhybudd.schemas.OfficerSeen;
import cymru.rhybudd.schemas.StoredToldAlert;
import cymru.rhybudd.schemas.serde.StoredSerde;
import cymru.rhybudd.schemas.serde.TopicSerdes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** What has been read and decided so far. */
final class Memory {
    static final String MARKS = "mark-by-name";
    static final String ALERTS = "told-alert-by-id";
    static final String PREFERENCES = "preferences-by-officer";
    static final String OFFICERS = "officer-by-id";
    static final String MOMENTS = "id-by-moment";
    static final String OPEN = "open-delivery-by-id";

    private static final String DUE = "DUE/";
    private static final String ENDS = "ENDS/";
    private static final StringSerializer KEYS = new StringSerializer();

    private final KeyValueStore<String, String> marks;
    private final KeyValueStore<String, StoredToldAlert> alerts;
    private final KeyValueStore<String, OfficerPreferences> preferences;
    private final KeyValueStore<String, OfficerSeen> officers;
    private final KeyValueStore<String, String> moments;
    private final KeyValueStore<String, Delivery> open;

    Memory(ProcessorContext<?, ?> context) {
        marks = context.getStateStore(MARKS);
        alerts = context.getStateStore(ALERTS);
        preferences = context.getStateStore(PREFERENCES);
        officers = context.getStateStore(OFFICERS);
        moments = context.getStateStore(MOMENTS);
        open = context.getStateStore(OPEN);
    }

    /**
     * The stores that it is kept in.
     *
     * @param kind makes a store of that name: on disk where it runs
     */
    static Set<StoreBuilder<?>> stores(TopicSerdes serdes, Function<String, KeyValueBytesStoreSupplier> kind) {
        return Set.of(
                store(kind.apply(MARKS), Serdes.String()),
                store(kind.apply(ALERTS), new StoredSerde<>(StoredToldAlert.class)),
                store(kind.apply(PREFERENCES), serdes.values(Contracts.OFFICER_PREFERENCES)),
                store(kind.apply(OFFICERS), new StoredSerde<>(OfficerSeen.class)),
                store(kind.apply(MOMENTS), Serdes.String()),
                store(kind.apply(OPEN), serdes.values(Contracts.DELIVERIES)));
    }

    private static <T> StoreBuilder<? extends StateStore> store(KeyValueBytesStoreSupplier kind, Serde<T> values) {
        return Stores.keyValueStoreBuilder(kind, Serdes.String(), values);
    }

    @Nullable
    String mark(Mark mark, String id) {
        return marks.get(mark + "/" + id);
    }

    /** Remembers a word; null forgets it. */
    void mark(Mark mark, String id, @Nullable String word) {
        if (word == null) {
            marks.delete(mark + "/" + id);
        } else {
            marks.put(mark + "/" + id, word);
        }
    }

    @Nullable
    StoredToldAlert alert(String alertId) {
        return alerts.get(alertId);
    }

    void keep(StoredToldAlert alert) {
        alerts.put(alert.getAlertId(), alert);
        mark(Mark.HAS_ALERT, alert.getEpisode() + "/" + alert.getAlertId(), alert.getAlertId());
    }

    /** Remembers when an episode ended; null where it has not. */
    void ended(String episode, @Nullable Instant at) {
        String before = mark(Mark.ENDED, episode);
        if (before != null) {
            moments.delete(before);
        }
        String moment = at == null ? null : moment(ENDS, at, episode);
        if (moment != null) {
            moments.put(moment, episode);
        }
        mark(Mark.ENDED, episode, moment);
    }

    /** The episodes that ended before the moment and are not forgotten. */
    List<String> endedBefore(Instant moment) {
        return values(moments.range(ENDS, moment(ENDS, moment, "")));
    }

    /** Forgets every alert and mark of an episode. */
    void forget(String episode) {
        for (String alertId : values(marks.prefixScan(Mark.HAS_ALERT + "/" + episode + "/", KEYS))) {
            alerts.delete(alertId);
            mark(Mark.ACKNOWLEDGED, alertId, null);
            mark(Mark.SNOOZED, alertId, null);
            mark(Mark.CLOSED, alertId, null);
            forgetAll(Mark.PLANNED + "/" + alertId + "/");
        }
        forgetAll(Mark.HAS_ALERT + "/" + episode + "/");
        mark(Mark.LATEST_ALERT, episode, null);
        mark(Mark.LATEST_DIGESTED, episode, null);
        mark(Mark.LATEST_ACT, episode, null);
        mark(Mark.ASSIGNED, episode, null);
        ended(episode, null);
    }

    private void forgetAll(String prefix) {
        List<String> keys = new ArrayList<>();
        try (KeyValueIterator<String, String> all = marks.prefixScan(prefix, KEYS)) {
            all.forEachRemaining(each -> keys.add(each.key));
        }
        keys.forEach(marks::delete);
    }

    /** Another alert for a message that waits. */
    void gather(String deliveryId, StoredToldAlert alert) {
        mark(Mark.GATHERED, deliveryId + "/" + alert.getAlertId(), alert.getAlertId());
    }

    /** Everything that was gathered for a message, in the order of the alerts' ids; it is so no longer. */
    List<StoredToldAlert> takeGathered(String deliveryId) {
        String prefix = Mark.GATHERED + "/" + deliveryId + "/";
        List<StoredToldAlert> gathered = values(marks.prefixScan(prefix, KEYS)).stream()
                .map(this::alert)
                .filter(Objects::nonNull)
                .toList();
        forgetAll(prefix);
        return gathered;
    }

    /** Keys in the order of time. */
    private static String moment(String kind, Instant at, String id) {
        return String.format(Locale.ROOT, "%s%019d/%s", kind, Math.max(0, at.toEpochMilli()), id);
    }

    @Nullable
    OfficerPreferences preferences(String officer) {
        return preferences.get(officer);
    }

    /** Every officer's, in the order of their ids. */
    List<OfficerPreferences> preferences() {
        return values(preferences.all());
    }

    /** Null forgets them. */
    void keep(String officer, @Nullable OfficerPreferences said) {
        if (said == null) {
            preferences.delete(officer);
        } else {
            preferences.put(officer, said);
        }
    }

    /** The officer as they signed in last; null where that is long ago. */
    @Nullable
    OfficerSeen seen(String officer) {
        return officers.get(officer);
    }

    /** Null forgets them. */
    void seen(String officer, @Nullable OfficerSeen seen) {
        if (seen == null) {
            officers.delete(officer);
        } else {
            officers.put(officer, seen);
        }
    }

    /** The delivery that waits, or is being sent; null where there is none. */
    @Nullable
    Delivery open(String deliveryId) {
        return open.get(deliveryId);
    }

    /** Every delivery that is not over. */
    List<Delivery> open() {
        return values(open.all());
    }

    /** Every delivery whose time has come and that is not over, in the order in which it came. */
    List<Delivery> due(Instant now) {
        List<Delivery> due = new ArrayList<>();
        for (String id : values(moments.range(DUE, moment(DUE, now.plusMillis(1), "")))) {
            due.add(Objects.requireNonNull(open.get(id)));
        }
        return due;
    }

    void keep(Delivery delivery) {
        forget(delivery);
        open.put(delivery.getDeliveryId(), delivery);
        moments.put(moment(DUE, delivery.getDueAt(), delivery.getDeliveryId()), delivery.getDeliveryId());
    }

    void forget(Delivery delivery) {
        Delivery before = open.delete(delivery.getDeliveryId());
        if (before != null) {
            moments.delete(moment(DUE, before.getDueAt(), before.getDeliveryId()));
        }
    }

    private static <T> List<T> values(KeyValueIterator<String, T> read) {
        List<T> values = new ArrayList<>();
        try (read) {
            read.forEachRemaining(each -> values.add(each.value));
        }
        return values;
    }
}
