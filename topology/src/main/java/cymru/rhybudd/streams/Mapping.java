package cymru.rhybudd.streams;

import cymru.rhybudd.domain.alert.Alert;
import cymru.rhybudd.domain.alert.Assessment;
import cymru.rhybudd.domain.alert.Cause;
import cymru.rhybudd.domain.alert.CitizenEvent;
import cymru.rhybudd.domain.alert.CitizenState;
import cymru.rhybudd.domain.alert.Handover;
import cymru.rhybudd.domain.alert.HouseholdType;
import cymru.rhybudd.domain.alert.LogPosition;
import cymru.rhybudd.domain.alert.MassUpdate;
import cymru.rhybudd.domain.alert.OfficerAction;
import cymru.rhybudd.domain.alert.Picture;
import cymru.rhybudd.domain.alert.RowChange;
import cymru.rhybudd.domain.alert.SourceChange;
import cymru.rhybudd.domain.alert.Verdict;
import cymru.rhybudd.domain.indicator.FactRow;
import cymru.rhybudd.domain.indicator.Indicator;
import cymru.rhybudd.domain.weighting.Contribution;
import cymru.rhybudd.domain.weighting.Counterfactual;
import cymru.rhybudd.domain.weighting.Feeds;
import cymru.rhybudd.domain.weighting.Rag;
import cymru.rhybudd.domain.weighting.Weighing;
import cymru.rhybudd.schemas.AlertKind;
import cymru.rhybudd.schemas.AlertOrigin;
import cymru.rhybudd.schemas.CaseClosed;
import cymru.rhybudd.schemas.CaseMissed;
import cymru.rhybudd.schemas.CaseOpened;
import cymru.rhybudd.schemas.Decision;
import cymru.rhybudd.schemas.DecisionReason;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.HandedOver;
import cymru.rhybudd.schemas.Measured;
import cymru.rhybudd.schemas.Movement;
import cymru.rhybudd.schemas.ObservationCause;
import cymru.rhybudd.schemas.Observed;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.OutcomeRecorded;
import cymru.rhybudd.schemas.Ruling;
import cymru.rhybudd.schemas.ShadowAssessment;
import cymru.rhybudd.schemas.Snoozed;
import cymru.rhybudd.schemas.Unsnoozed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Translates between the Avro contracts and the domain: small total functions, tested by round trips. */
final class Mapping {
    private static final Comparator<Measured> BY_NAME = Comparator.comparing(Measured::getMeasure);

    private Mapping() {}

    static Observed toAvro(CitizenEvent.Observed event) {
        return new Observed(
                ObservationCause.valueOf(event.cause().name()),
                toAvro(event.change()),
                event.rows().stream().map(Mapping::toAvro).toList(),
                event.patch(),
                event.successor());
    }

    static CitizenEvent.Observed toDomain(Observed event, LogPosition position) {
        return new CitizenEvent.Observed(
                position,
                Cause.valueOf(event.getCause().name()),
                toDomain(event.getChange()),
                rows(event.getRows()),
                event.getPatch(),
                event.getSuccessor());
    }

    /** Nearly every event is about one row, and every event passes here. */
    private static List<RowChange> rows(List<cymru.rhybudd.schemas.RowChange> rows) {
        return rows.size() == 1
                ? List.of(toDomain(rows.get(0)))
                : rows.stream().map(Mapping::toDomain).toList();
    }

    static HandedOver toAvro(Handover handover) {
        return new HandedOver(
                handover.from(),
                toAvro(handover.change()),
                handover.rows(),
                handover.kinds().stream()
                        .map(kind -> AlertKind.valueOf(kind.name()))
                        .toList(),
                handover.cases(),
                handover.riseUntold());
    }

    static CitizenEvent.HandedOver toDomain(HandedOver handed, String to, LogPosition position) {
        return new CitizenEvent.HandedOver(
                position,
                new Handover(
                        handed.getFrom(),
                        to,
                        toDomain(handed.getChange()),
                        handed.getRows(),
                        handed.getKinds().stream()
                                .map(kind -> cymru.rhybudd.domain.alert.AlertKind.valueOf(kind.name()))
                                .toList(),
                        handed.getCases(),
                        handed.getRiseUntold()));
    }

