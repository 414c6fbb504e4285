package cymru.rhybudd.console.figures;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.schemas.DeliveryChannel;
import cymru.rhybudd.schemas.DeliveryReason;
import cymru.rhybudd.schemas.DeliveryState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A count that begins with 1 has not risen: what may become of a message is shown before it does. */
class DeliveryFiguresTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final DeliveryFigures figures = new DeliveryFigures(registry, Clock.systemUTC());

    @ParameterizedTest
    @CsvSource({
        "EMAIL, GIVEN_UP, BUSY",
        "SMS, GIVEN_UP, NO_CHANNEL",
        "WEBHOOK, GIVEN_UP, REFUSED",
        "EMAIL, SENT, FOUND",
        "EMAIL, SUPPRESSED, TOO_LATE",
        "OTHER, SUPPRESSED, NOBODY"
    })
    void whatMayHappenShowsZeroBeforeItDoes(DeliveryChannel channel, DeliveryState state, DeliveryReason reason) {
        Counter before = registry.get("rhybudd.delivery.messages")
                .tags("channel", channel.name(), "state", state.name(), "reason", reason.name())
                .counter();
        assertThat(before.count()).isZero();

        figures.became(channel, state, reason);

        assertThat(before.count()).isEqualTo(1);
    }
}
