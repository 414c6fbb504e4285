package cymru.rhybudd.local.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes a table of counts of people so that none of them points at somebody: one to four are shown as {@code <5}. Where a
 * single such cell stands in a row or a column, whose sums are taken to be known, the next smallest is hidden too.
 */
final class SmallCells {
    private static final long LEAST_SHOWN = 5;
    private static final String SMALL = "<" + LEAST_SHOWN;
    private static final String HIDDEN = ">=" + LEAST_SHOWN;

    private final List<List<Long>> rows;
    private final boolean[][] hidden;

    private SmallCells(List<List<Long>> rows) {
        this.rows = rows;
        this.hidden = new boolean[rows.size()][rows.isEmpty() ? 0 : rows.get(0).size()];
    }

    private record Cell(int row, int column) {}

    /** One count that is not part of a sum. */
    static String of(long count) {
        return isSmall(count) ? SMALL : Long.toString(count);
    }

    /** Counts whose sum is known. */
    static List<String> ofParts(List<Long> counts) {
        return ofTable(List.of(counts)).get(0);
    }

    /** Rows of counts; the sums of rows and of columns are known. */
    static List<List<String>> ofTable(List<List<Long>> rows) {
        SmallCells table = new SmallCells(rows);
        table.hide();
        List<List<String>> shown = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < rows.get(row).size(); column++) {
                long count = rows.get(row).get(column);
                cells.add(isSmall(count) || !table.hidden[row][column] ? of(count) : HIDDEN);
            }
            shown.add(cells);
        }
        return shown;
    }

    static boolean isSmall(long count) {
        return count > 0 && count < LEAST_SHOWN;
    }

    private void hide() {
        int columns = rows.isEmpty() ? 0 : rows.get(0).size();
        Stream<List<Cell>> down = IntStream.range(0, columns)
                .mapToObj(column -> IntStream.range(0, rows.size())
                        .mapToObj(row -> new Cell(row, column))
                        .toList());
        Stream<List<Cell>> across = IntStream.range(0, rows.size())
                .mapToObj(row -> IntStream.range(0, columns)
                        .mapToObj(column -> new Cell(row, column))
                        .toList());
        List<List<Cell>> sums = Stream.concat(down, across).toList();
        sums.forEach(cells -> cells.stream()
                .filter(cell -> isSmall(count(cell)))
                .forEach(cell -> hidden[cell.row][cell.column] = true));
        boolean again = true;
        while (again) { // what is hidden in a row may be alone in its column
            again = sums.stream().filter(this::hideOneMore).count() > 0;
        }
    }

    private long count(Cell cell) {
        return rows.get(cell.row).get(cell.column);
    }

    private boolean hideOneMore(List<Cell> cells) {
        long alone =
                cells.stream().filter(cell -> hidden[cell.row][cell.column]).count();
        if (alone != 1) {
            return false;
        }
        return cells.stream()
                .filter(cell -> !hidden[cell.row][cell.column] && count(cell) > 0)
                .min(Comparator.comparing(this::count))
                .map(cell -> hidden[cell.row][cell.column] = true)
                .isPresent();
    }
}
