package cymru.rhybudd.console.desk;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.console.ToldAlerts;
import cymru.rhybudd.schemas.HeldAlert;
import cymru.rhybudd.schemas.HoldReason;
import cymru.rhybudd.schemas.HoldRuled;
import cymru.rhybudd.schemas.HoldRuling;
import cymru.rhybudd.schemas.HoldState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HoldsTest {
    private static final String MODEL = "model/2026-12";

    private final Desk desk = new Desk();
    private long offset;

    private void stands(String id, String hold, HoldState state, @Nullable String officer) {
        HeldAlert held = HeldAlert.newBuilder(ToldAlerts.held(id, hold, HoldReason.MODEL_CHANGE, "north"))
                .setState(state)
                .setOfficer(officer)
                .setRuledBecause(officer == null ? null : "checked")
                .build();
        desk.held(id, held, offset++);
    }

    private void waits(String id, String hold) {
        stands(id, hold, HoldState.WAITING, null);
    }

    @Test
    void whatWaitsIsSeenByHoldAndByTeam() {
        waits("a1", MODEL);
        waits("a2", MODEL);
        waits("b1", "revenues/council_tax_balance/7");

        assertThat(desk.holds()).extracting(Hold::name).containsExactly(MODEL, "revenues/council_tax_balance/7");
        assertThat(desk.hold(MODEL).teams()).containsExactly(new Hold.Team("north", 2, 0, 0, 0, 0));
        assertThat(desk.queue(QueueFilter.of("north", "c.evans"), 1).held()).isEqualTo(3);
    }

    @Test
    void aSingleAlertIsFoundByItsId() {
        waits("a1", MODEL);
        waits("a2", MODEL);

        assertThat(desk.hold("a2").ids()).containsExactly("a2");
        assertThat(desk.hold("a2").waiting().get(0).hold()).isEqualTo(MODEL);
    }

    @Test
    void aPageHoldsTheGravestThatTheOnesBeforeDidNot() {
        for (String id : List.of("e", "b", "d", "a", "c")) {
            waits(id, MODEL);
        }
        Hold hold = desk.hold(MODEL);

        assertThat(hold.listed(0, 2)).extracting(WaitingAlert::id).containsExactly("a", "b");
        assertThat(hold.listed(2, 2)).extracting(WaitingAlert::id).containsExactly("c", "d");
        assertThat(hold.listed(4, 2)).extracting(WaitingAlert::id).containsExactly("e");
    }

    @Test
    void whatIsHiddenStandsFirstOnThePagesAndIsCountedByItselfAlone() {
        for (String id : List.of("e", "b", "d", "a", "c")) {
            waits(id, MODEL);
        }
        Hold hold = desk.hold(MODEL).hiding(alert -> Set.of("e", "c").contains(alert.id()));

        assertThat(hold.listed(0, 1)).extracting(WaitingAlert::id).containsExactly("c");
        assertThat(hold.listed(1, 2)).extracting(WaitingAlert::id).containsExactly("e", "a");
        assertThat(hold.listed(3, 9)).extracting(WaitingAlert::id).containsExactly("b", "d");
        assertThat(hold.teams()).containsExactly(new Hold.Team("north", 3, 0, 0, 0, 2));
        assertThat(hold.size()).isEqualTo(5);
        assertThat(hold.ids()).isEqualTo(desk.hold(MODEL).ids());
        assertThat(hold.version()).isEqualTo(desk.hold(MODEL).version());
    }

    @Test
    void whatWasRuledIsKeptWithWhoAndWhy() {
        waits("a1", MODEL);
        stands("a1", MODEL, HoldState.RELEASED, "t.leader");

        assertThat(desk.hold(MODEL).isEmpty()).isTrue();
        assertThat(desk.hold(MODEL).settled())
                .isEqualTo(Map.of(new Settlement(HoldState.RELEASED, "t.leader", "checked"), 1));
        assertThat(desk.hold("a1").settled()).isEqualTo(desk.hold(MODEL).settled());
        assertThat(desk.queue(QueueFilter.of("north", "c.evans"), 1).held()).isZero();
    }

    @Test
    void whatIsReadTwiceCountsOnce() {
        waits("a1", MODEL);
        waits("a1", MODEL);
        assertThat(desk.queue(QueueFilter.of("north", "c.evans"), 1).held()).isEqualTo(1);
        stands("a1", MODEL, HoldState.DROPPED, "t.leader");
        stands("a1", MODEL, HoldState.DROPPED, "t.leader");
        assertThat(desk.hold(MODEL).settled().values()).containsExactly(1);
    }

    @Test
    void whatWaitsForABudgetGoesOnUnderAnotherNameWhenTheWeekTurns() {
        waits("a1", "budget/north/2026-11-23");
        waits("a1", "budget/north/2026-11-30");

        assertThat(desk.holds()).extracting(Hold::name).containsExactly("budget/north/2026-11-30");
    }

    @Test
    void theVersionChangesWithWhateverComesOrGoes() {
        waits("a1", MODEL);
        waits("a2", MODEL);
        String before = desk.hold(MODEL).version();
        waits("a3", MODEL);
        String more = desk.hold(MODEL).version();
        stands("a1", MODEL, HoldState.WITHDRAWN, null);

        assertThat(more).isNotEqualTo(before);
        assertThat(desk.hold(MODEL).version()).isNotEqualTo(before).isNotEqualTo(more);
    }

    @Test
    void aRulingIsKnownBeforeItIsCarriedOut() {
        waits("a1", MODEL);
        HoldRuled ruled = new HoldRuled(MODEL, HoldRuling.DROP, "t.leader", "test data", Instant.EPOCH);
        desk.ruled(ruled);

        assertThat(desk.hold(MODEL).ruled()).isEqualTo(ruled);
        assertThat(desk.hold(MODEL).waiting()).hasSize(1);
    }

    @Test
    void whoWaitsForARulingLearnsWhoseItWas() throws InterruptedException {
        waits("a1", MODEL);
        stands("a1", MODEL, HoldState.DIGESTED, "b.price");

        assertThat(desk.settled(Set.of("a1"), Duration.ofSeconds(1)).keySet())
                .containsExactly(new Settlement(HoldState.DIGESTED, "b.price", "checked"));
    }

    @Test
    void patienceEndsWhereNothingIsCarriedOut() throws InterruptedException {
        waits("a1", MODEL);
        assertThat(desk.settled(Set.of("a1"), Duration.ofMillis(1))).isEmpty();
    }
}