    static CitizenEvent.OfficerActed toDomain(OfficerActed event, LogPosition position) {
        return new CitizenEvent.OfficerActed(position, event.getOfficer(), action(event.getAction()));
    }

    private static OfficerAction action(Object action) {
        if (action instanceof Snoozed snoozed) {
            return new OfficerAction.Snoozed(
                    cymru.rhybudd.domain.alert.AlertKind.valueOf(
                            snoozed.getKind().name()),
                    snoozed.getUntil(),
                    snoozed.getReason());
        }
        if (action instanceof CaseOpened opened) {
            return new OfficerAction.CaseOpened(opened.getReference());
        }
        if (action instanceof CaseClosed closed) {
            return new OfficerAction.CaseClosed(closed.getReference());
        }
        if (action instanceof OutcomeRecorded outcome) {
            return new OfficerAction.OutcomeRecorded(
                    outcome.getAlertId(),
                    cymru.rhybudd.domain.alert.AlertOutcome.valueOf(
                            outcome.getOutcome().name()),
                    outcome.getIndicator(),
                    outcome.getModelVersion());
        }
        if (action instanceof CaseMissed missed) {
            return new OfficerAction.CaseMissed(missed.getShouldHaveBeenRaisedBy(), missed.getIndicator());
        }
        return action instanceof Unsnoozed unsnoozed
                ? new OfficerAction.Unsnoozed(cymru.rhybudd.domain.alert.AlertKind.valueOf(
                        unsnoozed.getKind().name()))
                : new OfficerAction.Recorded();
    }

    private static cymru.rhybudd.schemas.RowChange toAvro(RowChange change) {
        FactRow row = change.row();
        return new cymru.rhybudd.schemas.RowChange(
                row.row(),
                row.about(),
                row.version(),
                FactMapping.toAvro(row.fact()),
                change.movedFrom(),
                row.recordedOn(),
                change.movedTo());
    }

    private static RowChange toDomain(cymru.rhybudd.schemas.RowChange change) {
        return new RowChange(
                new FactRow(
                        change.getRow(),
                        change.getAbout(),
                        change.getVersion(),
                        FactMapping.toDomain(change.getFact()),
                        change.getRecordedOn()),
                change.getMovedFrom(),
                change.getMovedTo());
    }

    static cymru.rhybudd.schemas.SourceChange toAvro(SourceChange change) {
        return new cymru.rhybudd.schemas.SourceChange(
                change.source(),
                change.table(),
                change.row(),
                change.operation(),
                change.snapshot(),
                change.position(),
                change.transaction(),
                change.committedAt(),
                cymru.rhybudd.schemas.MassUpdate.valueOf(change.massUpdate().name()),
                change.massUpdateId());
    }

    static SourceChange toDomain(cymru.rhybudd.schemas.SourceChange change) {
        return new SourceChange(
                change.getSource(),
                change.getTable(),
                change.getRow(),
                change.getOperation(),
                change.getSnapshot(),
                change.getPosition(),
                change.getTransaction(),
                change.getCommittedAt(),
                MassUpdate.valueOf(change.getMassUpdate().name()),
                change.getMassUpdateId());
    }

    static Decision decision(String citizen, LogPosition position, Verdict verdict) {
        return new Decision(
                citizen,
                toAvro(position),
                verdict.rulings().stream()
                        .map(ruling -> new Ruling(
                                AlertKind.valueOf(ruling.kind().name()),
                                DecisionReason.valueOf(ruling.reason().name()),
                                ruling.alertId()))
                        .toList(),
                verdict.assessment().map(Mapping::toAvro).orElse(null));
    }

