package cymru.rhybudd.domain.office;

import cymru.rhybudd.domain.weighting.AlertBudget;
import cymru.rhybudd.domain.weighting.Rag;

/**
 * What a team was told in a week, as far as it counts.
 *
 * @param told alerts that count: neither statutory ones nor what a supervisor released
 */
public record TeamWeek(Week week, int told) {

    /** What counts in that week: nothing yet, if it is another. */
    public TeamWeek in(Week now) {
        return week.equals(now) ? this : new TeamWeek(now, 0);
    }

    /** Whether the budget goes to one more of that colour. The last alerts of a week are kept for red. */
    public boolean admits(Rag colour, AlertBudget budget) {
        return told < (colour == Rag.RED ? budget.perTeamAndWeek() : budget.perTeamAndWeek() - budget.keptForRed());
    }

    /** How many more a red alert may use. */
    public int left(AlertBudget budget) {
        return Math.max(0, budget.perTeamAndWeek() - told);
    }

    /** One more was told. */
    public TeamWeek plusOne() {
        return new TeamWeek(week, told + 1);
    }
}
