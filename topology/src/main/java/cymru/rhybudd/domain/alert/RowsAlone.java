package cymru.rhybudd.domain.alert;

import cymru.rhybudd.domain.indicator.FactRow;
import cymru.rhybudd.domain.weighting.Certainty;
import cymru.rhybudd.domain.weighting.Feeds;
import cymru.rhybudd.domain.weighting.Rag;
import cymru.rhybudd.domain.weighting.Weighing;
import cymru.rhybudd.domain.weighting.WeightingModel;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What rows show by themselves on a day: those that a link moves from one citizen to another, or all, when another model comes into force. */
record RowsAlone(List<FactRow> rows, WeightingModel model, LocalDate day) {

    /** The colour that they enter. */
    Rag entered() {
        Weighing alone = Weighing.of(rows, model, day);
        int systems = Certainty.of(alone, model, Feeds.NONE).systems();
        return model.thresholds().entered(alone.score(), systems);
    }

    /** The statutory steps that stand by them. */
    List<Trigger> triggers() {
        return model.statutory().map(horizon -> Trigger.of(rows, horizon, day)).orElse(List.of());
    }

    /** Whether they show the step, as near and as newly served. */
    boolean show(Trigger step) {
        Trigger alone = Trigger.find(triggers(), step.kind());
        return alone != null && !step.isNewsAfter(alone);
    }

    /**
     * The kinds of which they show more than stood of the citizen from whom a link moves them: who was away, or of whom other rows hid it, or too little was
     * known. The link tells nobody of it, so that citizen hands it over.
     */
    Set<AlertKind> hiddenWith(CitizenState before) {
        Set<AlertKind> kinds = EnumSet.noneOf(AlertKind.class);
        if (entered().isWorseThan(before.held().rag())) {
            kinds.add(AlertKind.ESCALATION);
        }
        for (Trigger trigger : triggers()) {
            if (trigger.isNewsAfter(Trigger.find(before.triggers(), trigger.kind()))) {
                kinds.add(trigger.kind());
            }
        }
        return kinds;
    }
}
