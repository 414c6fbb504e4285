package cymru.rhybudd.domain.alert;

import cymru.rhybudd.domain.alert.CitizenEvent.ModelChanged;
import cymru.rhybudd.domain.alert.CitizenEvent.Observed;
import org.jspecify.annotations.Nullable;

/** Whether a statutory step is told: at once, whatever the score. Its rules come in the order of {@code docs/meaning.md}. */
final class StatutoryRule {
    private StatutoryRule() {}

    /** What is decided about one kind; null when the event does not concern it. */
    static @Nullable Outcome rule(AlertKind kind, Judging judging) {
        Trigger was = Trigger.find(judging.before().triggers(), kind);
        Trigger is = Trigger.find(judging.triggers(), kind);
        Episode open = judging.before().episode(kind);
        if (is == null) {
            return open == null ? null : closed(kind, judging, open);
        }
        DecisionReason gone = open == null ? null : judging.inhibitionOfAnything();
        if (gone != null) {
            return Outcome.told(kind, gone, EpisodeStep.CLOSED, open);
        }
        if (is.isNewsAfter(was)) {
            return stands(kind, judging, is, was, open);
        }
        if (open == null && judging.takesOver(kind)) {
            return takenOver(kind, judging);
        }
        if (open != null && judging.isOver(open)) {
            return Outcome.told(kind, DecisionReason.SNOOZE_RAN_OUT, EpisodeStep.REOPENED, open);
        }
        if (open != null && open.byModel() && judging.event() instanceof ModelChanged) {
            return Outcome.told(kind, DecisionReason.MODEL_CHANGED, EpisodeStep.ROSE, open);
        }
        return null;
    }

    private static Outcome closed(AlertKind kind, Judging judging, Episode open) {
        boolean nothing = judging.before().rows().stream().allMatch(row -> row.fact() == null);
        DecisionReason reason = nothing ? DecisionReason.NOTHING_LEFT : DecisionReason.STEP_MOVED_ON;
        return Outcome.told(kind, judging.movesAway() ? DecisionReason.PASSED_ON : reason, EpisodeStep.CLOSED, open);
    }

    private static Outcome takenOver(AlertKind kind, Judging judging) {
        DecisionReason inhibition = judging.inhibitionOfAnything();
        return inhibition == null
                ? Outcome.told(kind, DecisionReason.TAKEN_OVER, EpisodeStep.OPENED, null)
                : Outcome.silent(kind, inhibition, null);
    }

    private static Outcome stands(
            AlertKind kind, Judging judging, Trigger is, @Nullable Trigger was, @Nullable Episode open) {
        CitizenEvent event = judging.event();
        if (event instanceof ModelChanged && judging.before().picture() == null) {
            return Outcome.silent(kind, DecisionReason.FIRST_MODEL, open);
        }
        if (judging.isSnapshot()) {
            return Outcome.silent(kind, DecisionReason.SNAPSHOT, open);
        }
        // Where none is open, a handover tells what had been told elsewhere, and what never stood there.
        if (open == null && event instanceof Observed observed && stoodElsewhere(observed, judging, is)) {
            return Outcome.silent(kind, DecisionReason.LINK_SHOWS_NOTHING_NEW, open);
        }
        DecisionReason inhibition = judging.inhibitionOfAnything();
        if (inhibition != null) {
            return Outcome.silent(kind, inhibition, open);
        }
        DecisionReason reason =
                was != null && is.isNearerThan(was) ? DecisionReason.DEADLINE_NEARER : DecisionReason.TRIGGERED;
        return Outcome.told(
                kind,
                isByModel(judging, is) ? DecisionReason.MODEL_CHANGED : reason,
                open == null ? EpisodeStep.OPENED : EpisodeStep.ROSE,
                open);
    }

    /** Whether a new model alone brings the step, for by that model it stood on the day of the last picture; else time has brought it. */
    private static boolean isByModel(Judging judging, Trigger is) {
        RowsAlone before = judging.onTheLastDayOfModelBefore();
        return before != null && before.show(is);
    }

    /** Whether the rows that were moved here from some other citizen show as much by themselves. */
    private static boolean stoodElsewhere(Observed observed, Judging judging, Trigger is) {
        return observed.rowsByOrigin().values().stream()
                .anyMatch(moved -> judging.today(moved).show(is));
    }
}
