package cymru.rhybudd.console.figures;

import cymru.rhybudd.schemas.DeliveryChannel;
import cymru.rhybudd.schemas.DeliveryReason;
import cymru.rhybudd.schemas.DeliveryState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Messages outside the console. Of all instances one delivers: the others show that they do not, and that nothing waits with them. */
public final class DeliveryFigures {
    private static final Duration LATELY = Duration.ofSeconds(15);
    private static final Set<DeliveryReason> WHEN =
            Set.of(DeliveryReason.AT_ONCE, DeliveryReason.QUIET_HOURS, DeliveryReason.DIGEST_HOUR);
    /** What is shown as 0 before it happens, so that the first time shows as a rise. */
    private static final Map<DeliveryState, Set<DeliveryReason>> EXPECTED = Map.of(
            DeliveryState.PUT_OFF, WHEN,
            DeliveryState.DUE, WHEN,
            DeliveryState.SENT, Set.of(DeliveryReason.TAKEN, DeliveryReason.FOUND),
            DeliveryState.FAILED, Set.of(DeliveryReason.UNREACHABLE, DeliveryReason.BUSY),
            DeliveryState.GIVEN_UP,
                    Set.of(
                            DeliveryReason.UNREACHABLE,
                            DeliveryReason.BUSY,
                            DeliveryReason.REFUSED,
                            DeliveryReason.NO_CHANNEL),
            DeliveryState.SUPPRESSED,
                    Set.of(
                            DeliveryReason.ATTENDED,
                            DeliveryReason.OVER,
                            DeliveryReason.OVERTAKEN,
                            DeliveryReason.REASSIGNED,
                            DeliveryReason.NOT_WANTED,
                            DeliveryReason.TOO_LATE,
                            DeliveryReason.NOBODY));

    private static final List<DeliveryState> WAITING =
            List.of(DeliveryState.PUT_OFF, DeliveryState.DUE, DeliveryState.FAILED);

    private final MeterRegistry registry;
    private final Clock clock;
    private final Map<Became, Counter> messages = new ConcurrentHashMap<>();
    private volatile Map<DeliveryState, Long> waiting = Map.of();
    private volatile @Nullable Instant oldest;
    private volatile @Nullable Instant passed;

    private record Became(DeliveryChannel channel, DeliveryState state, DeliveryReason reason) {}

    /** Registered there. */
    public DeliveryFigures(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        for (DeliveryChannel channel : DeliveryChannel.values()) {
            EXPECTED.forEach(
                    (state, reasons) -> reasons.forEach(reason -> counter(new Became(channel, state, reason))));
        }
        for (DeliveryState state : WAITING) {
            Gauge.builder("rhybudd.delivery.waiting", this, figures -> figures.waiting.getOrDefault(state, 0L))
                    .description("Messages that have not left, by where they stand")
                    .tag("state", state.name())
                    .register(registry);
        }
        TimeGauge.builder("rhybudd.delivery.oldest", this, TimeUnit.MILLISECONDS, DeliveryFigures::oldestMillis)
                .description("Since when the oldest message should have left; 0 when none should")
                .register(registry);
        Gauge.builder("rhybudd.delivery.working", this, figures -> figures.isWorking() ? 1 : 0)
                .description("Whether this instance delivers")
                .register(registry);
    }

    /** A message came to stand there, for that reason. */
    public void became(DeliveryChannel channel, DeliveryState state, DeliveryReason reason) {
        counter(new Became(channel, state, reason)).increment();
    }

    /** This instance looked whether something is due. */
    public void passed() {
        passed = clock.instant();
    }

    /** What waits, by state, and since when the oldest of what should have left. */
    public void waiting(Map<DeliveryState, Long> messages, @Nullable Instant since) {
        waiting = Map.copyOf(messages);
        oldest = since;
    }

    /** Another instance delivers from now on. */
    public void stopped() {
        passed = null;
        waiting(Map.of(), null);
    }

    private boolean isWorking() {
        Instant last = passed;
        return last != null && last.plus(LATELY).isAfter(clock.instant());
    }

    private double oldestMillis() {
        Instant since = oldest;
        return since == null
                ? 0
                : Math.max(0, Duration.between(since, clock.instant()).toMillis());
    }

    private Counter counter(Became of) {
        return messages.computeIfAbsent(
                of,
                first -> Counter.builder("rhybudd.delivery.messages")
                        .description(
                                "Messages by channel and what became of them; each attempt is SENT, FAILED or GIVEN_UP")
                        .tag("channel", of.channel().name())
                        .tag("state", of.state().name())
                        .tag("reason", of.reason().name())
                        .register(registry));
    }
}
