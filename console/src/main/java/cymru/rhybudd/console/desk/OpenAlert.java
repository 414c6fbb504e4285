package cymru.rhybudd.console.desk;

import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.OfficerNotification;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * An alert that stands on a team's list.
 *
 * @param told what the team was told last of the episode
 * @param offset where on officer-notifications that stands
 * @param since when the episode came onto the list
 * @param toldAt when the team was told last
 */
public record OpenAlert(OfficerNotification told, long offset, Instant since, Instant toldAt) {
    /** The most urgent first; among equals the nearest deadline, then the oldest. */
    static final Comparator<OpenAlert> BY_URGENCY_THEN_AGE = Comparator.comparing(OpenAlert::urgency)
            .thenComparing(OpenAlert::deadlineOrLast)
            .thenComparing(OpenAlert::since)
            .thenComparing(OpenAlert::episode);

    public Alert alert() {
        return told.getAlert();
    }

    public String id() {
        return alert().getAlertId();
    }

    public String team() {
        return told.getTeam();
    }

    public Urgency urgency() {
        return Urgency.of(alert());
    }

    String episode() {
        return episode(alert());
    }

    /** An alert that names no episode is one by itself. */
    static String episode(Alert alert) {
        return alert.getEpisode().isEmpty() ? alert.getAlertId() : alert.getEpisode();
    }

    private LocalDate deadlineOrLast() {
        LocalDate deadline = alert().getDeadline();
        return deadline == null ? LocalDate.MAX : deadline;
    }
}
