package cymru.rhybudd.streams;

import cymru.rhybudd.domain.alert.AlertKind;
import cymru.rhybudd.domain.alert.AlertOrigin;
import cymru.rhybudd.domain.alert.EpisodeStep;
import cymru.rhybudd.domain.office.Hold;
import cymru.rhybudd.domain.office.HoldReason;
import cymru.rhybudd.domain.office.Notice;
import cymru.rhybudd.domain.weighting.Rag;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.HeldAlert;
import cymru.rhybudd.schemas.MassUpdate;
import cymru.rhybudd.schemas.SourceChange;
import cymru.rhybudd.schemas.StoredHold;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Translates what NOTIFY looks at; for the audit too, which explains by the service's own rules. */
public final class OfficeMapping {
    private OfficeMapping() {}

    /** The hold under which an alert waits, or waited last. */
    public static Hold hold(HeldAlert held) {
        return new Hold(held.getHold(), HoldReason.valueOf(held.getReason().name()));
    }

    static Notice notice(StoredHold stored) {
        HeldAlert held = stored.getHeld();
        return notice(held.getAlert(), stored.getPlace(), held.getTeam());
    }

    /**
     * An alert.
     *
     * @param place where it stands in NOTIFY's log
     * @param team whom it is for, by key
     */
    public static Notice notice(Alert alert, long place, String team) {
        return new Notice(
                alert.getAlertId(),
                place,
                team,
                alert.getEpisode(),
                AlertKind.valueOf(alert.getKind().name()),
                EpisodeStep.valueOf(alert.getStep().name()),
                AlertOrigin.valueOf(alert.getOrigin().name()),
                Rag.valueOf(alert.getRagAfter().name()),
                alert.getAssessment().getScore(),
                alert.getDeadline(),
                alert.getAssessment().getModelVersion(),
                massUpdate(alert.getAssessment().getChange()));
    }

    /** A mass update without a name, which FRONT does not make, is held under its table. */
    private static @Nullable String massUpdate(@Nullable SourceChange change) {
        return change == null || change.getMassUpdate() == MassUpdate.NONE
                ? null
                : Objects.requireNonNullElse(change.getMassUpdateId(), change.getSource() + "/" + change.getTable());
    }
}
