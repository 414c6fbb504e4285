package cymru.rhybudd.local.officer;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.app.ControlHistory;
import cymru.rhybudd.app.ModelHistory;
import cymru.rhybudd.schemas.AlertKind;
import cymru.rhybudd.schemas.CaseClosed;
import cymru.rhybudd.schemas.ClockTicked;
import cymru.rhybudd.schemas.Control;
import cymru.rhybudd.schemas.DecisionReason;
import cymru.rhybudd.schemas.LogPosition;
import cymru.rhybudd.schemas.ModelPublished;
import cymru.rhybudd.schemas.ModelRole;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.Ruling;
import cymru.rhybudd.schemas.Snoozed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an officer reads of an act. By the log's clock it is 1 December; the model caps a snooze at 28 days. */
class ActReportTest {
    private static final String CITIZEN = "0d3a6f5e-1111-8222-9333-444455556666";
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);

    private static ModelHistory history() {
        try {
            String text = Files.readString(Path.of("../deploy/council/2026-12.model.yaml"));
            return ModelHistory.of(List.of(
                    new ControlHistory.Entry(0, new Control(new ClockTicked(Instant.parse("2026-12-01T08:00:00Z")))),
                    new ControlHistory.Entry(
                            1, new Control(new ModelPublished("2026-12", text, ModelRole.LIVE, null)))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ActReport report(Object action, Answer answer) {
        return new ActReport(CITIZEN, new OfficerActed("o17", Instant.EPOCH, action, "", null), answer, history());
    }

    private static Answer decided(AlertKind kind, DecisionReason reason, @Nullable String alertId) {
        return new Answer.Decided(CITIZEN, new LogPosition(2, 40L), List.of(new Ruling(kind, reason, alertId)));
    }

    private static ActReport snooze(LocalDate until, DecisionReason reason) {
        return report(new Snoozed(AlertKind.CLAIM_ISSUED, until, "away"), decided(AlertKind.ESCALATION, reason, null));
    }

    @Test
    void aSnoozeSaysHowLongItHolds() {
        ActReport report = snooze(TODAY.plusDays(28), DecisionReason.SNOOZED);

        assertThat(report.isTaken()).isTrue();
        assertThat(report.text().strip())
                .isEqualTo("hawliad neu orchymyn meddiant / claim or order: saib hyd / snoozed until 2026-12-29");
    }

    @Test
    void aSnoozeThatIsTooLongSaysThatItIsCapped() {
        assertThat(snooze(TODAY.plusDays(29), DecisionReason.SNOOZED).text())
                .contains("snoozed until 2026-12-29 (y model yn ei gwtogi / capped by the model)");
    }

    @Test
    void aSnoozeIsRefusedWhereNothingIsOpen() {
        ActReport report = snooze(TODAY, DecisionReason.SNOOZE_REFUSED);

        assertThat(report.isTaken()).isFalse();
        assertThat(report.text())
                .contains("gwrthodwyd y saib / the snooze was refused")
                .contains("no alert of this kind is open about the citizen");
    }

    @Test
    void aSnoozeIsRefusedWhereItsDateIsPast() {
        assertThat(snooze(TODAY.minusDays(1), DecisionReason.SNOOZE_REFUSED).text())
                .contains("the date is past; by the log's clock it is 2026-12-01");
    }

    @Test
    void whatAClosedCaseLetsThroughIsSaid() {
        ActReport report = report(
                new CaseClosed("C-12"), decided(AlertKind.ESCALATION, DecisionReason.INHIBITION_ENDED, "alert-1"));

        assertThat(report.isTaken()).isTrue();
        assertThat(report.text().strip())
                .isEqualTo("pryder / concern: nid oes ataliad mwyach / no longer inhibited;"
                        + " anfonwyd rhybudd / an alert was raised: alert-1");
        assertThat(report.json().at("/rulings/0/reason").asText()).isEqualTo("INHIBITION_ENDED");
        assertThat(report.json().at("/offset").asLong()).isEqualTo(40);
    }

    @Test
    void anActAboutACitizenWhoWentOnAsAnotherSaysAsWhom() {
        Answer answer = new Answer.Decided(
                "ffffffff-1111",
                new LogPosition(0, 1L),
                List.of(new Ruling(AlertKind.ESCALATION, DecisionReason.OFFICER_ACTED, null)));

        assertThat(report(new CaseClosed("C-12"), answer).text())
                .startsWith("mae'r dinesydd bellach yn / the citizen is now ffffffff\n");
    }

    @Test
    void anActAboutNobodyWasNotRecorded() {
        ActReport report = report(new CaseClosed("C-12"), new Answer.SetAside("UNKNOWN_CITIZEN", "nobody"));

        assertThat(report.isTaken()).isFalse();
        assertThat(report.text()).contains("nobody knows that citizen; nothing was recorded (UNKNOWN_CITIZEN)");
        assertThat(report.json().path("deadLetter").asText()).isEqualTo("UNKNOWN_CITIZEN");
    }
}
