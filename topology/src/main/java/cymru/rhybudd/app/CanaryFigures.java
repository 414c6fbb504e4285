package cymru.rhybudd.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/** How long ago the latest canary that a committed reader had set out, and how long each took: the promise, tried once a minute. */
final class CanaryFigures {
    private final InstantSource clock;
    private final Timer latency;
    private volatile Instant setOut;

    /** Until the first is heard, the silence counts from now. */
    CanaryFigures(MeterRegistry registry, InstantSource clock) {
        this.clock = clock;
        this.setOut = clock.instant();
        this.latency = Timer.builder("rhybudd.canary.latency")
                .description("From the canary's row change until it can be read by an officer")
                .serviceLevelObjectives(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(10))
                .register(registry);
        TimeGauge.builder("rhybudd.canary.age", this, TimeUnit.MILLISECONDS, CanaryFigures::age)
                .description("Since the row change of the latest canary that came through")
                .register(registry);
    }

    /**
     * One that set out then came through. Each is heard twice, for it ends a warning and raises one; the first time is its time. One that set
     * out in the future is from an instance whose clock was ahead: it came through, and says nothing of how long it took.
     */
    void heard(Instant committedAt) {
        Instant now = clock.instant();
        if (committedAt.isAfter(now)) {
            setOut = now;
        } else if (committedAt.isAfter(setOut)) {
            setOut = committedAt;
            latency.record(Duration.between(committedAt, now));
        }
    }

    private double age() {
        return Duration.between(setOut, clock.instant()).toMillis();
    }
}
