package cymru.rhybudd.backtest;

/**
 * What a threshold would have given.
 *
 * @param threshold the score at which an officer is told, in points
 * @param alertsAWeek of all teams
 * @param alertsATeamAndWeek on the average of all teams
 * @param busiestTeamAWeek the average week of the team that has most
 * @param beyondBudget how many alerts would have waited, in weeks in which a team had more than its budget
 * @param fits whether no team's average week is above the budget
 */
public record CurvePoint(
        int threshold,
        Performance performance,
        double alertsAWeek,
        double alertsATeamAndWeek,
        double busiestTeamAWeek,
        int beyondBudget,
        boolean fits) {}
