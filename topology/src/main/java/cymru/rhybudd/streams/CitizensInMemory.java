package cymru.rhybudd.streams;

import cymru.rhybudd.domain.alert.CitizenState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The citizens of one partition in memory, for whoever replays the log. For one thread. */
public final class CitizensInMemory implements Citizens {
    private final Map<String, CitizenState> states = new HashMap<>();
    private final TreeSet<Due> due = new TreeSet<>(Comparator.comparing(Due::at).thenComparing(Due::citizen));
    /** Sorted when somebody asks for everybody; null when somebody new came since. */
    private @Nullable List<String> sorted;

    private record Due(Instant at, String citizen) {}

    @Override
    public CitizenState get(String citizen) {
        CitizenState state = states.get(citizen);
        return state == null ? CitizenState.unknown(citizen) : state;
    }

    @Override
    public void put(CitizenState before, CitizenState after) {
        if (states.put(after.citizen(), after) == null) {
            sorted = null;
        }
        if (!before.due().equals(after.due())) {
            before.due().ifPresent(instant -> due.remove(new Due(instant, before.citizen())));
            after.due().ifPresent(instant -> due.add(new Due(instant, after.citizen())));
        }
    }

    @Override
    public List<String> next(@Nullable String after, int most) {
        List<String> all = sorted == null ? states.keySet().stream().sorted().toList() : sorted;
        sorted = all;
        int place = after == null ? 0 : firstAfter(all, after);
        return all.subList(place, Math.min(all.size(), place + most));
    }

    private static int firstAfter(List<String> all, String after) {
        int place = java.util.Collections.binarySearch(all, after);
        return place < 0 ? -place - 1 : place + 1;
    }

    @Override
    public List<String> due(Instant now, int most) {
        List<String> next = new ArrayList<>();
        for (Due one : due) {
            if (next.size() == most || one.at().isAfter(now)) {
                break;
            }
            next.add(one.citizen());
        }
        return next;
    }

    /** All that is known, by citizen; a view. */
    public Map<String, CitizenState> states() {
        return java.util.Collections.unmodifiableMap(states);
    }
}
