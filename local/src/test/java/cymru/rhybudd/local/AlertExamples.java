package cymru.rhybudd.local;

import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.AlertKind;
import cymru.rhybudd.schemas.Assessment;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.LogPosition;
import cymru.rhybudd.schemas.MassUpdate;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.Rag;
import cymru.rhybudd.schemas.SourceChange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Alerts as teams are told them; of their pictures only what is asked of them here. */
public final class AlertExamples {
    private AlertExamples() {}

    /** A rise to a colour, after a change of a row. */
    public static OfficerNotification told(String alertId, String citizen, EpisodeStep step, Rag colour, String row) {
        SourceChange change = SourceChange.newBuilder()
                .setSource("housing")
                .setTable("rent_account")
                .setRow(row)
                .setOperation("u")
                .setSnapshot(false)
                .setPosition("0000000000000001")
                .setCommittedAt(Instant.EPOCH)
                .setMassUpdate(MassUpdate.NONE)
                .build();
        Assessment picture = Assessment.newBuilder()
                .setCitizen(citizen)
                .setModelVersion("2026-12")
                .setAsOf(LocalDate.of(2026, 12, 1))
                .setScore(3_000)
                .setRag(colour)
                .setContributions(List.of())
                .setPosition(new LogPosition(0, 1L))
                .setChange(change)
                .build();
        Alert alert = Alert.newBuilder()
                .setAlertId(alertId)
                .setCitizen(citizen)
                .setKind(AlertKind.ESCALATION)
                .setRagBefore(Rag.GREEN)
                .setRagAfter(colour)
                .setScoreBefore(2_000)
                .setDomain("HOUSING")
                .setLeading("rent-arrears")
                .setAssessment(picture)
                .setStep(step)
                .build();
        return OfficerNotification.newBuilder()
                .setNotificationId(alertId)
                .setTeam("housing-options-north")
                .setTeamNameEn("Housing options (north)")
                .setTeamNameCy("Opsiynau tai (gogledd)")
                .setAlert(alert)
                .build();
    }
}
