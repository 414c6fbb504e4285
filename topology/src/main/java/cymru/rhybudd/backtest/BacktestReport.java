package cymru.rhybudd.backtest;

import cymru.rhybudd.council.Teams.Team;
import cymru.rhybudd.domain.alert.AlertKind;
import cymru.rhybudd.domain.weighting.Names;
import cymru.rhybudd.domain.weighting.Rag;
import cymru.rhybudd.schemas.outcome.Share;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a back-test found. Nobody can be told by it: there are counts only, and no pseudonym. Which of the counts are too small to be shown is for whoever shows them.
 *
 * @param candidate the candidate's version
 * @param names the candidate's
 * @param amber the candidate's own threshold of amber, in basis points
 * @param entries of the log
 * @param quarantined how many of them could not be applied: the service would send them to its dead letters
 * @param lastDay of the log by its own clock; null where it never ticked
 * @param teams all teams, in the order of their keys
 * @param told alerts by kind, then by team and week
 * @param ofMassUpdates how many alerts by the score a supervisor would first have ruled on
 * @param citizens of whom anything is known at the end of the window
 * @param ownModels the log's own models at the end; empty where nothing was compared
 * @param colours how many citizens have which colour under the log's own models, and then under the candidate
 * @param groups by dimension and name
 * @param performance of the candidate with its own thresholds
 * @param budget alerts a team and week
 * @param curve by threshold, from the lowest up
 * @param chosen the lowest threshold that fits the budget; empty where none does
 */
public record BacktestReport(
        String candidate,
        Names names,
        int amber,
        Window window,
        long entries,
        long quarantined,
        @Nullable LocalDate lastDay,
        List<Team> teams,
        Map<AlertKind, Map<TeamAndWeek, Integer>> told,
        int ofMassUpdates,
        int citizens,
        Set<String> ownModels,
        Map<Rag, Map<Rag, Integer>> colours,
        Map<Dimension, Map<String, Group>> groups,
        Performance performance,
        int budget,
        List<CurvePoint> curve,
        OptionalInt chosen) {

    /** How many citizens have that colour under the candidate. */
    public int now(Rag colour) {
        return colours.values().stream()
                .mapToInt(nows -> nows.getOrDefault(colour, 0))
                .sum();
    }

    /** How many had that colour under the log's own models and have that one under the candidate. */
    public int moved(Rag before, Rag now) {
        return colours.getOrDefault(before, Map.of()).getOrDefault(now, 0);
    }

    /** How many had that colour under the log's own models. */
    public int before(Rag colour) {
        return colours.getOrDefault(colour, Map.of()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** Known concerns within the window, by all citizens. */
    public Share baseRate() {
        return new Share(performance.concerns(), citizens);
    }

    /** Whether officers recorded anything that the candidate could be held against. */
    public boolean hasOutcomes() {
        return performance.withOutcome() > 0 || performance.concerns() > 0;
    }

    /** Alerts of that kind by all teams. */
    public int told(AlertKind kind) {
        return told.getOrDefault(kind, Map.of()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }
}
