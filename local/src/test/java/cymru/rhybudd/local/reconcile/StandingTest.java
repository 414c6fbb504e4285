package cymru.rhybudd.local.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.local.reconcile.Telling.Moved;
import cymru.rhybudd.schemas.AlertKind;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StandingTest {
    private static final Triggers CLAIM =
            new Triggers(Map.of(AlertKind.CLAIM_ISSUED, new Triggers.Step(Council.daysAgo(-56), Council.TODAY)));

    @Test
    void aStepThatTheRowsShowAndThatDidNotStandIsHandedOver() {
        assertThat(Standing.NOTHING
                        .handedOverWith(new Moved(Colour.GREEN, CLAIM))
                        .open())
                .containsExactly(AlertKind.CLAIM_ISSUED);
    }

    @Test
    void aStepThatStoodUntoldIsNot() {
        Standing stood = new Standing(Held.NOTHING, null, false, false, CLAIM, Set.of());
        assertThat(stood.handedOverWith(new Moved(Colour.GREEN, CLAIM)).open()).isEmpty();
    }

    @Test
    void aColourThatTheRowsEnterAndThatWasNotHeldIsHandedOver() {
        Moved amber = new Moved(Colour.AMBER, Triggers.NONE);
        assertThat(Standing.NOTHING.handedOverWith(amber).riseUntold()).isTrue();
        Standing held = new Standing(new Held(Colour.AMBER, null), null, false, false, Triggers.NONE, Set.of());
        assertThat(held.handedOverWith(amber).riseUntold()).isFalse();
    }
}
