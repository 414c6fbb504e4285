package cymru.rhybudd.local.up;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.AlertKind;
import cymru.rhybudd.schemas.Assessment;
import cymru.rhybudd.schemas.DecisionReason;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.LogPosition;
import cymru.rhybudd.schemas.Movement;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.Rag;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);

    private static Assessment picture(Rag shown) {
        return Assessment.newBuilder()
                .setCitizen("0123456789abcdef")
                .setModelVersion("2026-12")
                .setAsOf(DAY)
                .setScore(3800)
                .setRag(shown)
                .setRagHeld(Rag.AMBER)
                .setScoreLow(3800)
                .setScoreHigh(9400)
                .setContributions(List.of())
                .setMovements(List.of(new Movement("rent-arrears", 400, 1600)))
                .setPosition(new LogPosition(0, 1L))
                .build();
    }

    private static Alert.Builder alert(Rag shown) {
        return Alert.newBuilder()
                .setAlertId("1")
                .setCitizen("0123456789abcdef")
                .setKind(AlertKind.ESCALATION)
                .setRagBefore(Rag.GREEN)
                .setRagAfter(Rag.AMBER)
                .setScoreBefore(2600)
                .setDomain("HOUSING")
                .setAssessment(picture(shown));
    }

    private static List<String> shown(Alert.Builder alert) {
        StringWriter text = new StringWriter();
        Screen screen = new Screen(new PrintWriter(text));
        OfficerNotification notification = OfficerNotification.newBuilder()
                .setNotificationId("1")
                .setTeam("housing-options-north")
                .setTeamNameEn("Housing options")
                .setTeamNameCy("Opsiynau tai")
                .setAlert(alert.build())
                .build();
        screen.alert(notification, Duration.ofMillis(83));
        return text.toString().replaceAll("\u001B\\[[0-9;]*m", "").lines().toList();
    }

    @Test
    void showsARiseWithWhatMovedIt() {
        assertThat(shown(alert(Rag.AMBER)))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .endsWith("01234567  GWYRDD/GREEN → OREN/AMBER  26.00 → 38.00  rent-arrears +12.00"),
                        line -> assertThat(line)
                                .isEqualTo("          the clock  →  Opsiynau tai / Housing options  83 ms"));
    }

    @Test
    void saysThatAnEpisodeGrewWorse() {
        assertThat(shown(alert(Rag.AMBER).setStep(EpisodeStep.ROSE)).get(0))
                .contains("OREN/AMBER  gwaethygodd/rose  26.00");
    }

    @Test
    void saysUpToWhereTheScoreOfAGreyPictureMayLie() {
        assertThat(shown(alert(Rag.UNKNOWN)).get(0))
                .contains("→ OREN/AMBER (LLWYD/GREY)  26.00 → 38.00 (38.00 – 94.00)");
    }

    @Test
    void showsAStatutoryStepWithItsDeadlineInBothLanguages() {
        assertThat(shown(alert(Rag.AMBER)
                                .setKind(AlertKind.NOTICE_SERVED)
                                .setReason(DecisionReason.TRIGGERED)
                                .setDeadline(LocalDate.of(2027, 1, 20)))
                        .get(0))
                .contains("RHYBUDD CEISIO MEDDIANT/NOTICE SERVED erbyn/by 2027-01-20  OREN/AMBER");
    }

    @Test
    void saysWhyAnAlertComesThatNoRiseExplains() {
        assertThat(shown(alert(Rag.AMBER).setRagBefore(Rag.AMBER).setReason(DecisionReason.INHIBITION_ENDED))
                        .get(0))
                .contains("OREN/AMBER  nid oes ataliad mwyach/no longer inhibited  26.00");
    }

    @Test
    void givesTheEndOfAnEpisodeOneLine() {
        assertThat(shown(alert(Rag.GREEN)
                        .setStep(EpisodeStep.CLOSED)
                        .setRagAfter(Rag.GREEN)
                        .setReason(DecisionReason.CONCERN_FELL)))
                .singleElement()
                .asString()
                .endsWith("01234567  PRYDER/CONCERN: ar ben/closed, concern fell");
    }
}
