package cymru.rhybudd.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A supervisor who lets alerts wait is seen, however many others come and go. */
class OldestHeldTest {
    private static final LocalDate THURSDAY = LocalDate.of(2026, 11, 26);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private Instant now = Instant.parse("2026-11-26T09:00:00Z");
    private final OldestHeld oldest = new OldestHeld(registry, () -> now);

    private Duration age() {
        return Duration.ofMillis((long) registry.get("rhybudd.held.oldest")
                .tag("reason", "MASS_UPDATE")
                .timeGauge()
                .value(TimeUnit.MILLISECONDS));
    }

    @Test
    void whatHasWaitedSinceTodayHasNotWaitedForCertain() {
        oldest.since("MASS_UPDATE", THURSDAY);

        assertThat(age()).isZero();
    }

    @Test
    void theAgeCountsFromTheEndOfTheDay() {
        oldest.since("MASS_UPDATE", THURSDAY);
        now = Instant.parse("2026-11-28T00:00:01Z");

        assertThat(age()).isEqualTo(Duration.ofDays(1).plusSeconds(1));
    }

    @Test
    void whenNoneWaitsItFallsToZero() {
        oldest.since("MASS_UPDATE", THURSDAY.minusDays(9));

        oldest.since("MASS_UPDATE", null);

        assertThat(age()).isZero();
    }

    @Test
    void anotherInstanceShowsItFromThenOn() {
        oldest.since("MASS_UPDATE", THURSDAY);

        oldest.forget();

        assertThat(registry.getMeters()).isEmpty();
    }
}
