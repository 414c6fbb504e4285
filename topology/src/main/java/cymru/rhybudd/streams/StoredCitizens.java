package cymru.rhybudd.streams;

import cymru.rhybudd.domain.alert.CitizenState;
import cymru.rhybudd.schemas.StoredCitizen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The citizens of one partition in the stores of ASSESS. */
final class StoredCitizens implements Citizens {
    private final KeyValueStore<String, StoredCitizen> states;
    private final KeyValueStore<String, String> due;

    StoredCitizens(KeyValueStore<String, StoredCitizen> states, KeyValueStore<String, String> due) {
        this.states = states;
        this.due = due;
    }

    @Override
    public CitizenState get(String citizen) {
        @Nullable StoredCitizen stored = states.get(citizen);
        return stored == null ? CitizenState.unknown(citizen) : StateMapping.toDomain(citizen, stored);
    }

    @Override
    public void put(CitizenState before, CitizenState after) {
        states.put(after.citizen(), StateMapping.toAvro(after));
        if (!before.due().equals(after.due())) {
            before.due().ifPresent(instant -> due.delete(dueKey(instant, before.citizen())));
            after.due().ifPresent(instant -> due.put(dueKey(instant, after.citizen()), after.citizen()));
        }
    }

    @Override
    public List<String> next(@Nullable String after, int most) {
        List<String> next = new ArrayList<>();
        try (KeyValueIterator<String, StoredCitizen> iterator = states.range(after, null)) {
            while (next.size() < most && iterator.hasNext()) {
                String citizen = iterator.next().key;
                if (!citizen.equals(after)) {
                    next.add(citizen);
                }
            }
        }
        return next;
    }

    @Override
    public List<String> due(Instant now, int most) {
        List<String> next = new ArrayList<>();
        try (KeyValueIterator<String, String> iterator = due.range(null, dueKey(now.plusSeconds(1), ""))) {
            while (next.size() < most && iterator.hasNext()) {
                next.add(iterator.next().value);
            }
        }
        return next;
    }

    /** Sorts by time: whole seconds up to the year 9999 all have the same length. */
    private static String dueKey(Instant instant, String citizen) {
        return instant + "|" + citizen;
    }
}
