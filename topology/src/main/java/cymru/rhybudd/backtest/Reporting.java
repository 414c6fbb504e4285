package cymru.rhybudd.backtest;

import cymru.rhybudd.council.Teams;
import cymru.rhybudd.council.Teams.Team;
import cymru.rhybudd.domain.alert.AlertKind;
import cymru.rhybudd.domain.weighting.WeightingModel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Makes a report of findings. */
final class Reporting {
    private static final long DAYS_OF_A_WEEK = 7;

    private Reporting() {}

    static BacktestReport report(Backtest.Question question, Findings findings) {
        WeightingModel model = question.candidate().model();
        List<Team> teams = teams(question.teams());
        Map<AlertKind, Map<TeamAndWeek, Integer>> told = new EnumMap<>(AlertKind.class);
        for (AlertKind kind : AlertKind.values()) {
            told.put(kind, findings.told(kind));
        }
        List<CurvePoint> curve = curve(question, findings, teams.size());
        Census census = findings.census();
        return new BacktestReport(
                model.version(),
                model.names(),
                model.thresholds().amberEnter(),
                question.window(),
                findings.entries(),
                findings.quarantined(),
                findings.lastDay(),
                teams,
                told,
                findings.ofMassUpdates(),
                census.colours().values().stream()
                        .flatMap(nows -> nows.values().stream())
                        .mapToInt(Integer::intValue)
                        .sum(),
                census.ownModels(),
                census.colours(),
                census.groups(),
                findings.performance(),
                question.budget(),
                curve,
                chosen(curve));
    }

    private static List<Team> teams(Teams teams) {
        Map<String, Team> byKey = new TreeMap<>();
        teams.teams().values().forEach(byPatch -> byPatch.values().forEach(team -> byKey.put(team.key(), team)));
        return List.copyOf(byKey.values());
    }

    private static List<CurvePoint> curve(Backtest.Question question, Findings findings, int teams) {
        List<CurvePoint> curve = new ArrayList<>();
        for (int threshold = Crossings.LOWEST; threshold <= Crossings.HIGHEST; threshold++) {
            curve.add(point(threshold, question, findings, teams));
        }
        return curve;
    }

    private static CurvePoint point(int threshold, Backtest.Question question, Findings findings, int teams) {
        Map<String, Integer> byTeam = new HashMap<>();
        int all = 0;
        int beyond = 0;
        for (Map.Entry<TeamAndWeek, int[]> entry : findings.alertsByThreshold().entrySet()) {
            int alerts = entry.getValue()[threshold - Crossings.LOWEST];
            all += alerts;
            beyond += Math.max(0, alerts - question.budget());
            byTeam.merge(entry.getKey().team(), alerts, Integer::sum);
        }
        int busiest = byTeam.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        double weeks = question.window().weeks();
        boolean fits = busiest * DAYS_OF_A_WEEK
                <= (long) question.budget() * question.window().days();
        return new CurvePoint(
                threshold, findings.at(threshold), all / weeks, all / weeks / teams, busiest / weeks, beyond, fits);
    }

    private static OptionalInt chosen(List<CurvePoint> curve) {
        return curve.stream()
                .filter(CurvePoint::fits)
                .mapToInt(CurvePoint::threshold)
                .findFirst();
    }
}
