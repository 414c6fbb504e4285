package cymru.rhybudd.bench;

import cymru.rhybudd.schemas.CitizenEvent;
import cymru.rhybudd.schemas.ObservationCause;
import cymru.rhybudd.schemas.Observed;
import cymru.rhybudd.schemas.RowChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;

/**
 * Person records that are linked in error, and parted again when their row next changes or the day ends: rows move from one citizen to another, and back.
 */
final class GeneratedLinks {
    private static final int MET = 1_000;

    private final Random random;
    private final List<String> met = new ArrayList<>();
    private final Map<String, Link> links = new LinkedHashMap<>();

    private record Link(String from, String to, Observed said, long version) {}

    GeneratedLinks(Random random) {
        this.random = random;
    }

    /** Whoever is met may be the one that rows are moved to. */
    void meet(String citizen) {
        if (met.size() < MET) {
            met.add(citizen);
        } else {
            met.set(random.nextInt(MET), citizen);
        }
    }

    /**
     * Moves the row that just spoke of a citizen to another.
     *
     * @param place in the generated log, where the row's version is from
     */
    void link(String citizen, Observed said, long place, BiConsumer<String, CitizenEvent> log) {
        if (!met.isEmpty()) {
            String other = met.get(random.nextInt(met.size()));
            if (!other.equals(citizen)) {
                Link link = new Link(citizen, other, said, GeneratedPartition.version(place) + 1);
                links.put(row(said), link);
                move(link.said, link.from, link.to, link.version, log);
            }
        }
    }

    /** Before a row speaks again, it goes back to whom it speaks of. */
    void partBefore(Observed said, BiConsumer<String, CitizenEvent> log) {
        Link link = links.remove(row(said));
        if (link != null) {
            part(link, log);
        }
    }

    /** All of them go back. */
    void part(BiConsumer<String, CitizenEvent> log) {
        links.values().forEach(link -> part(link, log));
        links.clear();
    }

    private static void part(Link link, BiConsumer<String, CitizenEvent> log) {
        move(link.said, link.to, link.from, link.version + 1, log);
    }

    private static String row(Observed said) {
        return said.getRows().get(0).getRow();
    }

    private static void move(
            Observed said, String from, String to, long version, BiConsumer<String, CitizenEvent> log) {
        RowChange row = said.getRows().get(0);
        log.accept(
                from,
                linked(
                        said,
                        new RowChange(
                                row.getRow(), row.getAbout(), version, null, null, row.getRecordedOn(), List.of(to))));
        log.accept(
                to,
                linked(
                        said,
                        new RowChange(
                                row.getRow(),
                                row.getAbout(),
                                version,
                                row.getFact(),
                                from,
                                row.getRecordedOn(),
                                List.of())));
    }

    private static CitizenEvent linked(Observed said, RowChange row) {
        return new CitizenEvent(
                new Observed(ObservationCause.LINK, said.getChange(), List.of(row), said.getPatch(), null));
    }
}
