package cymru.rhybudd.domain.alert;

import cymru.rhybudd.domain.indicator.FactRow;
import cymru.rhybudd.domain.weighting.WeightingModel;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What stood of a citizen, handed over to another for whom a link has their rows speak: so that what officers were told, and
 * what waits to be told, is not lost on the way.
 *
 * @param from the citizen of whom it stood
 * @param to the citizen who takes it over
 * @param change the committed change behind the link
 * @param rows the rows that moved, in the order of their names
 * @param kinds the kinds of warning that were open, or hidden, in their order
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
     * What the event hands over: what stood of the citizen when a link takes rows away, and what these rows show that was hidden; and what is handed over
     * to the citizen, when a link has taken the rows, or the citizen, on from here in the meantime. One for each who takes it, in the order of their ids.
     *
     * @param model the model in force; null before the first is published
     */
    static List<Handover> of(CitizenState before, CitizenEvent event, @Nullable WeightingModel model, Moment moment) {
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
                    .shared(departure, names -> hidden(names, before, model, moment));
        }
        return event instanceof CitizenEvent.HandedOver handed
                ? handed.handover().without(before.cases()).shared(before.departure(), names -> Set.of())
                : List.of();
    }

    private static Set<AlertKind> hidden(
            List<String> names, CitizenState before, @Nullable WeightingModel model, Moment moment) {
        List<FactRow> moved =
                names.stream().map(before::row).filter(Objects::nonNull).toList();
        return model == null ? Set.of() : new RowsAlone(moved, model, moment.today()).hiddenWith(before);
    }

    /** But for the cases that were closed meanwhile. */
    private Handover without(Cases known) {
        return new Handover(from, to, change, rows, kinds, known.notClosed(cases), riseUntold);
    }

    /** @param hidden the kinds that were not open, and that rows of these names show all the same */
    private List<Handover> shared(Departure departure, Function<List<String>, Set<AlertKind>> hidden) {
        SortedMap<String, List<String>> moved = departure.byHeir(rows);
        SortedSet<String> heirs = new TreeSet<>(moved.keySet());
        String successor = departure.successor();
        if (successor != null) {
            heirs.add(successor);
        }
        List<Handover> shares = new ArrayList<>();
        for (String heir : heirs) {
            List<String> theirs = moved.getOrDefault(heir, List.of());
            Set<AlertKind> all = EnumSet.noneOf(AlertKind.class);
            all.addAll(kinds);
            all.addAll(hidden.apply(theirs));
            List<String> casesToo = heir.equals(successor) ? cases : List.of();
            boolean tells = !theirs.isEmpty() && (riseUntold || !all.isEmpty());
            if (tells || !casesToo.isEmpty()) {
                shares.add(new Handover(from, heir, change, theirs, List.copyOf(all), casesToo, riseUntold));
            }
        }
        return shares;
    }
}
