package cymru.rhybudd.domain.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What stood of a citizen, handed over to another for whom a link has their rows speak: so that what officers were told, and
 * what waits to be told, is not lost on the way.
 *
 * @param from the citizen of whom it stood
 * @param to the citizen who takes it over
 * @param change the committed change behind the link
 * @param rows the rows that moved, in the order of their names
 * @param kinds the kinds of warning that were open, in their order
 * @param cases the cases that officers have open; they go where the officers' acts go, to the successor of a citizen who is no more
 * @param riseUntold whether a rise was inhibited and had not been told
 */
public record Handover(
        String from,
        String to,
        SourceChange change,
        List<String> rows,
        List<AlertKind> kinds,
        List<String> cases,
        boolean riseUntold) {

    public Handover {
        rows = List.copyOf(rows);
        kinds = List.copyOf(kinds);
        cases = List.copyOf(cases);
    }

    /**
     * What the event hands over: what stood of the citizen when a link takes rows away; and what is handed over to the citizen, when
     * a link has taken the rows, or the citizen, on from here in the meantime. One for each who takes it, in the order of their ids.
     */
    static List<Handover> of(CitizenState before, CitizenEvent event) {
        if (event instanceof CitizenEvent.Observed observed && observed.movesAway()) {
            Departure departure = Departure.of(observed);
            return new Handover(
                            before.citizen(),
                            before.citizen(),
                            observed.change(),
                            List.copyOf(departure.rows().keySet()),
                            before.episodes().stream().map(Episode::kind).toList(),
                            before.cases().open(),
                            before.riseUntold())
                    .shared(departure);
        }
        return event instanceof CitizenEvent.HandedOver handed
                ? handed.handover().without(before.cases()).shared(before.departure())
                : List.of();
    }

    /** But for the cases that were closed meanwhile. */
    private Handover without(Cases known) {
        return new Handover(from, to, change, rows, kinds, known.notClosed(cases), riseUntold);
    }

    private List<Handover> shared(Departure departure) {
        SortedMap<String, List<String>> moved = departure.byHeir(rows);
        String successor = departure.successor();
        SortedSet<String> heirs = new TreeSet<>();
        if (riseUntold || !kinds.isEmpty()) {
            heirs.addAll(moved.keySet());
        }
        if (successor != null && !cases.isEmpty()) {
            heirs.add(successor);
        }
        List<Handover> shares = new ArrayList<>();
        for (String heir : heirs) {
            shares.add(new Handover(
                    from,
                    heir,
                    change,
                    moved.getOrDefault(heir, List.of()),
                    kinds,
                    heir.equals(successor) ? cases : List.of(),
                    riseUntold));
        }
        return shares;
    }
}
