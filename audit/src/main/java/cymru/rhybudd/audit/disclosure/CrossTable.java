package cymru.rhybudd.audit.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * Counts by rows and columns, as they may be shown. The sums of the columns are taken to be known from elsewhere.
 *
 * @param columns the names of those that are shown; a column in which nothing could be protected is not
 */
public record CrossTable(String name, List<String> columns, List<Row> rows) {
    public CrossTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * A row.
     *
     * @param counts by column; empty where hidden
     * @param all of the columns that are shown
     */
    public record Row(String name, List<OptionalInt> counts, OptionalInt all) {
        public Row {
            counts = List.copyOf(counts);
        }
    }

    /** Hides what the rule says and what would give it away. */
    public static CrossTable of(
            DisclosureRule rule, String name, List<String> columns, List<String> rows, int[][] counts) {
        List<Integer> left = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            left.add(column);
        }
        while (!left.isEmpty() && !rows.isEmpty()) {
            int[][] table = withSums(counts, left);
            HiddenCells cells = new HiddenCells(table);
            int unprotected = cells.hide(rule);
            if (unprotected < 0) {
                return shown(rule, name, left.stream().map(columns::get).toList(), rows, table, cells);
            }
            left.remove(Math.min(unprotected, left.size() - 1)); // a sum goes with the last of what it is the sum of
        }
        return new CrossTable(name, List.of(), List.of());
    }

    private static int[][] withSums(int[][] counts, List<Integer> columns) {
        int[][] table = new int[counts.length][];
        for (int row = 0; row < counts.length; row++) {
            int[] of = counts[row];
            int[] cells = columns.stream().mapToInt(column -> of[column]).toArray();
            table[row] = Arrays.copyOf(cells, cells.length + 1);
            table[row][cells.length] = Arrays.stream(cells).sum();
        }
        return table;
    }

    private static CrossTable shown(
            DisclosureRule rule,
            String name,
            List<String> columns,
            List<String> names,
            int[][] table,
            HiddenCells cells) {
        List<Row> rows = new ArrayList<>();
        for (int row = 0; row < names.size(); row++) {
            List<OptionalInt> counts = new ArrayList<>();
            for (int column = 0; column <= columns.size(); column++) {
                counts.add(
                        cells.isHidden(row, column)
                                ? OptionalInt.empty()
                                : OptionalInt.of(rule.rounded(table[row][column])));
            }
            rows.add(new Row(names.get(row), counts.subList(0, columns.size()), counts.get(columns.size())));
        }
        return new CrossTable(name, columns, rows);
    }
}
