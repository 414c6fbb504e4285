package cymru.rhybudd.audit.whatif;

import cymru.rhybudd.audit.disclosure.CrossTable;
import cymru.rhybudd.audit.disclosure.DisclosureRule;
import cymru.rhybudd.audit.disclosure.Parts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Tables that group the same things in several ways, by what becomes of them. What becomes of too few to be shown on the whole stands in no table, so that the
 * tables do not give each other's cells away.
 *
 * @param <E> what is counted
 */
final class GroupTables<E, C extends Enum<C>> {
    private final DisclosureRule rule;
    private final List<E> things;
    private final Function<E, C> becomes;
    private final C[] columns;
    private final List<OptionalInt> counts;
    private final List<CrossTable> tables = new ArrayList<>();

    /**
     * Of those things.
     *
     * @param apart how many of the last columns are no part of a whole that may be known
     */
    GroupTables(DisclosureRule rule, List<E> things, Function<E, C> becomes, C[] columns, int apart) {
        this.rule = rule;
        this.things = things;
        this.becomes = becomes;
        this.columns = columns.clone();
        int[] all = new int[columns.length];
        things.forEach(thing -> all[becomes.apply(thing).ordinal()]++);
        int[] parts = Arrays.copyOf(all, all.length - apart);
        this.counts = new ArrayList<>(Parts.of(rule, parts).counts());
        for (int place = parts.length; place < all.length; place++) {
            counts.add(rule.alone(all[place]));
        }
    }

    /** On the whole, by what becomes of them. */
    List<OptionalInt> counts() {
        return counts;
    }

    List<CrossTable> tables() {
        return tables;
    }

    /**
     * Adds a table.
     *
     * @param order of rows; others follow by name
     */
    void by(String name, Function<E, String> group, List<String> order) {
        by(name, things, group, order);
    }

    /** Adds a table of some things, of which all others are of other columns. */
    void by(String name, List<E> some, Function<E, String> group, List<String> order) {
        TreeSet<String> rows = new TreeSet<>(
                Comparator.comparingInt((String row) -> place(order, row)).thenComparing(Comparator.naturalOrder()));
        some.forEach(thing -> rows.add(group.apply(thing)));
        List<String> names = List.copyOf(rows);
        List<C> shown = new ArrayList<>();
        for (C column : columns) {
            OptionalInt count = counts.get(column.ordinal());
            boolean any = some.stream().anyMatch(thing -> becomes.apply(thing) == column);
            if (count.isPresent() && any) {
                shown.add(column);
            }
        }
        int[][] cells = new int[names.size()][shown.size()];
        for (E thing : some) {
            int column = shown.indexOf(becomes.apply(thing));
            if (column >= 0) {
                cells[names.indexOf(group.apply(thing))][column]++;
            }
        }
        tables.add(CrossTable.of(rule, name, shown.stream().map(Enum::name).toList(), names, cells));
    }

    private static int place(List<String> order, String row) {
        int place = order.indexOf(row);
        return place < 0 ? order.size() : place;
    }
}
