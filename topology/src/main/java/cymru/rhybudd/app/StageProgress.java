package cymru.rhybudd.app;

import cymru.rhybudd.streams.Stage;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/** What waits for each stage, and for how long a partition of it, or the whole of it, has taken nothing while something waited. */
final class StageProgress {
    /** The end of a transaction has an offset too, and an instance that took no record since its start does not commit that it passed one. */
    private static final long MARKERS = 20;

    private final InstantSource clock;
    private final Map<Stage, Long> lags = new ConcurrentHashMap<>();
    private final Map<Stage, Duration> stuck = new ConcurrentHashMap<>();
    private final Map<Object, Stood> standing = new HashMap<>();

    StageProgress(Collection<Stage> stages, InstantSource clock, MeterRegistry registry) {
        this.clock = clock;
        for (Stage stage : stages) {
            Gauge.builder("rhybudd.lag.records", lags, known -> known.getOrDefault(stage, 0L))
                    .description("Committed records that the stage has still to take, over all instances")
                    .tag("stage", stage.name())
                    .register(registry);
            TimeGauge.builder(
                            "rhybudd.stuck",
                            stuck,
                            TimeUnit.MILLISECONDS,
                            known -> known.getOrDefault(stage, Duration.ZERO).toMillis())
                    .description("The longest time that a partition has had records for the stage and none was taken")
                    .tag("stage", stage.name())
                    .register(registry);
        }
    }

    /**
     * How far a partition has been taken.
     *
     * @param taken the offset that the stage goes on from
     * @param readable the end of what is committed, before the first transaction that is open
     * @param written the end, with what stands in or behind an open transaction
     */
    record Place(TopicPartition partition, long taken, long readable, long written) {
        long lag() {
            return Math.max(0, readable - taken);
        }

        long waiting() {
            return Math.max(0, written - taken);
        }
    }

    private record Stood(long taken, Instant since) {}

    /** What the brokers say of all partitions of a stage now. What a transaction that never ends holds up waits too. */
    void measured(Stage stage, List<Place> places) {
        lags.put(stage, places.stream().mapToLong(Place::lag).sum());
        Duration whole = stood(
                stage,
                places.stream().mapToLong(Place::taken).sum(),
                places.stream().mapToLong(Place::waiting).sum());
        stuck.put(
                stage,
                Stream.concat(
                                Stream.of(whole),
                                places.stream().map(place -> stood(place.partition(), place.taken(), place.waiting())))
                        .max(Comparator.naturalOrder())
                        .orElseThrow());
    }

    /** The brokers do not answer: the lag stays as it was known, but whether anything stands still the others know. */
    void unknown() {
        stuck.clear();
    }

    private Duration stood(Object where, long taken, long waiting) {
        if (waiting <= MARKERS) {
            standing.remove(where);
            return Duration.ZERO;
        }
        Stood known = standing.get(where);
        if (known == null || known.taken() != taken) {
            known = new Stood(taken, clock.instant());
            standing.put(where, known);
        }
        return Duration.between(known.since(), clock.instant());
    }
}
