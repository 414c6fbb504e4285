package cymru.rhybudd.backtest;

import cymru.rhybudd.council.Teams;
import cymru.rhybudd.domain.alert.Alert;
import cymru.rhybudd.domain.alert.AlertKind;
import cymru.rhybudd.domain.alert.EpisodeStep;
import cymru.rhybudd.domain.alert.MassUpdate;
import cymru.rhybudd.domain.alert.SourceChange;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts what officers would have been told within the window; the end of an episode calls nobody and is not counted. */
final class AlertTally {
    private final Teams teams;
    private final Map<AlertKind, Map<TeamAndWeek, Integer>> told = new EnumMap<>(AlertKind.class);
    private final Map<String, LocalDate> firstAlerts = new HashMap<>();
    private int ofMassUpdates;

    AlertTally(Teams teams) {
        this.teams = teams;
    }

    void count(Alert alert, LocalDate today) {
        if (alert.step() == EpisodeStep.CLOSED) {
            return;
        }
        String team = teams.responsible(alert.leading().domain(), alert.patch()).key();
        told.computeIfAbsent(alert.kind(), kind -> new TreeMap<>())
                .merge(new TeamAndWeek(team, IsoWeek.of(today)), 1, Integer::sum);
        if (!alert.kind().isStatutory()) {
            firstAlerts.putIfAbsent(alert.assessment().citizen(), today);
            SourceChange change = alert.assessment().change();
            if (change != null && change.massUpdate() != MassUpdate.NONE) {
                ofMassUpdates++;
            }
        }
    }

    /** By kind, team and week. */
    Map<AlertKind, Map<TeamAndWeek, Integer>> told() {
        return told;
    }

    /** When each citizen was first alerted by the score within the window. */
    Map<String, LocalDate> firstAlerts() {
        return firstAlerts;
    }

    /** How many alerts by the score a supervisor would first have ruled on. */
    int ofMassUpdates() {
        return ofMassUpdates;
    }
}
