package cymru.rhybudd.audit.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrossTableTest {
    private static final DisclosureRule FIVE = new DisclosureRule(5, 1);
    private static final int TABLES = 3_000;

    @Test
    void aTableWithoutSmallCountsIsShownWhole() {
        CrossTable table = table(FIVE, new int[][] {{0, 7}, {12, 5}});

        assertThat(table.rows())
                .containsExactly(
                        new CrossTable.Row("r0", counts(0, 7), OptionalInt.of(7)),
                        new CrossTable.Row("r1", counts(12, 5), OptionalInt.of(17)));
    }

    @Test
    void whatWouldGiveASmallCountAwayIsHiddenToo() {
        CrossTable table = table(FIVE, new int[][] {{3, 40, 50}, {20, 60, 70}, {30, 80, 90}});

        assertThat(shown(table, 0, 0)).as("small").isEmpty();
        assertThat(hiddenIn(table)).as("a cycle of four").isEqualTo(4);
    }

    @Test
    void fiveIsShownAndFourIsNot() {
        CrossTable table = table(FIVE, new int[][] {{5, 50}, {4, 60}, {40, 70}});

        assertThat(shown(table, 0, 0)).isNotEqualTo(OptionalInt.of(4));
        assertThat(shown(table, 1, 0)).isEmpty();
    }

    @Test
    void aColumnInWhichNothingCanBeHiddenIsLeftOut() {
        CrossTable table = table(FIVE, new int[][] {{1, 50}, {1, 60}, {1, 70}, {1, 80}, {1, 90}});

        assertThat(table.columns())
                .as("each is known to be one at least, and the sum")
                .containsExactly("c1");
        assertThat(table.rows().get(0).all()).as("and is in no sum").isEqualTo(OptionalInt.of(50));
    }

    /** Whoever knows the sums of the columns, and that what is none is shown, finds another table for every hidden count. */
    @Test
    void noHiddenCountCanBeReckonedFromWhatIsShown() {
        int hidden = 0;
        for (int seed = 0; seed < TABLES; seed++) {
            Random random = new Random(seed);
            int[][] counts = random(random);
            CrossTable table = table(FIVE, counts);
            int[][] known = columnsOf(table, counts);
            for (int row = 0; row < known.length && !table.columns().isEmpty(); row++) {
                for (int column = 0; column < known[row].length; column++) {
                    boolean isHidden = shown(table, row, column).isEmpty();
                    assertThat(isHidden || !FIVE.isSmall(known[row][column]))
                            .as("seed %d, small count %d/%d", seed, row, column)
                            .isTrue();
                    if (isHidden) {
                        hidden++;
                        assertThat(new Attack(table, known).findsAnotherValue(row, column))
                                .as("seed %d, hidden count %d/%d of %s", seed, row, column, Arrays.deepToString(known))
                                .isTrue();
                    }
                }
            }
        }
        assertThat(hidden).as("the law is tried").isGreaterThan(TABLES);
    }

    @Test
    void whatIsShownMayBeRounded() {
        CrossTable table = table(new DisclosureRule(5, 10), new int[][] {{14, 25}, {15, 34}});

        assertThat(table.rows().get(0).counts()).isEqualTo(counts(10, 30));
        assertThat(table.rows().get(1).counts()).isEqualTo(counts(20, 30));
    }

    private static int[][] random(Random random) {
        int[][] counts = new int[2 + random.nextInt(3)][2 + random.nextInt(2)];
        int most = 1 + random.nextInt(9);
        for (int[] row : counts) {
            for (int column = 0; column < row.length; column++) {
                row[column] = random.nextInt(4) == 0 ? 0 : random.nextInt(most + 1);
            }
        }
        return counts;
    }

    private static CrossTable table(DisclosureRule rule, int[][] counts) {
        return CrossTable.of(rule, "table", names("c", counts[0].length), names("r", counts.length), counts);
    }

    private static List<String> names(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(place -> prefix + place).toList();
    }

    /** The true counts of the columns that are shown, and their sum. */
    private static int[][] columnsOf(CrossTable table, int[][] counts) {
        int[][] of = new int[counts.length][];
        for (int row = 0; row < counts.length; row++) {
            int[] whole = counts[row];
            int[] some = table.columns().stream()
                    .mapToInt(name -> whole[Integer.parseInt(name.substring(1))])
                    .toArray();
            of[row] = Arrays.copyOf(some, some.length + 1);
            of[row][some.length] = Arrays.stream(some).sum();
        }
        return of;
    }

    private static OptionalInt shown(CrossTable table, int row, int column) {
        CrossTable.Row shown = table.rows().get(row);
        return column < table.columns().size() ? shown.counts().get(column) : shown.all();
    }

    private static int hiddenIn(CrossTable table) {
        int hidden = 0;
        for (int row = 0; row < table.rows().size(); row++) {
            for (int column = 0; column <= table.columns().size(); column++) {
                hidden += shown(table, row, column).isEmpty() ? 1 : 0;
            }
        }
        return hidden;
    }

    private static List<OptionalInt> counts(int... counts) {
        return Arrays.stream(counts).mapToObj(OptionalInt::of).toList();
    }

    /** Fills the hidden cells in every way that agrees with what is shown, row by row; independent of how they were chosen. */
    private static final class Attack {
        private final CrossTable table;
        private final int[][] truth;
        private final int[] left;

        Attack(CrossTable table, int[][] truth) {
            this.table = table;
            this.truth = truth;
            this.left = new int[table.columns().size()];
            for (int column = 0; column < left.length; column++) {
                for (int[] row : truth) {
                    left[column] += row[column];
                }
            }
        }

        boolean findsAnotherValue(int row, int column) {
            return fill(0, 0, 0, row, column, false);
        }

        private boolean fill(int row, int column, int sum, int wantedRow, int wantedColumn, boolean another) {
            if (row == truth.length) {
                return another && Arrays.stream(left).allMatch(rest -> rest == 0);
            }
            if (column == left.length) {
                OptionalInt all = shown(table, row, column);
                boolean agrees = all.isPresent() ? all.getAsInt() == sum : sum > 0;
                boolean isWanted = row == wantedRow && column == wantedColumn;
                return agrees
                        && fill(row + 1, 0, 0, wantedRow, wantedColumn, isWanted ? sum != truth[row][column] : another);
            }
            OptionalInt shown = shown(table, row, column);
            List<Integer> values = new ArrayList<>();
            if (shown.isPresent()) {
                values.add(shown.getAsInt());
            } else {
                for (int value = 1; value <= left[column]; value++) {
                    values.add(value);
                }
            }
            boolean isWanted = row == wantedRow && column == wantedColumn;
            for (int value : values) {
                if (value <= left[column]) {
                    left[column] -= value;
                    boolean found = fill(
                            row,
                            column + 1,
                            sum + value,
                            wantedRow,
                            wantedColumn,
                            isWanted ? value != truth[row][column] : another);
                    left[column] += value;
                    if (found) {
                        return true;
                    }
                }
            }
            return false;
        }
    }
}
