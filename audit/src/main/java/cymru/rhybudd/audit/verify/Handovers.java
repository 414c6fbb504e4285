package cymru.rhybudd.audit.verify;

import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.verify.Difference.Cause;
import cymru.rhybudd.audit.verify.Difference.Origin;
import cymru.rhybudd.schemas.CitizenEvent;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.LogPosition;
import cymru.rhybudd.schemas.OpenHandover;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What citizens handed over to others, mostly in other partitions, and what stands in the log as taken over: each is to be the other's. What has found its
 * counterpart is forgotten. For one thread at a time.
 */
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
        match(name(to, entry), because, given, taken);
    }

    /** This stands in the log. */
    void taken(String by, CitizenEvent entry, Origin there) {
        match(name(by, entry), there, taken, given);
    }

    private static void match(
            String what, Origin origin, Map<String, Deque<Origin>> mine, Map<String, Deque<Origin>> others) {
        Deque<Origin> counterparts = others.get(what);
        if (counterparts == null) {
            mine.computeIfAbsent(what, key -> new ArrayDeque<>()).add(origin);
            return;
        }
        counterparts.remove();
        if (counterparts.isEmpty()) {
            others.remove(what);
        }
    }

    /** Also those of other partitions, or of a stretch of the log before or after. */
    void add(Handovers other) {
        other.given.forEach((what, origins) -> origins.forEach(origin -> match(what, origin, given, taken)));
        other.taken.forEach((what, origins) -> origins.forEach(origin -> match(what, origin, taken, given)));
    }

    /** Also those that another verification left open. */
    void add(List<OpenHandover> openGiven, List<OpenHandover> openTaken) {
        openGiven.forEach(open -> origins(open).forEach(origin -> match(open.getWhat(), origin, given, taken)));
        openTaken.forEach(open -> origins(open).forEach(origin -> match(open.getWhat(), origin, taken, given)));
    }

    private static List<Origin> origins(OpenHandover open) {
        return open.getEntries().stream()
                .map(entry -> new Origin(
                        new Partition(Contracts.CITIZEN_LOG.topic(), entry.getPartition()), entry.getOffset()))
                .toList();
    }

    /** What was handed over and not taken. */
    List<OpenHandover> openGiven() {
        return open(given);
    }

    /** What was taken over and not handed. */
    List<OpenHandover> openTaken() {
        return open(taken);
    }

    private static List<OpenHandover> open(Map<String, Deque<Origin>> side) {
        List<OpenHandover> open = new ArrayList<>();
        side.forEach((what, origins) -> open.add(new OpenHandover(
                what,
                origins.stream()
                        .map(origin -> new LogPosition(origin.partition().number(), origin.offset()))
                        .toList())));
        return open;
    }

    /**
     * What has no counterpart.
     *
     * @param complete whether the log was replayed to its end: else what was taken may have been given after
     */
    List<Difference> check(boolean complete) {
        List<Difference> differences = new ArrayList<>();
        given.forEach((what, origins) -> origins.forEach(because -> differences.add(Difference.missing(
                because.partition(), -1, because, Cause.HANDOVER_NOT_WRITTEN, "handed over to " + what))));
        if (complete) {
            taken.forEach((what, origins) -> origins.forEach(there -> differences.add(Difference.unfounded(
                    there.partition(), there.offset(), Cause.NOBODY_HANDED_OVER, null, "handed over to " + what))));
        }
        return differences;
    }
}
