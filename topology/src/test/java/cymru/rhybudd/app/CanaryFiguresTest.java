package cymru.rhybudd.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CanaryFiguresTest {
    private static final Instant NINE = Instant.parse("2026-11-26T09:00:00Z");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private Instant now = NINE;
    private final CanaryFigures figures = new CanaryFigures(registry, () -> now);

    private double age() {
        return registry.get("rhybudd.canary.age").timeGauge().value(TimeUnit.SECONDS);
    }

    @Test
    void silenceGrowsUntilOneIsHeard() {
        now = NINE.plusSeconds(90);
        assertThat(age()).isEqualTo(90);

        figures.heard(NINE.plusSeconds(89));

        assertThat(age()).isEqualTo(1);
    }

    @Test
    void oneThatIsHeardTwiceIsTimedOnce() {
        now = NINE.plusMillis(60_250);
        figures.heard(NINE.plusSeconds(60));
        now = NINE.plusMillis(60_400);
        figures.heard(NINE.plusSeconds(60));

        assertThat(registry.get("rhybudd.canary.latency").timer().count()).isEqualTo(1);
        assertThat(registry.get("rhybudd.canary.latency").timer().totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(250);
    }

    @Test
    void whatSetOutBeforeTheStartBreaksNoSilence() {
        now = NINE.plus(Duration.ofMinutes(3));

        figures.heard(NINE.minusSeconds(1));

        assertThat(age()).isEqualTo(180);
        assertThat(registry.get("rhybudd.canary.latency").timer().count()).isZero();
    }

    @Test
    void oneFromAClockThatIsAheadHidesNoSilenceThatFollows() {
        figures.heard(NINE.plus(Duration.ofHours(3)));
        now = NINE.plus(Duration.ofMinutes(4));

        assertThat(age()).isEqualTo(240);
        assertThat(registry.get("rhybudd.canary.latency").timer().count()).isZero();
    }
}
