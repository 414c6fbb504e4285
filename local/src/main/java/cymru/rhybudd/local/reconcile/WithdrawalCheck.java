package cymru.rhybudd.local.reconcile;

import cymru.rhybudd.local.reconcile.Misplaced.Kind;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.AlertKind;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.HeldAlert;
import cymru.rhybudd.schemas.HoldReason;
import cymru.rhybudd.schemas.HoldState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether another alert took the place of each that was withdrawn, or its episode is over: else nobody ever hears of it. What is said of closings is not checked here. */
final class WithdrawalCheck {
    private final Map<String, List<Alert>> episodes = new HashMap<>();
    private final Set<String> told = new HashSet<>();
    private final Map<String, HeldAlert> held;

    private WithdrawalCheck(OfficeLog log, OfficeView view) {
        this.held = view.held();
        log.alerts()
                .forEach(entry -> episodes.computeIfAbsent(entry.alert().getEpisode(), first -> new ArrayList<>())
                        .add(entry.alert()));
        view.told().forEach(notification -> told.add(notification.getNotificationId()));
        view.digests().forEach(digest -> digest.getAlerts().forEach(alert -> told.add(alert.getAlertId())));
    }

    /** Of the alerts in the order of the log. */
    static List<Misplaced> of(OfficeLog log, OfficeView view) {
        WithdrawalCheck check = new WithdrawalCheck(log, view);
        return log.alerts().stream()
                .map(OfficeLog.Entry::alert)
                .filter(alert -> !check.isTakenCareOf(alert))
                .map(alert -> new Misplaced(
                        Kind.UNREPLACED,
                        alert.getAlertId(),
                        "withdrawn for a later one that takes its place",
                        "withdrawn for none"))
                .toList();
    }

    private boolean isTakenCareOf(Alert alert) {
        HeldAlert standing = held.get(alert.getAlertId());
        if (standing == null || standing.getState() != HoldState.WITHDRAWN || alert.getStep() == EpisodeStep.CLOSED) {
            return true;
        }
        List<Alert> episode = episodes.getOrDefault(alert.getEpisode(), List.of());
        return episode.subList(episode.indexOf(alert) + 1, episode.size()).stream()
                .anyMatch(later -> takesThePlace(later, alert, standing));
    }

    /** One that was withdrawn itself takes nobody's: whatever took its own has taken this one's too. */
    private boolean takesThePlace(Alert later, Alert alert, HeldAlert withdrawn) {
        if (later.getStep() == EpisodeStep.CLOSED) {
            return isOver(held.get(later.getAlertId()), withdrawn);
        }
        return saysAsMuch(later, alert)
                && (told.contains(later.getAlertId()) || waitsFor(held.get(later.getAlertId()), withdrawn));
    }

    /** The end of an episode ends nothing as long as a supervisor may drop it, or when one has; but what waits under the very same hold is ruled on with it. */
    private static boolean isOver(@Nullable HeldAlert closing, HeldAlert withdrawn) {
        return closing == null
                || (closing.getState() != HoldState.WAITING && closing.getState() != HoldState.DROPPED)
                || waitsFor(closing, withdrawn);
    }

    /** What waits for a budget is told without a ruling; and who ruled about a hold ruled about all that came under it. */
    private static boolean waitsFor(@Nullable HeldAlert later, HeldAlert withdrawn) {
        if (later == null || (later.getState() != HoldState.WAITING && later.getState() != HoldState.DROPPED)) {
            return false;
        }
        return later.getReason() == HoldReason.BUDGET
                || (later.getReason() == withdrawn.getReason()
                        && later.getHold().equals(withdrawn.getHold()));
    }

    private static boolean saysAsMuch(Alert later, Alert alert) {
        if (alert.getKind() == AlertKind.ESCALATION) {
            int colour = later.getRagAfter().compareTo(alert.getRagAfter());
            return colour > 0
                    || (colour == 0
                            && later.getAssessment().getScore()
                                    >= alert.getAssessment().getScore());
        }
        LocalDate deadline = later.getDeadline();
        LocalDate before = alert.getDeadline();
        return deadline != null && before != null && !deadline.isAfter(before);
    }
}
