package cymru.rhybudd.domain.alert;

import cymru.rhybudd.domain.alert.CitizenEvent.HandedOver;
import cymru.rhybudd.domain.alert.CitizenEvent.ModelChanged;
import cymru.rhybudd.domain.alert.CitizenEvent.Observed;
import cymru.rhybudd.domain.indicator.FactRow;
import cymru.rhybudd.domain.indicator.Indicator;
import cymru.rhybudd.domain.weighting.Certainty;
import cymru.rhybudd.domain.weighting.Contribution;
import cymru.rhybudd.domain.weighting.HeldColour;
import cymru.rhybudd.domain.weighting.Rag;
import cymru.rhybudd.domain.weighting.WeightingModel;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the rules look at, and how a verdict is made of what they say.
 *
 * @param before what is known after the event, with the picture, triggers and episodes from before it
 * @param triggers the statutory steps that stand after it
 * @param told the ids of the alerts of this citizen that the same entry of the log has led to already
 */
record Judging(
        CitizenState before,
        CitizenEvent event,
        Assessment assessment,
        List<Trigger> triggers,
        Moment moment,
        List<String> told) {
    private static final AlertKind[] STATUTORY = {
        AlertKind.NOTICE_SERVED, AlertKind.CLAIM_ISSUED, AlertKind.EVICTION_DATED
    };

    /** What time brings, too, on the day on which a new model comes into force, or what was there before it: nobody need rule on it. */
    private static final Set<DecisionReason> NEVER_BY_MODEL = EnumSet.of(
            DecisionReason.CONCERN_ROSE,
            DecisionReason.INHIBITION_ENDED,
            DecisionReason.TRIGGERED,
            DecisionReason.DEADLINE_NEARER,
            DecisionReason.SNOOZE_RAN_OUT,
            DecisionReason.DIED,
            DecisionReason.MOVED_OUT);

    Verdict verdict(DecisionReason quiet) {
        Outcome score = ScoreRule.rule(this, quiet);
        boolean onlyScore = triggers.isEmpty()
                && before.triggers().isEmpty()
                && before.episodes().isEmpty();
        if (onlyScore && score.step() == null) {
            return verdict(score, Ruling.silent(score.reason()), List.of(), List.of());
        }
        List<Ruling> rulings = new ArrayList<>(2); // seldom more than one of each
        List<Alert> alerts = new ArrayList<>(0);
        List<Episode> episodes = new ArrayList<>(2);
        settle(score, rulings, alerts, episodes);
        for (AlertKind kind : STATUTORY) {
            Outcome outcome = StatutoryRule.rule(kind, this);
            Episode open = before.episode(kind);
            if (outcome != null) {
                settle(outcome, rulings, alerts, episodes);
            } else if (open != null) {
                episodes.add(open);
            }
        }
        return verdict(score, rulings, alerts, episodes);
    }

    private Verdict verdict(Outcome score, List<Ruling> rulings, List<Alert> alerts, List<Episode> episodes) {
        CitizenState after = before.judged(
                picture(),
                Due.of(picture(), before.rows(), episodes, model(), moment),
                remembered(),
                episodes,
                score.riseUntold());
        boolean shown = !(event instanceof CitizenEvent.OfficerActed) || !alerts.isEmpty() || looksOtherwise();
        return new Verdict(after, rulings, shown ? Optional.of(assessment) : Optional.empty(), alerts);
    }

    /** An act changes no picture; but it may come before the sweep that brings what time, a feed or a model has changed. */
    private boolean looksOtherwise() {
        Picture was = before.picture();
        return was == null || !was.looksLike(picture());
    }

    /** What stands of somebody who died or left is forgotten: should they be there after all, it is news. */
    private List<Trigger> remembered() {
        return triggers.isEmpty() || inhibitionOfAnything() == null ? triggers : List.of();
    }

    private void settle(Outcome outcome, List<Ruling> rulings, List<Alert> alerts, List<Episode> episodes) {
        Episode episode = outcome.episode();
        EpisodeStep step = outcome.step();
        if (step == null) {
            rulings.add(Ruling.silent(outcome.kind(), outcome.reason()));
            if (episode != null) {
                episodes.add(episode);
            }
            return;
        }
        Indicator leading = leading(outcome);
        String id = id(outcome);
        String opened = episode == null ? id : episode.id();
        Alert alert = alert(outcome, step, id, opened, leading);
        alerts.add(alert);
        rulings.add(new Ruling(outcome.kind(), outcome.reason(), id));
        if (step != EpisodeStep.CLOSED) {
            episodes.add(after(alert, episode));
        }
    }

    private static Episode after(Alert alert, @Nullable Episode before) {
        if (alert.origin() != AlertOrigin.MODEL) {
            Rag held = alert.assessment().picture().held().rag();
            return Episode.told(alert.kind(), alert.episode(), held, alert.leading());
        }
        return before == null
                ? Episode.openedByModel(alert.kind(), alert.episode(), alert.leading())
                : before.raisedByModel();
    }

    private Indicator leading(Outcome outcome) {
        if (outcome.kind().isStatutory()) {
            return Indicator.THREAT_TO_TENANCY;
        }
        Episode episode = outcome.episode();
        return outcome.step() == EpisodeStep.CLOSED && episode != null
                ? episode.leading()
                : Movement.leading(assessment.movements(), picture().weighing());
    }

    private Alert alert(Outcome outcome, EpisodeStep step, String id, String episode, Indicator leading) {
        Picture was = before.picture();
        Trigger trigger = Trigger.find(triggers, outcome.kind());
        return new Alert(
                id,
                outcome.kind(),
                step,
                outcome.reason(),
                event instanceof ModelChanged && !NEVER_BY_MODEL.contains(outcome.reason())
                        ? AlertOrigin.MODEL
                        : AlertOrigin.CIRCUMSTANCES,
                episode,
                before.held().rag(),
                was == null ? 0 : was.weighing().score(),
                before.patch(),
                leading,
                trigger == null ? null : trigger.deadline(),
                assessment);
    }

    /**
     * The same for the same entry, whoever folds the log, and however often. Time may raise what the event then raises further:
     * those are two alerts, and receivers drop what has an id that they know.
     */
    private String id(Outcome outcome) {
        String name = String.join(
                "|",
                before.citizen(),
                outcome.kind().name(),
                outcome.reason().name(),
                model().version(),
                Integer.toString(event.position().partition()),
                Long.toString(event.position().offset()));
        String id = named(name);
        return told.contains(id) ? named(name + "|" + told.size()) : id;
    }

    private static String named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    WeightingModel model() {
        return assessment.model();
    }

    Picture picture() {
        return assessment.picture();
    }

    boolean isSnapshot() {
        return event instanceof Observed observed && observed.change().snapshot();
    }

    @Nullable
    DecisionReason inhibitionOfRise() {
        return Inhibition.ofRise(before.rows(), before.cases(), moment.today());
    }

    @Nullable
    DecisionReason inhibitionOfAnything() {
        return Inhibition.ofAnything(before.rows(), moment.today());
    }

    /** What was known, by a new model on the day of the last picture; null where no other model comes into force, or it is the first. */
    @Nullable
    RowsAlone onTheLastDayOfModelBefore() {
        Picture was = before.picture();
        return event instanceof ModelChanged && was != null
                ? new RowsAlone(before.rows(), model(), was.weighing().asOf())
                : null;
    }

    /** What rows show by themselves today. */
    RowsAlone today(List<FactRow> rows) {
        return new RowsAlone(rows, model(), moment.today());
    }

    /** Whether a link takes rows away. */
    boolean movesAway() {
        return event instanceof Observed observed && observed.movesAway();
    }

    /**
     * Whether a warning of that kind is taken over. The rows may have moved on since; what they hid while they were here, by
     * a colour that was no news, may stand without them.
     */
    boolean takesOver(AlertKind kind) {
        return event instanceof HandedOver handed && handed.handover().kinds().contains(kind);
    }

    /** Whether the last day of the episode's snooze is over. */
    boolean isOver(@Nullable Episode episode) {
        LocalDate until = episode == null ? null : episode.snoozedUntil();
        return until != null && moment.today().isAfter(until);
    }

    /** What is entered after the event, whatever is held. */
    Rag entered() {
        return HeldColour.entered(picture().weighing(), assessment.certainty(), model().thresholds());
    }

    /** What was entered before it by the same model, with the feeds as they are now: what they bring or take is not for the event. */
    Rag enteredBefore() {
        Picture was = before.picture();
        return was == null
                ? Rag.GREEN
                : HeldColour.entered(
                        was.weighing(), Certainty.of(was.weighing(), model(), moment.feeds()), model().thresholds());
    }

    /** Whether any indicator reached a higher band than it had. */
    boolean didAnyBandRise() {
        Picture was = before.picture();
        for (Contribution contribution : picture().weighing().contributions()) {
            int quarter = was == null ? 0 : was.weighing().quarter(contribution.indicator());
            if (contribution.quarter() > quarter) {
                return true;
            }
        }
        return false;
    }
}
