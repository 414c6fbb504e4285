package cymru.rhybudd.domain.alert;

import cymru.rhybudd.domain.weighting.WeightingModel;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What follows at once from an officer's act. */
final class OfficerRule {
    private OfficerRule() {}

    /** The state with the act in it, and the reason that is recorded unless the act lets something be told. */
    record Taken(CitizenState state, DecisionReason reason) {}

    static Taken take(CitizenState before, OfficerAction action, WeightingModel model, Moment moment) {
        if (action instanceof OfficerAction.Snoozed snoozed) {
            return snooze(before, snoozed, model, moment.today());
        }
        if (action instanceof OfficerAction.Unsnoozed unsnoozed) {
            return new Taken(snoozed(before, unsnoozed.kind(), null), DecisionReason.OFFICER_ACTED);
        }
        return new Taken(takeCase(before, action), DecisionReason.OFFICER_ACTED);
    }

    /** The state with the case in it that an officer took on, or without the one that is closed. */
    static CitizenState takeCase(CitizenState before, OfficerAction action) {
        if (action instanceof OfficerAction.CaseOpened opened) {
            return before.withCases(before.cases().opened(opened.reference()));
        }
        return action instanceof OfficerAction.CaseClosed closed
                ? before.withCases(before.cases().closed(closed.reference()))
                : before;
    }

    private static Taken snooze(
            CitizenState before, OfficerAction.Snoozed snoozed, WeightingModel model, LocalDate today) {
        @Nullable Episode open = before.episode(snoozed.kind());
        LocalDate cap = today.plusDays(model.snoozeAtMostDays());
        LocalDate until = snoozed.until().isAfter(cap) ? cap : snoozed.until();
        if (open == null || snoozed.reason().isBlank() || until.isBefore(today)) {
            return new Taken(before, DecisionReason.SNOOZE_REFUSED);
        }
        return new Taken(snoozed(before, snoozed.kind(), until), DecisionReason.SNOOZED);
    }

    private static CitizenState snoozed(CitizenState before, AlertKind kind, @Nullable LocalDate until) {
        List<Episode> episodes = before.episodes().stream()
                .map(episode -> episode.kind() == kind ? episode.snoozed(until) : episode)
                .toList();
        return before.withEpisodes(episodes);
    }
}
