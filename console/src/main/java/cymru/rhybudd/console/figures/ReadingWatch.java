package cymru.rhybudd.console.figures;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks how far the console has read, and since when that is not all: what officers see is as old as that. While it reads for the first
 * time it shows nothing yet, and is as old as the last moment at which that got on.
 */
public final class ReadingWatch implements Runnable {
    private static final Logger LOGGER = LoggerFactory.getLogger(ReadingWatch.class);
    /** Records come while it looks, and it looks now and then: what is younger is level. */
    private static final Duration LEVEL = Duration.ofSeconds(10);

    private final Map<String, Instant> levelAt = new ConcurrentHashMap<>();
    private final BooleanSupplier brokersAnswer;
    private final Supplier<Map<String, Long>> lags;
    private final Supplier<OptionalLong> firstReading;
    private final Clock clock;
    private OptionalLong readAtFirst = OptionalLong.of(0);
    private volatile Map<String, Long> known = Map.of();
    private volatile boolean reached = true;

    /**
     * Until the first look, everything is as old as this.
     *
     * @param topics what is read
     * @param brokersAnswer asks them
     * @param lags committed records that are not read yet, by topic; one that is left out is not known to be level
     * @param firstReading how many records the first reading has read so far; empty once it is over
     */
    public ReadingWatch(
            Set<String> topics,
            BooleanSupplier brokersAnswer,
            Supplier<Map<String, Long>> lags,
            Supplier<OptionalLong> firstReading,
            MeterRegistry registry,
            Clock clock) {
        this.brokersAnswer = brokersAnswer;
        this.lags = lags;
        this.firstReading = firstReading;
        this.clock = clock;
        for (String topic : topics) {
            levelAt.put(topic, clock.instant());
            TimeGauge.builder("rhybudd.console.behind", this, TimeUnit.MILLISECONDS, watch -> watch.behind(topic))
                    .description(
                            "Since when the console has not read everything that stands on the topic, or its first reading has not got on; 0 when it has")
                    .tag("topic", topic)
                    .register(registry);
            Gauge.builder("rhybudd.console.lag.records", this, watch -> watch.known.getOrDefault(topic, 0L))
                    .description("Committed records that the console has still to read")
                    .tag("topic", topic)
                    .register(registry);
        }
        Gauge.builder("rhybudd.reachable", this, watch -> watch.reached ? 1 : 0)
                .description("Whether the other side answered when it was last asked")
                .tag("side", "brokers")
                .register(registry);
    }

    /** Looks once. While the brokers do not answer, nobody knows what stands on the topics. */
    @Override
    public void run() {
        try {
            reached = brokersAnswer.getAsBoolean();
            known = lags.get();
            if (reached) {
                Instant now = clock.instant();
                if (firstReadingGotOn()) {
                    levelAt.replaceAll((topic, before) -> now);
                }
                known.forEach((topic, lag) -> {
                    if (lag == 0) {
                        levelAt.replace(topic, now);
                    }
                });
            }
        } catch (RuntimeException e) { // a watch that ends would say for ever that all is well
            LOGGER.atWarn().setCause(e).log("the console does not know how far it has read");
        }
    }

    /** What was over once stays so: a console that can read no more is as old as what it shows. */
    private boolean firstReadingGotOn() {
        if (readAtFirst.isEmpty()) {
            return false;
        }
        OptionalLong before = readAtFirst;
        readAtFirst = firstReading.get();
        return readAtFirst.isPresent() && readAtFirst.getAsLong() > before.getAsLong();
    }

    private double behind(String topic) {
        Duration since = Duration.between(levelAt.getOrDefault(topic, Instant.EPOCH), clock.instant());
        return since.compareTo(LEVEL) < 0 ? 0 : since.toMillis();
    }
}
