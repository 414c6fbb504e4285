package cymru.rhybudd.audit.verify;

import cymru.rhybudd.audit.verify.Difference.Kind;
import cymru.rhybudd.audit.verify.Difference.Origin;
import cymru.rhybudd.schemas.CitizenEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What citizens handed over to others, mostly in other partitions, and what stands in the log as taken over: each is to be the other's. For one thread at a time. */
final class Handovers {
    private final Map<String, Deque<Origin>> given = new TreeMap<>();
    private final Map<String, Deque<Origin>> taken = new TreeMap<>();

    /** The replay hands this over, because of that entry. */
    void given(String to, CitizenEvent entry, Origin because) {
        given.computeIfAbsent(to + " " + entry, key -> new ArrayDeque<>()).add(because);
    }

    /** This stands in the log. */
    void taken(String by, CitizenEvent entry, Origin there) {
        taken.computeIfAbsent(by + " " + entry, key -> new ArrayDeque<>()).add(there);
    }

    void add(Handovers other) {
        other.given.forEach((what, origins) ->
                given.computeIfAbsent(what, key -> new ArrayDeque<>()).addAll(origins));
        other.taken.forEach((what, origins) ->
                taken.computeIfAbsent(what, key -> new ArrayDeque<>()).addAll(origins));
    }

    /**
     * What has no counterpart.
     *
     * @param complete whether the log was replayed to its end: else what was taken may have been given after
     */
    List<Difference> check(boolean complete) {
        List<Difference> differences = new ArrayList<>();
        given.forEach((what, origins) -> {
            Deque<Origin> there = taken.getOrDefault(what, new ArrayDeque<>());
            origins.stream()
                    .skip(there.size())
                    .forEach(because -> differences.add(difference(
                            Kind.MISSING,
                            new Origin(because.partition(), -1),
                            because,
                            "what was handed over stands in no partition of the log",
                            what,
                            null)));
        });
        taken.forEach((what, origins) -> {
            int expected = given.getOrDefault(what, new ArrayDeque<>()).size();
            if (complete) {
                origins.stream()
                        .skip(expected)
                        .forEach(there -> differences.add(
                                difference(Kind.UNFOUNDED, there, null, "nobody handed it over", null, what)));
            }
        });
        return differences;
    }

    private static Difference difference(
            Kind kind,
            Origin there,
            @Nullable Origin because,
            String cause,
            @Nullable String expected,
            @Nullable String recorded) {
        return new Difference(kind, there.partition(), there.offset(), because, cause, expected, recorded);
    }
}
