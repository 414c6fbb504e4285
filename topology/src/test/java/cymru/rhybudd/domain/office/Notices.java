package cymru.rhybudd.domain.office;

import cymru.rhybudd.domain.alert.AlertKind;
import cymru.rhybudd.domain.alert.AlertOrigin;
import cymru.rhybudd.domain.alert.EpisodeStep;
import cymru.rhybudd.domain.weighting.Rag;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Makes notices of what a case is about. */
final class Notices {
    static final String TEAM = "housing-options-north";

    private Notices() {}

    static Notice escalation(Rag colour, int score) {
        return notice(AlertKind.ESCALATION, AlertOrigin.CIRCUMSTANCES, colour, score, null, null);
    }

    static Notice statutory(AlertKind kind, LocalDate deadline) {
        return notice(kind, AlertOrigin.CIRCUMSTANCES, Rag.GREEN, 1350, deadline, null);
    }

    static Notice notice(
            AlertKind kind,
            AlertOrigin origin,
            Rag colour,
            int score,
            @Nullable LocalDate deadline,
            @Nullable String massUpdate) {
        return new Notice(
                "alert",
                7,
                TEAM,
                "episode",
                kind,
                EpisodeStep.OPENED,
                origin,
                colour,
                score,
                deadline,
                "2026-12",
                massUpdate);
    }

    static Notice closed(Notice notice) {
        return new Notice(
                notice.alertId(),
                notice.place(),
                notice.team(),
                notice.episode(),
                notice.kind(),
                EpisodeStep.CLOSED,
                notice.origin(),
                notice.colour(),
                notice.score(),
                notice.deadline(),
                notice.modelVersion(),
                notice.massUpdate());
    }

    static Notice at(long place, String id, Notice notice) {
        return new Notice(
                id,
                place,
                notice.team(),
                notice.episode(),
                notice.kind(),
                notice.step(),
                notice.origin(),
                notice.colour(),
                notice.score(),
                notice.deadline(),
                notice.modelVersion(),
                notice.massUpdate());
    }
}
