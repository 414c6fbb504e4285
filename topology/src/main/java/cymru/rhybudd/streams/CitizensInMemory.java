package cymru.rhybudd.streams;

import cymru.rhybudd.domain.alert.CitizenState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The citizens of one partition in memory, for whoever replays the log. For one thread. */
public final class CitizensInMemory implements Citizens {
    private final Predicate<CitizenState> awaited;
    private final Map<String, KnownCitizen> citizens = new HashMap<>();
    private final TreeMap<Instant, Visits> visits = new TreeMap<>();
    /** In the order of their ids: those who were there when somebody last asked for everybody. */
    private List<String> sorted = List.of();
    /** Who came since. */
    private final List<String> newcomers = new ArrayList<>();

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

    /** A citizen, and when they are to be visited. */
    private static final class KnownCitizen {
        private final String name;
        private CitizenState state;
        private @Nullable Instant visit;

        KnownCitizen(CitizenState state) {
            this.name = state.citizen();
            this.state = state;
        }

        String name() {
            return name;
        }
    }

    /**
     * Who is to be visited at one instant. Many are at the same one, the beginning of a day: they are sorted when somebody asks.
     * Whoever is to be visited at another instant meanwhile is passed over then, which is cheaper than to be looked up and taken out.
     */
    private static final class Visits {
        private static final Comparator<KnownCitizen> BY_NAME = Comparator.comparing(KnownCitizen::name);

        private final Instant instant;
        private List<KnownCitizen> waiting = new ArrayList<>();
        private int next;
        private boolean isSorted = true;

        Visits(Instant instant) {
            this.instant = instant;
        }

        void add(KnownCitizen citizen) {
            waiting.add(citizen);
            isSorted = false;
        }

        /** Lists so many at most; false when nobody is left. */
        boolean list(List<String> names, int most) {
            sort();
            while (next < waiting.size() && !isToBeVisited(waiting.get(next))) {
                next++;
            }
            for (int i = next; i < waiting.size() && names.size() < most; i++) {
                if (isToBeVisited(waiting.get(i))) {
                    names.add(waiting.get(i).name());
                }
            }
            return next < waiting.size();
        }

        private void sort() {
            if (!isSorted) {
                List<KnownCitizen> left = new ArrayList<>(waiting.size() - next);
                for (int i = next; i < waiting.size(); i++) {
                    if (isToBeVisited(waiting.get(i))) {
                        left.add(waiting.get(i));
                    }
                }
                left.sort(BY_NAME);
                waiting = withoutRepetitions(left);
                next = 0;
                isSorted = true;
            }
        }

        /** Whoever was to be visited at this instant, and then not, and then again, is there twice. */
        private static List<KnownCitizen> withoutRepetitions(List<KnownCitizen> sorted) {
            KnownCitizen last = null;
            int kept = 0;
            for (int i = 0; i < sorted.size(); i++) {
                KnownCitizen citizen = sorted.get(i);
                if (citizen != last) {
                    sorted.set(kept++, citizen);
                }
                last = citizen;
            }
            sorted.subList(kept, sorted.size()).clear();
            return sorted;
        }

        private boolean isToBeVisited(KnownCitizen citizen) {
            return instant.equals(citizen.visit);
        }
    }

    @Override
    public CitizenState get(String citizen) {
        KnownCitizen known = citizens.get(citizen);
        return known == null ? CitizenState.unknown(citizen) : known.state;
    }

    @Override
    public void put(CitizenState before, CitizenState after) {
        KnownCitizen known = citizens.get(after.citizen());
        if (known == null) {
            known = new KnownCitizen(after);
            citizens.put(after.citizen(), known);
            newcomers.add(after.citizen());
        }
        known.state = after;
        Instant visit = after.due().filter(due -> awaited.test(after)).orElse(null);
        if (!Objects.equals(visit, known.visit)) {
            known.visit = visit;
            if (visit != null) {
                visits.computeIfAbsent(visit, Visits::new).add(known);
            }
        }
    }

    @Override
    public List<String> next(@Nullable String after, int most) {
        sortNewcomersIn();
        int place = after == null ? 0 : firstAfter(sorted, after);
        return sorted.subList(place, Math.min(sorted.size(), place + most));
    }

    /** Of two sequences that are in order, the sort makes one without beginning anew. */
    private void sortNewcomersIn() {
        if (!newcomers.isEmpty()) {
            newcomers.sort(null);
            List<String> all = new ArrayList<>(citizens.size());
            all.addAll(sorted);
            all.addAll(newcomers);
            all.sort(null);
            sorted = all;
            newcomers.clear();
        }
    }

    private static int firstAfter(List<String> all, String after) {
        int place = Collections.binarySearch(all, after);
        return place < 0 ? -place - 1 : place + 1;
    }

    @Override
    public List<String> due(Instant now, int most) {
        List<String> names = new ArrayList<>();
        Iterator<Visits> upToNow = visits.headMap(now, true).values().iterator();
        while (upToNow.hasNext() && names.size() < most) {
            if (!upToNow.next().list(names, most)) {
                upToNow.remove();
            }
        }
        return names;
    }

    /** All that is known, in no order. */
    public Stream<CitizenState> all() {
        return citizens.values().stream().map(known -> known.state);
    }
}
