package cymru.rhybudd.audit.disclosure;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Finds which cells of a table must be hidden. The sums of all columns are known, and the last column holds the sum of each row.
 *
 * <p>A hidden cell is safe when the table could as well hold one more or one less there, and everything that is shown be the same. Then there is a cycle of
 * hidden cells, along rows and columns in turn, to which one is added and from which one is taken in turn. For each small cell the cheapest such cycle is looked
 * for, and all of it hidden. What is shown as none is none, so that whoever reads the table knows of a hidden cell that it is one at least.
 */
final class HiddenCells {
    private static final long NEVER = Long.MAX_VALUE;

    private final int[][] counts;
    private final boolean[][] hidden;
    private final int rows;
    private final int columns;

    /** Of those counts, rows of equal length. */
    HiddenCells(int[][] counts) {
        this.counts = counts;
        this.rows = counts.length;
        this.columns = counts[0].length;
        this.hidden = new boolean[rows][columns];
    }

    /** Hides what the rule says and what would give it away; returns the column of a cell that nothing can protect, or -1. */
    int hide(DisclosureRule rule) {
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                hidden[row][column] = rule.isSmall(counts[row][column]);
            }
        }
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                if (rule.isSmall(counts[row][column]) && !protect(row, column)) {
                    return column;
                }
            }
        }
        return -1;
    }

    boolean isHidden(int row, int column) {
        return hidden[row][column];
    }

    private boolean protect(int row, int column) {
        Cycle more = new Cycle(row, column, true);
        Cycle less = new Cycle(row, column, false);
        Cycle cheapest = more.cost() <= less.cost() ? more : less;
        if (cheapest.cost() == NEVER) {
            return false;
        }
        cheapest.hide();
        return true;
    }

    /** Sums count against what they are sums of: adding to one is taking from the other. */
    private boolean isSum(int column) {
        return column == columns - 1;
    }

    /** The cheapest cycle through a cell: by Dijkstra's way from its row to its column. Nodes are the rows, then the columns. */
    private final class Cycle {
        private final int row;
        private final int column;
        private final boolean adds;
        private final long[] costs = new long[rows + columns];
        private final int[] from = new int[rows + columns];

        private record Place(int node, long cost) {}

        /** The cycle that adds one to the cell, or takes one from it, as its sign has it. */
        Cycle(int row, int column, boolean adds) {
            this.row = row;
            this.column = column;
            this.adds = adds;
            Arrays.fill(costs, NEVER);
            if (mayChange(row, column, adds)) {
                search();
            }
        }

        long cost() {
            return costs[rows + column];
        }

        private void search() {
            PriorityQueue<Place> open =
                    new PriorityQueue<>(Comparator.comparingLong(Place::cost).thenComparingInt(Place::node));
            costs[row] = 0;
            open.add(new Place(row, 0));
            for (Place place = open.poll(); place != null; place = open.poll()) {
                if (place.cost() == costs[place.node()]) {
                    boolean isRow = place.node() < rows;
                    for (int next = 0; next < (isRow ? columns : rows); next++) {
                        int cellRow = isRow ? place.node() : next;
                        int cellColumn = isRow ? next : place.node() - rows;
                        step(place, isRow ? rows + next : next, cellRow, cellColumn, isRow != adds, open);
                    }
                }
            }
        }

        /** Along a row the sign is the other than the cell's, along a column it is the cell's again. */
        private void step(Place place, int next, int cellRow, int cellColumn, boolean more, PriorityQueue<Place> open) {
            boolean isTheCell = cellRow == row && cellColumn == column;
            if (isTheCell || !mayChange(cellRow, cellColumn, more)) {
                return;
            }
            long cost = place.cost() + (hidden[cellRow][cellColumn] ? 0 : counts[cellRow][cellColumn]);
            if (cost < costs[next]) {
                costs[next] = cost;
                from[next] = place.node();
                open.add(new Place(next, cost));
            }
        }

        private boolean mayChange(int cellRow, int cellColumn, boolean more) {
            int count = counts[cellRow][cellColumn];
            boolean grows = more != isSum(cellColumn);
            return count > 0 && (grows || count > 1);
        }

        void hide() {
            hidden[row][column] = true;
            for (int node = rows + column; node != row; node = from[node]) {
                int one = node;
                int other = from[node];
                hidden[Math.min(one, other)][Math.max(one, other) - rows] = true;
            }
        }
    }
}
