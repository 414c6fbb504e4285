package cymru.rhybudd.streams;

import cymru.rhybudd.domain.alert.Alert;
import cymru.rhybudd.domain.alert.Assessment;
import cymru.rhybudd.domain.alert.Cause;
import cymru.rhybudd.domain.alert.CitizenEvent;
import cymru.rhybudd.domain.alert.CitizenState;
import cymru.rhybudd.domain.alert.LogPosition;
import cymru.rhybudd.domain.alert.Picture;
import cymru.rhybudd.domain.alert.RowChange;
import cymru.rhybudd.domain.alert.SourceChange;
import cymru.rhybudd.domain.alert.Verdict;
import cymru.rhybudd.domain.indicator.FactRow;
import cymru.rhybudd.domain.weighting.Contribution;
import cymru.rhybudd.domain.weighting.Rag;
import cymru.rhybudd.domain.weighting.Weighing;
import cymru.rhybudd.schemas.AlertKind;
import cymru.rhybudd.schemas.Decision;
import cymru.rhybudd.schemas.DecisionReason;
import cymru.rhybudd.schemas.Measured;
import cymru.rhybudd.schemas.Movement;
import cymru.rhybudd.schemas.ObservationCause;
import cymru.rhybudd.schemas.Observed;
import cymru.rhybudd.schemas.StoredCitizen;
import cymru.rhybudd.schemas.StoredPicture;
import cymru.rhybudd.schemas.StoredRow;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Translates between the Avro contracts and the domain: small total functions, tested by round trips. */
final class Mapping {
    private Mapping() {}

    static Observed toAvro(CitizenEvent.Observed event) {
        return new Observed(
                ObservationCause.valueOf(event.cause().name()),
                toAvro(event.change()),
                event.rows().stream().map(Mapping::toAvro).toList(),
                event.patch());
    }

    static CitizenEvent.Observed toDomain(Observed event, LogPosition position) {
        return new CitizenEvent.Observed(
                position,
                Cause.valueOf(event.getCause().name()),
                toDomain(event.getChange()),
                event.getRows().stream().map(Mapping::toDomain).toList(),
                event.getPatch());
    }

    private static cymru.rhybudd.schemas.RowChange toAvro(RowChange change) {
        FactRow row = change.row();
        return new cymru.rhybudd.schemas.RowChange(
                row.row(), row.about(), row.version(), FactMapping.toAvro(row.fact()), change.movedFrom());
    }

    private static RowChange toDomain(cymru.rhybudd.schemas.RowChange change) {
        return new RowChange(
                new FactRow(
                        change.getRow(),
                        change.getAbout(),
                        change.getVersion(),
                        FactMapping.toDomain(change.getFact())),
                change.getMovedFrom());
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
                change.committedAt());
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
                change.getCommittedAt());
    }

    static StoredCitizen toAvro(CitizenState state) {
        return new StoredCitizen(
                state.rows().stream().map(Mapping::toStored).toList(),
                toStored(state.picture()),
                state.patch(),
                state.due().orElse(null));
    }

    static CitizenState toDomain(String citizen, StoredCitizen state) {
        return new CitizenState(
                citizen,
                state.getRows().stream()
                        .map(row -> new FactRow(
                                row.getRow(), row.getAbout(), row.getVersion(), FactMapping.toDomain(row.getFact())))
                        .toList(),
                toDomain(state.getPicture()),
                state.getPatch(),
                Optional.ofNullable(state.getDue()));
    }

    private static StoredRow toStored(FactRow row) {
        return new StoredRow(row.row(), row.about(), row.version(), FactMapping.toAvro(row.fact()));
    }

    private static @Nullable StoredPicture toStored(@Nullable Picture picture) {
        return picture == null
                ? null
                : new StoredPicture(
                        picture.modelVersion(),
                        picture.asOf(),
                        picture.score(),
                        cymru.rhybudd.schemas.Rag.valueOf(picture.rag().name()),
                        picture.points());
    }

    private static @Nullable Picture toDomain(@Nullable StoredPicture picture) {
        return picture == null
                ? null
                : new Picture(
                        picture.getModelVersion(),
                        picture.getAsOf(),
                        picture.getScore(),
                        Rag.valueOf(picture.getRag().name()),
                        picture.getPoints());
    }

    static Decision decision(String citizen, LogPosition position, Verdict verdict) {
        return new Decision(
                citizen,
                toAvro(position),
                DecisionReason.valueOf(verdict.reason().name()),
                verdict.assessment().map(Mapping::toAvro).orElse(null),
                verdict.alerts().stream().map(Alert::id).toList());
    }

    static cymru.rhybudd.schemas.Assessment toAvro(Assessment assessment) {
        Weighing weighing = assessment.weighing();
        return new cymru.rhybudd.schemas.Assessment(
                assessment.citizen(),
                weighing.modelVersion(),
                weighing.asOf(),
                weighing.score(),
                cymru.rhybudd.schemas.Rag.valueOf(weighing.rag().name()),
                weighing.contributions().stream().map(Mapping::toAvro).toList(),
                toAvro(assessment.position()));
    }

    private static cymru.rhybudd.schemas.Contribution toAvro(Contribution contribution) {
        List<Measured> measures = contribution.measures().stream()
                .map(measured -> new Measured(measured.measure().key(), measured.value()))
                .sorted(Comparator.comparing(Measured::getMeasure))
                .toList();
        return new cymru.rhybudd.schemas.Contribution(
                contribution.indicator().key(),
                contribution.points(),
                contribution.quarter(),
                measures,
                contribution.sources());
    }

    private static cymru.rhybudd.schemas.LogPosition toAvro(LogPosition position) {
        return new cymru.rhybudd.schemas.LogPosition(position.partition(), position.offset());
    }

    static cymru.rhybudd.schemas.Alert toAvro(Alert alert) {
        return new cymru.rhybudd.schemas.Alert(
                alert.id(),
                alert.assessment().citizen(),
                AlertKind.valueOf(alert.kind().name()),
                cymru.rhybudd.schemas.Rag.valueOf(alert.ragBefore().name()),
                cymru.rhybudd.schemas.Rag.valueOf(
                        alert.assessment().weighing().rag().name()),
                alert.scoreBefore(),
                alert.movements().stream()
                        .map(movement -> new Movement(movement.indicator().key(), movement.before(), movement.after()))
                        .toList(),
                alert.change() == null ? null : toAvro(alert.change()),
                alert.patch(),
                alert.domain().name(),
                toAvro(alert.assessment()));
    }
}
