package cymru.rhybudd.domain.alert;

import cymru.rhybudd.domain.alert.CitizenEvent.ModelChanged;
import cymru.rhybudd.domain.alert.CitizenEvent.Observed;
import cymru.rhybudd.domain.indicator.Domain;
import cymru.rhybudd.domain.indicator.FactRow;
import cymru.rhybudd.domain.indicator.Indicator;
import cymru.rhybudd.domain.weighting.Contribution;
import cymru.rhybudd.domain.weighting.Rag;
import cymru.rhybudd.domain.weighting.Weighing;
import cymru.rhybudd.domain.weighting.WeightingModel;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The pure core: folds one event into what is known of one citizen. No clock, no I/O, no randomness. */
public final class Assessor {
    private Assessor() {}

    /**
     * Says what is known after the event, and what an officer is told.
     *
     * @param model the model in force; null before the first is published
     * @param today the date of the latest clock tick
     */
    public static Verdict assess(
            CitizenState before, CitizenEvent event, @Nullable WeightingModel model, LocalDate today) {
        List<FactRow> rows = event instanceof Observed observed ? before.with(observed.rows()) : before.rows();
        String patch =
                event instanceof Observed observed && observed.patch() != null ? observed.patch() : before.patch();
        if (model == null) {
            return Verdict.silent(
                    new CitizenState(before.citizen(), rows, null, patch, Optional.empty()), DecisionReason.NO_MODEL);
        }
        if (event instanceof Observed && rows == before.rows() && before.picture() != null) {
            return Verdict.silent(
                    new CitizenState(before.citizen(), rows, before.picture(), patch, before.due()),
                    DecisionReason.NOTHING_CHANGED);
        }
        Weighing weighing = Weighing.of(rows, model, today);
        CitizenState after = new CitizenState(before.citizen(), rows, Picture.of(weighing), patch, weighing.due());
        Assessment assessment = new Assessment(before.citizen(), event.position(), weighing);
        DecisionReason reason = reason(before, event, weighing, model, today);
        List<Alert> alerts = reason == DecisionReason.CONCERN_ROSE
                ? List.of(alert(pictureBefore(before, model, today), event, patch, assessment))
                : List.of();
        return new Verdict(after, reason, Optional.of(assessment), alerts);
    }

    private static DecisionReason reason(
            CitizenState before, CitizenEvent event, Weighing weighing, WeightingModel model, LocalDate today) {
        if (event instanceof ModelChanged) {
            return DecisionReason.MODEL_CHANGED;
        }
        if (!weighing.rag().isWorseThan(pictureBefore(before, model, today).rag())) {
            return DecisionReason.NO_RISE;
        }
        if (event instanceof Observed observed) {
            if (observed.change().snapshot()) {
                return DecisionReason.SNAPSHOT;
            }
            if (!weighing.rag().isWorseThan(worstAlone(observed.rows(), model, today))) {
                return DecisionReason.LINK_SHOWS_NOTHING_NEW;
            }
        }
        return DecisionReason.CONCERN_ROSE;
    }

    /** The worst colour that the rows moved here from some other citizen show by themselves. */
    private static Rag worstAlone(List<RowChange> changes, WeightingModel model, LocalDate today) {
        TreeMap<String, List<FactRow>> moved = new TreeMap<>();
        for (RowChange change : changes) {
            String from = change.movedFrom();
            if (from != null) {
                moved.computeIfAbsent(from, citizen -> new ArrayList<>()).add(change.row());
            }
        }
        Rag worst = Rag.UNKNOWN;
        for (List<FactRow> rows : moved.values()) {
            worst = Rag.worse(worst, Weighing.of(rows, model, today).rag());
        }
        return worst;
    }

    /** The picture before the event, by the model in force now: a sweep may not have come to this citizen yet. */
    private static Picture pictureBefore(CitizenState before, WeightingModel model, LocalDate today) {
        Picture picture = before.picture();
        return picture != null && picture.modelVersion().equals(model.version())
                ? picture
                : Picture.of(Weighing.of(before.rows(), model, today));
    }

    private static Alert alert(Picture before, CitizenEvent event, @Nullable String patch, Assessment assessment) {
        List<Movement> movements = movements(before, assessment.weighing());
        return new Alert(
                id(AlertKind.ESCALATION, assessment),
                AlertKind.ESCALATION,
                before.rag(),
                before.score(),
                movements,
                event instanceof Observed observed ? observed.change() : null,
                patch,
                domain(movements, assessment.weighing()),
                assessment);
    }

    /** Of what rose most; where only the number of systems rose, of what weighs most. */
    private static Domain domain(List<Movement> movements, Weighing weighing) {
        Indicator indicator = !movements.isEmpty() && movements.get(0).change() > 0
                ? movements.get(0).indicator()
                : weighing.contributions().stream()
                        .max(Comparator.comparingInt(Contribution::points))
                        .orElseThrow()
                        .indicator();
        return indicator.domain();
    }

    /** What moved, the greatest rise first. */
    private static List<Movement> movements(Picture before, Weighing weighing) {
        List<Movement> movements = new ArrayList<>();
        for (Indicator indicator : Indicator.values()) {
            int was = before.points(indicator);
            int is = weighing.points(indicator);
            if (was != is) {
                movements.add(new Movement(indicator, was, is));
            }
        }
        movements.sort(Comparator.comparingInt(Movement::change).reversed());
        return movements;
    }

    private static String id(AlertKind kind, Assessment assessment) {
        String name = String.join(
                "|",
                assessment.citizen(),
                kind.name(),
                assessment.weighing().modelVersion(),
                Integer.toString(assessment.position().partition()),
                Long.toString(assessment.position().offset()));
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
