package cymru.rhybudd.console;

import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.AlertKind;
import cymru.rhybudd.schemas.Assessment;
import cymru.rhybudd.schemas.Contribution;
import cymru.rhybudd.schemas.Counterfactual;
import cymru.rhybudd.schemas.DirectoryEntry;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.HeldAlert;
import cymru.rhybudd.schemas.HoldReason;
import cymru.rhybudd.schemas.HoldState;
import cymru.rhybudd.schemas.LogPosition;
import cymru.rhybudd.schemas.Measured;
import cymru.rhybudd.schemas.Movement;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.PreferredLanguage;
import cymru.rhybudd.schemas.Rag;
import cymru.rhybudd.schemas.TeamDigest;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Alerts of people who do not exist. */
public final class ToldAlerts {
    public static final String MODEL = "2026-12";

    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);

    private ToldAlerts() {}

    public static OfficerNotification told(String id, String episode, EpisodeStep step, String team, Rag rag) {
        return told(id, episode, step, team, rag, AlertKind.ESCALATION, null);
    }

    public static OfficerNotification opened(String id, String team, Rag rag) {
        return told(id, id, EpisodeStep.OPENED, team, rag);
    }

    public static OfficerNotification told(
            String id,
            String episode,
            EpisodeStep step,
            String team,
            Rag rag,
            AlertKind kind,
            @Nullable LocalDate deadline) {
        Alert alert = Alert.newBuilder()
                .setAlertId(id)
                .setCitizen("citizen-" + episode)
                .setKind(kind)
                .setRagBefore(Rag.GREEN)
                .setRagAfter(rag)
                .setScoreBefore(1_200)
                .setPatch("north")
                .setDomain("HOUSING")
                .setLeading("rent-arrears")
                .setAssessment(assessment("citizen-" + episode, rag))
                .setEpisode(episode)
                .setStep(step)
                .setDeadline(deadline)
                .build();
        return OfficerNotification.newBuilder()
                .setNotificationId(id)
                .setTeam(team)
                .setTeamNameEn(team)
                .setTeamNameCy(team)
                .setAlert(alert)
                .build();
    }

    /** The same, concluded from the record at that place of the citizen log. */
    public static OfficerNotification at(long offset, OfficerNotification told) {
        Alert alert = told.getAlert();
        return OfficerNotification.newBuilder(told)
                .setAlert(Alert.newBuilder(alert)
                        .setAssessment(Assessment.newBuilder(alert.getAssessment())
                                .setPosition(new LogPosition(0, offset))
                                .build())
                        .build())
                .build();
    }

    /** The first part of what a supervisor made of a hold for one team. */
    public static TeamDigest digest(String hold, String team, OfficerNotification... alerts) {
        return part(1, hold, team, alerts);
    }

    public static TeamDigest part(int part, String hold, String team, OfficerNotification... alerts) {
        return TeamDigest.newBuilder()
                .setHold(hold)
                .setTeam(team)
                .setTeamNameEn(team)
                .setTeamNameCy(team)
                .setOfficer("b.price")
                .setReason("asked the source")
                .setAlerts(Stream.of(alerts).map(OfficerNotification::getAlert).toList())
                .setPart(part)
                .build();
    }

    /** An alert that waits. */
    public static HeldAlert held(String id, String hold, HoldReason reason, String team) {
        return HeldAlert.newBuilder()
                .setHold(hold)
                .setReason(reason)
                .setState(HoldState.WAITING)
                .setTeam(team)
                .setAlert(opened(id, team, Rag.RED).getAlert())
                .build();
    }

    public static Assessment assessment(String citizen, Rag rag) {
        return Assessment.newBuilder()
                .setCitizen(citizen)
                .setModelVersion(MODEL)
                .setAsOf(DAY)
                .setScore(3_850)
                .setRag(rag)
                .setContributions(List.of(Contribution.newBuilder()
                        .setIndicator("rent-arrears")
                        .setPoints(1_600)
                        .setBand(4)
                        .setMeasures(List.of(new Measured("arrears-weeks", 850L)))
                        .setSources(List.of("housing"))
                        .setProvenOn(DAY.minusDays(2))
                        .build()))
                .setPosition(new LogPosition(0, 7L))
                .setMissing(List.of("school-attendance"))
                .setMovements(List.of(new Movement("rent-arrears", 400, 1_600)))
                .setCounterfactual(new Counterfactual("rent-arrears", 2, 2_650, Rag.GREEN))
                .build();
    }

    public static DirectoryEntry person(String citizen, String forenames, String surname) {
        return DirectoryEntry.newBuilder()
                .setCitizen(citizen)
                .setForenames(forenames)
                .setSurname(surname)
                .setDateOfBirth(LocalDate.of(1988, 3, 14))
                .setAddressLine("1 Stryd Fawr")
                .setPostcode("CF47 8AA")
                .setLanguage(PreferredLanguage.WELSH)
                .setRecords(List.of("housing/person/1", "revenues/person/9"))
                .build();
    }

    /** The same person at another address, by its number, and with these records. */
    public static DirectoryEntry livingAt(DirectoryEntry person, long uprn, String... records) {
        return DirectoryEntry.newBuilder(person)
                .setUprn(uprn)
                .setRecords(List.of(records))
                .build();
    }
}
