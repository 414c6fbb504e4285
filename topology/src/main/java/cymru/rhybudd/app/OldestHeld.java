package cymru.rhybudd.app;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * For how long the alert has waited that has waited longest, by the reason. Of an alert the day is known on which it was raised: from
 * the end of that day it has waited for certain.
 */
final class OldestHeld {
    private final MeterRegistry registry;
    private final InstantSource clock;
    private final Map<String, Shown> byReason = new ConcurrentHashMap<>();

    private record Shown(Oldest oldest, Meter gauge) {}

    OldestHeld(MeterRegistry registry, InstantSource clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /** The oldest alert that waits for this reason was raised on that day; null where none waits. */
    void since(String reason, @Nullable LocalDate day) {
        byReason.computeIfAbsent(reason, this::shown).oldest().day = day;
    }

    /** What waits is another instance's to show. */
    void forget() {
        byReason.values().forEach(shown -> registry.remove(shown.gauge()));
        byReason.clear();
    }

    private Shown shown(String reason) {
        Oldest oldest = new Oldest(clock);
        return new Shown(
                oldest,
                TimeGauge.builder("rhybudd.held.oldest", oldest, TimeUnit.MILLISECONDS, Oldest::millis)
                        .description("For how long at least the oldest alert that is held has waited; 0 where none is")
                        .tag("reason", reason)
                        .register(registry));
    }

    private static final class Oldest {
        private final InstantSource clock;
        private volatile @Nullable LocalDate day;

        Oldest(InstantSource clock) {
            this.clock = clock;
        }

        double millis() {
            LocalDate raised = day;
            if (raised == null) {
                return 0;
            }
            Instant dayEnded = raised.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
            return Math.max(0, Duration.between(dayEnded, clock.instant()).toMillis());
        }
    }
}
