package cymru.rhybudd.console.desk;

import cymru.rhybudd.schemas.Delivery;
import cymru.rhybudd.schemas.DeliveryState;
import cymru.rhybudd.schemas.OfficerPreferences;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How officers want to be told outside the console, and what became of the latest messages. One thread tells it, many ask. */
public final class Correspondence {
    /** Of how many messages it is known what became of them. */
    public static final int KEPT = 2_000;

    private final Map<String, OfficerPreferences> preferences = new HashMap<>();
    private final Map<String, Delivery> latest = new LinkedHashMap<>();

    /** Null where the officer is forgotten. */
    public synchronized void preferred(String officer, @Nullable OfficerPreferences said) {
        if (said == null) {
            preferences.remove(officer);
        } else {
            preferences.put(officer, said);
        }
    }

    /** A message came to stand somewhere else. */
    public synchronized void delivered(Delivery delivery) {
        latest.remove(delivery.getDeliveryId());
        latest.put(delivery.getDeliveryId(), delivery);
        if (latest.size() > KEPT) {
            Iterator<String> oldest = latest.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    public synchronized Optional<OfficerPreferences> preferences(String officer) {
        return Optional.ofNullable(preferences.get(officer));
    }

    /** The latest messages about a team's alerts that stand there, the newest first; null for every team, and for every state. */
    public synchronized List<Delivery> deliveries(@Nullable String team, @Nullable DeliveryState state, int most) {
        List<Delivery> all = new ArrayList<>(latest.values());
        Collections.reverse(all);
        return all.stream()
                .filter(delivery -> team == null || delivery.getTeam().equals(team))
                .filter(delivery -> state == null || delivery.getState() == state)
                .limit(most)
                .toList();
    }

    /** How many of a team's latest messages stand where; null for every team. */
    public synchronized Map<DeliveryState, Integer> counts(@Nullable String team) {
        Map<DeliveryState, Integer> counts = new EnumMap<>(DeliveryState.class);
        latest.values().stream()
                .filter(delivery -> team == null || delivery.getTeam().equals(team))
                .forEach(delivery -> counts.merge(delivery.getState(), 1, Integer::sum));
        return counts;
    }
}
