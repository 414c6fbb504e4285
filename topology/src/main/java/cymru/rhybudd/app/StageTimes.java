package cymru.rhybudd.app;

import cymru.rhybudd.streams.Stage;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** How long records stand before each stage takes them, and how long it works on them; their counts are its throughput. */
final class StageTimes {
    private static final long[] WAIT_MILLIS = {5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 60_000};
    private static final long[] WORK_MICROS = {50, 100, 250, 500, 1_000, 2_500, 10_000, 100_000, 1_000_000};

    /** By the ordinal of the stage. */
    private final Timer[] waits = new Timer[Stage.values().length];

    private final Timer[] works = new Timer[Stage.values().length];

    StageTimes(MeterRegistry registry) {
        for (Stage stage : Stage.values()) {
            waits[stage.ordinal()] = Timer.builder("rhybudd.stage.wait")
                    .description("From the append of a record to the moment when the stage has dealt with it")
                    .tag("stage", stage.name())
                    .serviceLevelObjectives(Arrays.stream(WAIT_MILLIS)
                            .mapToObj(Duration::ofMillis)
                            .toArray(Duration[]::new))
                    .register(registry);
            works[stage.ordinal()] = Timer.builder("rhybudd.stage.work")
                    .description("How long the stage works on a record")
                    .tag("stage", stage.name())
                    .serviceLevelObjectives(Arrays.stream(WORK_MICROS)
                            .mapToObj(micros -> Duration.ofNanos(micros * 1_000))
                            .toArray(Duration[]::new))
                    .register(registry);
        }
    }

    void passed(Stage stage, long waitedMillis, long workedNanos) {
        waits[stage.ordinal()].record(Math.max(0, waitedMillis), TimeUnit.MILLISECONDS);
        works[stage.ordinal()].record(workedNanos, TimeUnit.NANOSECONDS);
    }
}
