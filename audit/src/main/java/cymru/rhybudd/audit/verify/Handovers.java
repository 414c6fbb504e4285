package cymru.rhybudd.audit.verify;

import cymru.rhybudd.audit.verify.Difference.Cause;
import cymru.rhybudd.audit.verify.Difference.Origin;
import cymru.rhybudd.schemas.CitizenEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What citizens handed over to others, mostly in other partitions, and what stands in the log as taken over: each is to be the other's. For one thread at a time. */
final class Handovers {
    private final ContractBytes<CitizenEvent> bytes;
    private final Digests digests = new Digests();
    private final Map<String, Deque<Origin>> given = new LinkedHashMap<>();
    private final Map<String, Deque<Origin>> taken = new LinkedHashMap<>();

    Handovers(ContractBytes<CitizenEvent> bytes) {
        this.bytes = bytes;
    }

    /** Whoever took it, and a hash of it: a log of years has many. */
    private String name(String citizen, CitizenEvent entry) {
        return citizen + " " + HexFormat.of().formatHex(digests.of(bytes.write(entry), ContractBytes.HEADER));
    }

    /** The replay hands this over, because of that entry. */
    void given(String to, CitizenEvent entry, Origin because) {
        given.computeIfAbsent(name(to, entry), key -> new ArrayDeque<>()).add(because);
    }

    /** This stands in the log. */
    void taken(String by, CitizenEvent entry, Origin there) {
        taken.computeIfAbsent(name(by, entry), key -> new ArrayDeque<>()).add(there);
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
                    .forEach(because -> differences.add(Difference.missing(
                            because.partition(), -1, because, Cause.HANDOVER_NOT_WRITTEN, "handed over to " + what)));
        });
        taken.forEach((what, origins) -> {
            int expected = given.getOrDefault(what, new ArrayDeque<>()).size();
            if (complete) {
                origins.stream()
                        .skip(expected)
                        .forEach(there -> differences.add(Difference.unfounded(
                                there.partition(),
                                there.offset(),
                                Cause.NOBODY_HANDED_OVER,
                                null,
                                "handed over to " + what)));
            }
        });
        return differences;
    }
}
