package cymru.rhybudd.streams;

import cymru.rhybudd.domain.alert.AlertKind;
import cymru.rhybudd.domain.alert.Cases;
import cymru.rhybudd.domain.alert.CitizenState;
import cymru.rhybudd.domain.alert.Departure;
import cymru.rhybudd.domain.alert.Episode;
import cymru.rhybudd.domain.alert.Picture;
import cymru.rhybudd.domain.alert.Trigger;
import cymru.rhybudd.domain.indicator.FactRow;
import cymru.rhybudd.domain.indicator.Horizon;
import cymru.rhybudd.domain.indicator.Indicator;
import cymru.rhybudd.domain.indicator.Subject;
import cymru.rhybudd.domain.weighting.Contribution;
import cymru.rhybudd.domain.weighting.HeldColour;
import cymru.rhybudd.domain.weighting.Weighing;
import cymru.rhybudd.schemas.StoredCitizen;
import cymru.rhybudd.schemas.StoredContribution;
import cymru.rhybudd.schemas.StoredEpisode;
import cymru.rhybudd.schemas.StoredMove;
import cymru.rhybudd.schemas.StoredPicture;
import cymru.rhybudd.schemas.StoredRow;
import cymru.rhybudd.schemas.StoredTrigger;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Translates what ASSESS knows of a citizen between its store and the domain; tested by round trips. */
final class StateMapping {
    private StateMapping() {}

    static StoredCitizen toAvro(CitizenState state) {
        Picture picture = state.picture();
        return new StoredCitizen(
                state.rows().stream().map(StateMapping::toAvro).toList(),
                picture == null ? null : toAvro(picture),
                state.patch(),
                state.due().orElse(null),
                state.triggers().stream()
                        .map(trigger -> new StoredTrigger(kind(trigger.kind()), trigger.deadline(), trigger.servedOn()))
                        .toList(),
                state.episodes().stream().map(StateMapping::toAvro).toList(),
                state.cases().open(),
                state.riseUntold(),
                state.shadows().stream().map(StateMapping::toAvro).toList(),
                state.departure().rows().entrySet().stream()
                        .map(move -> new StoredMove(move.getKey(), move.getValue()))
                        .toList(),
                state.departure().successor(),
                state.cases().closed());
    }

    static CitizenState toDomain(String citizen, StoredCitizen state) {
        StoredPicture picture = state.getPicture();
        return new CitizenState(
                citizen,
                state.getRows().stream().map(StateMapping::toDomain).toList(),
                picture == null ? null : toDomain(picture),
                state.getPatch(),
                Optional.ofNullable(state.getDue()),
                state.getTriggers().stream()
                        .map(trigger ->
                                new Trigger(kind(trigger.getKind()), trigger.getDeadline(), trigger.getServedOn()))
                        .toList(),
                state.getEpisodes().stream().map(StateMapping::toDomain).toList(),
                new Cases(state.getOpenCases(), state.getClosedCases()),
                state.getRiseUntold(),
                state.getShadows().stream().map(StateMapping::toDomain).toList(),
                departure(state));
    }

    private static Departure departure(StoredCitizen state) {
        if (state.getMoves().isEmpty() && state.getSuccessor() == null) {
            return Departure.NONE;
        }
        SortedMap<String, List<String>> rows = new TreeMap<>();
        for (StoredMove move : state.getMoves()) {
            rows.put(move.getRow(), move.getCitizens());
        }
        return new Departure(rows, state.getSuccessor());
    }

    private static StoredRow toAvro(FactRow row) {
        return new StoredRow(row.row(), row.about(), row.version(), FactMapping.toAvro(row.fact()), row.recordedOn());
    }

    private static FactRow toDomain(StoredRow row) {
        return new FactRow(
                row.getRow(),
                row.getAbout(),
                row.getVersion(),
                FactMapping.toDomain(row.getFact()),
                row.getRecordedOn());
    }

    private static StoredPicture toAvro(Picture picture) {
        Weighing weighing = picture.weighing();
        return new StoredPicture(
                weighing.modelVersion(),
                weighing.asOf(),
                weighing.contributions().stream().map(StateMapping::toAvro).toList(),
                Mapping.toAvro(picture.rag()),
                Mapping.toAvro(picture.held().rag()),
                picture.held().fallingSince(),
                picture.low(),
                picture.high());
    }

    private static Picture toDomain(StoredPicture picture) {
        List<Contribution> contributions =
                picture.getContributions().stream().map(StateMapping::toDomain).toList();
        int score = 0;
        for (Contribution contribution : contributions) {
            score += contribution.points();
        }
        return new Picture(
                new Weighing(picture.getModelVersion(), picture.getAsOf(), score, contributions),
                Mapping.COLOURS.toDomain(picture.getRag()),
                new HeldColour(Mapping.COLOURS.toDomain(picture.getRagHeld()), picture.getFallingSince()),
                picture.getScoreLow(),
                picture.getScoreHigh());
    }

    private static StoredContribution toAvro(Contribution contribution) {
        return new StoredContribution(
                contribution.indicator().key(),
                contribution.points(),
                contribution.quarter(),
                contribution.subject().values(),
                contribution.sources(),
                contribution.subject().decaysFrom(),
                contribution.decay(),
                date(contribution.due()),
                date(contribution.measuredUntil()));
    }

    private static Contribution toDomain(StoredContribution contribution) {
        Indicator indicator = Indicator.of(contribution.getIndicator());
        return new Contribution(
                indicator,
                contribution.getPoints(),
                contribution.getBand(),
                contribution.getDecay(),
                Subject.of(indicator, contribution.getMeasures(), contribution.getDecaysFrom()),
                contribution.getSources(),
                day(contribution.getDue()),
                day(contribution.getMeasuredUntil()));
    }

    private static @Nullable LocalDate date(long day) {
        return day == Horizon.NEVER ? null : LocalDate.ofEpochDay(day);
    }

    private static long day(@Nullable LocalDate date) {
        return date == null ? Horizon.NEVER : date.toEpochDay();
    }

    private static StoredEpisode toAvro(Episode episode) {
        return new StoredEpisode(
                kind(episode.kind()),
                episode.id(),
                Mapping.toAvro(episode.told()),
                episode.snoozedUntil(),
                episode.leading().key(),
                episode.byModel());
    }

    private static Episode toDomain(StoredEpisode episode) {
        return new Episode(
                kind(episode.getKind()),
                episode.getId(),
                Mapping.COLOURS.toDomain(episode.getTold()),
                episode.getByModel(),
                episode.getSnoozedUntil(),
                Indicator.of(episode.getLeading()));
    }

    private static cymru.rhybudd.schemas.AlertKind kind(AlertKind kind) {
        return Mapping.ALERT_KINDS.toAvro(kind);
    }

    private static AlertKind kind(cymru.rhybudd.schemas.AlertKind kind) {
        return Mapping.ALERT_KINDS.toDomain(kind);
    }
}
