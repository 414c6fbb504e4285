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
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Translates between the Avro contracts and the domain: small total functions, tested by round trips. */
final class Mapping {
    static final EnumPair<cymru.rhybudd.domain.alert.AlertKind, AlertKind> ALERT_KINDS =
            new EnumPair<>(cymru.rhybudd.domain.alert.AlertKind.class, AlertKind.class);
    static final EnumPair<Rag, cymru.rhybudd.schemas.Rag> COLOURS =
            new EnumPair<>(Rag.class, cymru.rhybudd.schemas.Rag.class);

    private static final EnumPair<Cause, ObservationCause> CAUSES = new EnumPair<>(Cause.class, ObservationCause.class);
    private static final EnumPair<MassUpdate, cymru.rhybudd.schemas.MassUpdate> MASS_UPDATES =
            new EnumPair<>(MassUpdate.class, cymru.rhybudd.schemas.MassUpdate.class);
    private static final EnumPair<cymru.rhybudd.domain.alert.DecisionReason, DecisionReason> REASONS =
            new EnumPair<>(cymru.rhybudd.domain.alert.DecisionReason.class, DecisionReason.class);
    private static final EnumPair<cymru.rhybudd.domain.alert.EpisodeStep, EpisodeStep> STEPS =
            new EnumPair<>(cymru.rhybudd.domain.alert.EpisodeStep.class, EpisodeStep.class);
    private static final EnumPair<cymru.rhybudd.domain.alert.AlertOrigin, AlertOrigin> ORIGINS =
            new EnumPair<>(cymru.rhybudd.domain.alert.AlertOrigin.class, AlertOrigin.class);
    private static final EnumPair<cymru.rhybudd.domain.alert.AlertOutcome, cymru.rhybudd.schemas.AlertOutcome>
            OUTCOMES = new EnumPair<>(
                    cymru.rhybudd.domain.alert.AlertOutcome.class, cymru.rhybudd.schemas.AlertOutcome.class);
    private static final Comparator<Measured> BY_NAME = Comparator.comparing(Measured::getMeasure);

    private Mapping() {}

    static Observed toAvro(CitizenEvent.Observed event) {
        return new Observed(
                CAUSES.toAvro(event.cause()),
                toAvro(event.change()),
                event.rows().stream().map(Mapping::toAvro).toList(),
                event.patch(),
                event.successor());
    }

    static CitizenEvent.Observed toDomain(Observed event, LogPosition position) {
        return new CitizenEvent.Observed(
                position,
                CAUSES.toDomain(event.getCause()),
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
                handover.kinds().stream().map(kind -> ALERT_KINDS.toAvro(kind)).toList(),
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
                                .map(kind -> ALERT_KINDS.toDomain(kind))
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
                    ALERT_KINDS.toDomain(snoozed.getKind()), snoozed.getUntil(), snoozed.getReason());
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
                    OUTCOMES.toDomain(outcome.getOutcome()),
                    outcome.getIndicator(),
                    outcome.getModelVersion());
        }
        if (action instanceof CaseMissed missed) {
            return new OfficerAction.CaseMissed(missed.getShouldHaveBeenRaisedBy(), missed.getIndicator());
        }
        return action instanceof Unsnoozed unsnoozed
                ? new OfficerAction.Unsnoozed(ALERT_KINDS.toDomain(unsnoozed.getKind()))
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
                MASS_UPDATES.toAvro(change.massUpdate()),
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
                MASS_UPDATES.toDomain(change.getMassUpdate()),
                change.getMassUpdateId());
    }

    static Decision decision(String citizen, LogPosition position, Verdict verdict) {
        return new Decision(
                citizen,
                toAvro(position),
                each(verdict.rulings(), Mapping::toAvro),
                verdict.assessment().map(Mapping::toAvro).orElse(null));
    }

    /** Every verdict passes here: so without streams. */
    private static <D, A> List<A> each(Collection<D> all, Function<D, A> translation) {
        if (all.isEmpty()) {
            return List.of();
        }
        List<A> translated = new ArrayList<>(all.size());
        for (D one : all) {
            translated.add(translation.apply(one));
        }
        return translated;
    }

    private static Ruling toAvro(cymru.rhybudd.domain.alert.Ruling ruling) {
        return new Ruling(ALERT_KINDS.toAvro(ruling.kind()), REASONS.toAvro(ruling.reason()), ruling.alertId());
    }

    private static Movement toAvro(cymru.rhybudd.domain.alert.Movement movement) {
        return new Movement(movement.indicator().key(), movement.before(), movement.after());
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
                each(weighing.contributions(), contribution -> toAvro(contribution, assessment)),
                toAvro(assessment.position()),
                toAvro(picture.held().rag()),
                picture.held().fallingSince(),
                picture.low(),
                picture.high(),
                each(assessment.certainty().missing(), Indicator::key),
                assessment.redNeedsMoreSystems(),
                each(assessment.movements(), Mapping::toAvro),
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

    private static List<Measured> measures(Contribution contribution) {
        List<Measured> measures = each(
                contribution.subject().measured(),
                measured -> new Measured(measured.measure().key(), measured.value()));
        if (measures.size() > 1) {
            measures.sort(BY_NAME);
        }
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
        return COLOURS.toAvro(rag);
    }

    private static cymru.rhybudd.schemas.LogPosition toAvro(LogPosition position) {
        return new cymru.rhybudd.schemas.LogPosition(position.partition(), position.offset());
    }

    static cymru.rhybudd.schemas.Alert toAvro(Alert alert) {
        return new cymru.rhybudd.schemas.Alert(
                alert.id(),
                alert.assessment().citizen(),
                ALERT_KINDS.toAvro(alert.kind()),
                toAvro(alert.ragBefore()),
                toAvro(alert.assessment().picture().held().rag()),
                alert.scoreBefore(),
                alert.patch(),
                alert.leading().domain().name(),
                alert.leading().key(),
                toAvro(alert.assessment()),
                alert.episode(),
                STEPS.toAvro(alert.step()),
                REASONS.toAvro(alert.reason()),
                ORIGINS.toAvro(alert.origin()),
                alert.deadline());
    }
}
