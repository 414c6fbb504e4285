package cymru.rhybudd.console.desk;

/**
 * How many alerts a week a team is told of, as the model in force says.
 *
 * @param perTeamAndWeek for every team alike
 * @param keptForRed how many of these amber alerts may not use
 */
public record AlertBudget(int perTeamAndWeek, int keptForRed) {}
