package cymru.rhybudd.console.web;

import cymru.rhybudd.console.desk.AlertBudget;
import cymru.rhybudd.console.desk.Hold;
import cymru.rhybudd.console.words.Words;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of budgets says.
 *
 * @param budget of every team; null where the model in force sets none
 * @param weeks the Mondays, this week's first
 */
public record BudgetView(Words words, @Nullable AlertBudget budget, List<LocalDate> weeks, List<Row> teams) {
    /**
     * A team.
     *
     * @param used how many alerts count in each of the weeks
     * @param waiting what waits for the team's budget
     * @param hold the name under which it waits; empty where nothing does
     */
    public record Row(String name, List<Integer> used, Hold.Team waiting, String hold) {
        public Row {
            used = List.copyOf(used);
        }

        public int usedNow() {
            return used.get(0);
        }
    }

    /** How many more a red alert may use. */
    public int left(Row row) {
        return budget == null ? 0 : Math.max(0, budget.perTeamAndWeek() - row.usedNow());
    }

    /** How many more an amber alert may use. */
    public int leftForAmber(Row row) {
        return budget == null ? 0 : Math.max(0, budget.perTeamAndWeek() - budget.keptForRed() - row.usedNow());
    }

    public Bar bar(Row row) {
        int all = budget == null ? row.usedNow() : budget.perTeamAndWeek();
        int kept = budget == null ? 0 : Math.min(budget.keptForRed(), left(row));
        return Bar.of(
                all,
                new Bar.Amount(row.usedNow(), "rhybudd-bar__used"),
                new Bar.Amount(left(row) - kept, "rhybudd-bar__free"),
                new Bar.Amount(kept, "rhybudd-bar__kept"));
    }
}
