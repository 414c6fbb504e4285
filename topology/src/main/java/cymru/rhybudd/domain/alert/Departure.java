package cymru.rhybudd.domain.alert;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What links took from a citizen, and to whom.
 *
 * @param rows the citizens for whom each row speaks now, by its name; a row that came back is none of them
 * @param successor the citizen who has the founding record now; null unless this one is no more
 */
public record Departure(
        SortedMap<String, List<String>> rows, @Nullable String successor) {
    /** All is here that ever was. */
    public static final Departure NONE = new Departure(new TreeMap<>(), null);

    public Departure {
        rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
    }

    /** What that event takes away. */
    static Departure of(CitizenEvent.Observed observed) {
        return NONE.after(observed);
    }

    /** What is away after that event too. */
    Departure after(CitizenEvent.Observed observed) {
        if (rows.isEmpty() && !observed.movesAway()) {
            return this;
        }
        SortedMap<String, List<String>> away = new TreeMap<>(rows);
        for (RowChange change : observed.rows()) {
            if (change.movedTo().isEmpty()) {
                away.remove(change.row().row());
            } else {
                away.put(change.row().row(), change.movedTo());
            }
        }
        return new Departure(away, observed.successor() == null ? successor : observed.successor());
    }

    /** Those of the rows that are away, by the citizens for whom they speak now, in the order of their ids. */
    SortedMap<String, List<String>> byHeir(Collection<String> names) {
        SortedMap<String, List<String>> byHeir = new TreeMap<>();
        for (String name : names) {
            for (String heir : rows.getOrDefault(name, List.of())) {
                byHeir.computeIfAbsent(heir, first -> new ArrayList<>()).add(name);
            }
        }
        return byHeir;
    }
}