    static cymru.rhybudd.schemas.Assessment toAvro(Assessment assessment) {
        Picture picture = assessment.picture();
        Weighing weighing = picture.weighing();
        Counterfactual counterfactual = assessment.counterfactual();
        return new cymru.rhybudd.schemas.Assessment(
                assessment.citizen(),
                weighing.modelVersion(),
                weighing.asOf(),
                weighing.score(),
                toAvro(picture.rag()),
                contributions(assessment),
                toAvro(assessment.position()),
                toAvro(picture.held().rag()),
                picture.held().fallingSince(),
                picture.low(),
                picture.high(),
                assessment.certainty().missing().stream().map(Indicator::key).toList(),
                assessment.redNeedsMoreSystems(),
                assessment.movements().stream()
                        .map(movement -> new Movement(movement.indicator().key(), movement.before(), movement.after()))
                        .toList(),
                counterfactual == null
                        ? null
                        : new cymru.rhybudd.schemas.Counterfactual(
                                counterfactual.indicator().key(),
                                counterfactual.quarter(),
                                counterfactual.score(),
                                toAvro(counterfactual.rag())),
                assessment.change() == null ? null : toAvro(assessment.change()));
    }

    /** How a shadow sees a citizen, beside the live picture. */
    static ShadowAssessment shadow(CitizenState live, Assessment assessment) {
        Picture picture = Objects.requireNonNull(live.picture(), "a shadow follows a live picture");
        Map<String, Integer> points = new TreeMap<>();
        for (Contribution contribution : picture.weighing().contributions()) {
            if (contribution.points() > 0) {
                points.put(contribution.indicator().key(), contribution.points());
            }
        }
        return new ShadowAssessment(
                live.citizen(),
                live.patch(),
                HouseholdType.of(live.rows()).name(),
                picture.weighing().modelVersion(),
                toAvro(picture.rag()),
                points,
                toAvro(assessment));
    }

    private static List<cymru.rhybudd.schemas.Contribution> contributions(Assessment assessment) {
        List<Contribution> all = assessment.picture().weighing().contributions();
        List<cymru.rhybudd.schemas.Contribution> contributions = new ArrayList<>(all.size());
        all.forEach(contribution -> contributions.add(toAvro(contribution, assessment)));
        return contributions;
    }

    private static cymru.rhybudd.schemas.Contribution toAvro(Contribution contribution, Assessment assessment) {
        return new cymru.rhybudd.schemas.Contribution(
                contribution.indicator().key(),
                contribution.points(),
                contribution.quarter(),
                measures(contribution),
                contribution.sources(),
                contribution.subject().decaysFrom(),
                contribution.decay(),
                provenOn(contribution, assessment.feeds()),
                assessment.certainty().stale().contains(contribution.indicator()));
    }

    /** Every verdict passes here, with all its measures: so without streams. */
    private static List<Measured> measures(Contribution contribution) {
        List<Measured> measures = new ArrayList<>();
        contribution
                .subject()
                .measured()
                .forEach(
                        measured -> measures.add(new Measured(measured.measure().key(), measured.value())));
        measures.sort(BY_NAME);
        return measures;
    }

    /** The date up to which all of its sources are proven; null while one never gave a sign of life. */
    private static @Nullable LocalDate provenOn(Contribution contribution, Feeds feeds) {
        LocalDate first = null;
        for (int i = 0; i < contribution.sources().size(); i++) {
            LocalDate proven = feeds.provenOn(contribution.sources().get(i));
            if (proven == null) {
                return null;
            }
            first = first == null || proven.isBefore(first) ? proven : first;
        }
        return first;
    }

    static cymru.rhybudd.schemas.Rag toAvro(Rag rag) {
        return cymru.rhybudd.schemas.Rag.valueOf(rag.name());
    }

    private static cymru.rhybudd.schemas.LogPosition toAvro(LogPosition position) {
        return new cymru.rhybudd.schemas.LogPosition(position.partition(), position.offset());
    }

    static cymru.rhybudd.schemas.Alert toAvro(Alert alert) {
        return new cymru.rhybudd.schemas.Alert(
                alert.id(),
                alert.assessment().citizen(),
                AlertKind.valueOf(alert.kind().name()),
                toAvro(alert.ragBefore()),
                toAvro(alert.assessment().picture().held().rag()),
                alert.scoreBefore(),
                alert.patch(),
                alert.leading().domain().name(),
                alert.leading().key(),
                toAvro(alert.assessment()),
                alert.episode(),
                EpisodeStep.valueOf(alert.step().name()),
                DecisionReason.valueOf(alert.reason().name()),
                AlertOrigin.valueOf(alert.origin().name()),
                alert.deadline());
    }
}
