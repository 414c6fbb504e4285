package cymru.rhybudd.local.reconcile;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The facts of one citizen. */
record Facts(List<Row> rows) {
    Facts {
        rows = List.copyOf(rows);
    }

    List<Row> of(CouncilTable table) {
        return rows.stream().filter(row -> row.table() == table).toList();
    }

    Facts only(Predicate<Row> wanted) {
        return new Facts(rows.stream().filter(wanted).toList());
    }

    boolean has(Collection<CouncilTable> tables) {
        return rows.stream().anyMatch(row -> tables.contains(row.table()));
    }

    /** Rows of these tables by the thing that they are about, in the order of the things' first rows. */
    Collection<Facts> byThing(Collection<CouncilTable> tables) {
        return rows.stream()
                .filter(row -> tables.contains(row.table()))
                .sorted(Comparator.comparing(Row::name))
                .collect(Collectors.groupingBy(
                        Row::about, LinkedHashMap::new, Collectors.collectingAndThen(Collectors.toList(), Facts::new)))
                .values();
    }

    /** Rows of the table in the order of their names. */
    List<Row> inOrder(CouncilTable table) {
        return rows.stream()
                .filter(row -> row.table() == table)
                .sorted(Comparator.comparing(Row::name))
                .toList();
    }

    /** The latest row of the table by a date, and of those of one date the last by name. */
    Optional<Row> latest(CouncilTable table, String date) {
        return of(table).stream()
                .max(Comparator.comparing((Row row) -> row.day(date)).thenComparing(Row::name));
    }
}
