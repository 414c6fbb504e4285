package cymru.rhybudd.domain.weighting;

/**
 * How many alerts a team is told in a week; statutory ones are told always and count for nothing.
 *
 * @param perTeamAndWeek how many
 * @param keptForRed how many of these only a red alert may use
 */
public record AlertBudget(int perTeamAndWeek, int keptForRed) {
    /** Nothing waits. */
    public static final AlertBudget UNLIMITED = new AlertBudget(Integer.MAX_VALUE, 0);

    public AlertBudget {
        if (perTeamAndWeek < 1 || keptForRed < 0 || keptForRed >= perTeamAndWeek) {
            throw new IllegalArgumentException(
                    "a budget of " + perTeamAndWeek + " alerts of which " + keptForRed + " are kept for red");
        }
    }
}
