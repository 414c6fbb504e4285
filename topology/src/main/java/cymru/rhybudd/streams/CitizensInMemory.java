package cymru.rhybudd.streams;

import cymru.rhybudd.domain.alert.CitizenState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The citizens of one partition in memory, for whoever replays the log. For one thread. */
public final class CitizensInMemory implements Citizens {
    private final Predicate<CitizenState> awaited;
    private final Map<String, CitizenState> states = new HashMap<>();
    /** Many are due at the same instant, the beginning of a day: they are sorted when somebody asks. */
    private final TreeMap<Instant, Set<String>> due = new TreeMap<>();
    /** Sorted when somebody asks for everybody; null when somebody new came since. */
    private @Nullable List<String> sorted;

    /** Everybody is visited when they are due. */
    public CitizensInMemory() {
        this(state -> true);
    }

    /**
     * Only some are visited when they are due, the others at their next event, or when everybody is.
     *
     * @param awaited whether to visit a citizen in that state
     */
    public CitizensInMemory(Predicate<CitizenState> awaited) {
        this.awaited = awaited;
    }

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
        Optional<Instant> next = awaited.test(after) ? after.due() : Optional.empty();
        if (!next.equals(before.due())) {
            before.due().ifPresent(instant -> forget(instant, before.citizen()));
        }
        next.ifPresent(
                instant -> due.computeIfAbsent(instant, at -> new HashSet<>()).add(after.citizen()));
    }

    private void forget(Instant instant, String citizen) {
        Set<String> citizens = due.get(instant);
        if (citizens != null && citizens.remove(citizen) && citizens.isEmpty()) {
            due.remove(instant);
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
        int place = Collections.binarySearch(all, after);
        return place < 0 ? -place - 1 : place + 1;
    }

    @Override
    public List<String> due(Instant now, int most) {
        List<String> next = new ArrayList<>();
        for (Set<String> together : due.headMap(now, true).values()) {
            together.stream().sorted().limit((long) most - next.size()).forEach(next::add);
            if (next.size() == most) {
                break;
            }
        }
        return next;
    }

    /** All that is known, by citizen; a view. */
    public Map<String, CitizenState> states() {
        return Collections.unmodifiableMap(states);
    }
}
