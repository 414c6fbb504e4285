package cymru.rhybudd.console.delivery;

import cymru.rhybudd.schemas.Delivery;
import cymru.rhybudd.schemas.OfficerPreferences;
import cymru.rhybudd.schemas.OfficerSeen;
import cymru.rhybudd.schemas.StoredToldAlert;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A memory without stores. */
final class MapMemory implements Memory {
    private final Map<String, String> marks = new HashMap<>();
    private final Map<String, StoredToldAlert> alerts = new HashMap<>();
    private final Map<String, OfficerPreferences> preferences = new TreeMap<>();
    private final Map<String, OfficerSeen> officers = new HashMap<>();
    private final Map<String, Delivery> open = new TreeMap<>();

    @Override
    public @Nullable String mark(Mark mark, String id) {
        return marks.get(mark + id);
    }

    @Override
    public void mark(Mark mark, String id, @Nullable String word) {
        if (word == null) {
            marks.remove(mark + id);
        } else {
            marks.put(mark + id, word);
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
        return List.copyOf(preferences.values());
    }

    @Override
    public void keep(String officer, @Nullable OfficerPreferences said) {
        if (said == null) {
            preferences.remove(officer);
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
            officers.remove(officer);
        } else {
            officers.put(officer, seen);
        }
    }

    @Override
    public @Nullable Delivery open(String deliveryId) {
        return open.get(deliveryId);
    }

    @Override
    public List<Delivery> due(Instant now) {
        return open.values().stream()
                .filter(delivery -> !delivery.getDueAt().isAfter(now))
                .sorted(Comparator.comparing(Delivery::getDueAt))
                .toList();
    }

    /** No test of this memory is about forgetting. */
    @Override
    public void ended(String episode, @Nullable Instant at) {}

    @Override
    public List<String> endedBefore(Instant moment) {
        return List.of();
    }

    @Override
    public void forget(String episode) {}

    @Override
    public void keep(Delivery delivery) {
        open.put(delivery.getDeliveryId(), delivery);
    }

    @Override
    public void forget(Delivery delivery) {
        open.remove(delivery.getDeliveryId());
    }
}
