package cymru.rhybudd.console.desk;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.console.ToldAlerts;
import cymru.rhybudd.schemas.Acknowledged;
import cymru.rhybudd.schemas.AlertKind;
import cymru.rhybudd.schemas.AlertOutcome;
import cymru.rhybudd.schemas.AlertSeen;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.OutcomeRecorded;
import cymru.rhybudd.schemas.Rag;
import cymru.rhybudd.schemas.Snoozed;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class WorkloadTest {
    private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

    private final Desk desk = new Desk();
    private long told;

    private void told(String id, Duration ago) {
        desk.told(ToldAlerts.opened(id, "north", Rag.RED), told++, NOW.minus(ago));
    }

    private void due(String id, LocalDate deadline) {
        desk.told(
                ToldAlerts.told(id, id, EpisodeStep.OPENED, "north", Rag.GREEN, AlertKind.CLAIM_ISSUED, deadline),
                told++,
                NOW);
    }

    private void act(String id, Object action) {
        desk.acted("citizen", new OfficerActed("c.evans", NOW, action, "act-" + id, new AlertSeen(id, id, "")));
    }

    private Workload load() {
        return Workload.of(desk.all("north"), NOW, TODAY);
    }

    @Test
    void anAlertAgesAtTwoDaysAndAtAWeek() {
        told("new", Duration.ofDays(2).minusMillis(1));
        told("two-days", Duration.ofDays(2));
        told("six-days", Duration.ofDays(7).minusMillis(1));
        told("a-week", Duration.ofDays(7));

        assertThat(load().underTwoDays()).isEqualTo(1);
        assertThat(load().underAWeek()).isEqualTo(2);
        assertThat(load().aWeekAndMore()).isEqualTo(1);
        assertThat(load().oldest()).isEqualTo(NOW.minus(Duration.ofDays(7)));
    }

    @Test
    void aDayIsPastTheDayAfter() {
        due("today", TODAY);
        assertThat(load().overdue()).isZero();
        due("yesterday", TODAY.minusDays(1));
        assertThat(load().overdue()).isEqualTo(1);
        assertThat(load().count(Urgency.STATUTORY)).isEqualTo(2);
    }

    @Test
    void whatIsDealtWithIsOpenAndWhatIsSnoozedOrClosedIsNot() {
        told("nobody", Duration.ZERO);
        told("somebody", Duration.ZERO);
        told("snoozed", Duration.ZERO);
        told("closed", Duration.ZERO);
        act("somebody", new Acknowledged());
        act("snoozed", new Snoozed(AlertKind.ESCALATION, TODAY.plusDays(7), "visit"));
        act("closed", new OutcomeRecorded("closed", AlertOutcome.USEFUL, "x", "m"));

        assertThat(load().open()).isEqualTo(2);
        assertThat(load().count(Urgency.RED)).isEqualTo(2);
        assertThat(load().unacknowledged()).isEqualTo(1);
        assertThat(load().snoozed()).isEqualTo(1);
    }

    @Test
    void whereNothingIsThereIsNothingToDo() {
        assertThat(load().isNothing()).isTrue();
        assertThat(load().oldest()).isNull();
    }
}
