package cymru.rhybudd.console.desk;

import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.AlertOutcome;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.OutcomeRecorded;
import cymru.rhybudd.schemas.Snoozed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An alert that stands on a team's list.
 *
 * @param told what the team was told last of the episode
 * @param digest the digest by which it was told; null where it was told by itself
 * @param offset where that stands, on officer-notifications or on team-digests
 * @param since when the episode came onto the list
 * @param toldAt when the team was told last
 * @param course what officers did about the episode
 * @param closedBy the act that records what the alert came to; null where none does
 */
public record OpenAlert(
        OfficerNotification told,
        @Nullable Digest digest,
        long offset,
        Instant since,
        Instant toldAt,
        Course course,
        @Nullable OfficerActed closedBy) {
    private static final int REFERENCE_LENGTH = 8;

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

    public String episode() {
        return episode(alert());
    }

    /** Where it stands. */
    public AlertState state() {
        if (closedBy != null) {
            return AlertState.CLOSED;
        }
        if (snooze() != null) {
            return AlertState.SNOOZED;
        }
        if (acknowledgement() != null) {
            return AlertState.ACKNOWLEDGED;
        }
        return alert().getStep() == EpisodeStep.OPENED ? AlertState.NEW : AlertState.REOPENED;
    }

    /** The act by which an officer deals with it; null where nobody does. */
    public @Nullable OfficerActed acknowledgement() {
        return course.acknowledgement(id());
    }

    /** The snooze that holds; null where none does. */
    public @Nullable Snoozed snooze() {
        return course.snooze(id());
    }

    /** Whether the law's day is past. */
    boolean isOverdue(LocalDate today) {
        LocalDate deadline = alert().getDeadline();
        return deadline != null && deadline.isBefore(today);
    }

    /** What the alert came to; null where nobody has said. */
    public @Nullable AlertOutcome outcome() {
        return closedBy != null && closedBy.getAction() instanceof OutcomeRecorded recorded
                ? recorded.getOutcome()
                : null;
    }

    OpenAlert with(Course latest, @Nullable OfficerActed closing) {
        return new OpenAlert(told, digest, offset, since, toldAt, latest, closing);
    }

    /** The same, on the list since the earlier of the two. */
    OpenAlert agedWith(@Nullable OpenAlert other) {
        return other == null || !other.since.isBefore(since)
                ? this
                : new OpenAlert(told, digest, offset, other.since, toldAt, course, closedBy);
    }

    /** Where it was told, and nothing else. */
    ToldUpTo place() {
        return digest == null ? new ToldUpTo(offset, -1) : new ToldUpTo(-1, offset);
    }

    boolean isOfSameTopicAs(OpenAlert other) {
        return (digest == null) == (other.digest == null);
    }

    /** Whether it is the later step of their episode. */
    boolean isLaterThan(OpenAlert other) {
        return StepOrder.of(alert()).compareTo(StepOrder.of(other.alert())) > 0;
    }

    /** A few characters by which officers speak of an alert; they mean nothing elsewhere. */
    public static String reference(String alertId) {
        return alertId.substring(0, Math.min(REFERENCE_LENGTH, alertId.length()))
                .toUpperCase(Locale.ROOT);
    }

    /** The same of its episode: it does not change when the concern rises, and so says nothing of that. */
    public String lastingReference() {
        return reference(episode());
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
