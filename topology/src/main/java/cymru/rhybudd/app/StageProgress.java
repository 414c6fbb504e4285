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
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What waits for each stage, and for how long a partition of it has taken nothing while something waited. */
final class StageProgress {
    /** What is under way takes a moment, and whether it is more than the ends of transactions need not be asked meanwhile. */
    private static final Duration MOMENT = Duration.ofSeconds(30);

    /** Each may take seconds: after a start dozens of partitions may have to be looked at, which is done a few at a time. */
    private static final int LOOKS_IN_A_ROUND = 5;

    private final InstantSource clock;
    private final Contents contents;
    private final Map<Stage, Long> lags = new ConcurrentHashMap<>();
    private final Map<Stage, Duration> stuck = new ConcurrentHashMap<>();
    private final Map<TopicPartition, Stood> standing = new HashMap<>();
    private int looks;

    /** Tells records from the ends of transactions, which have offsets too, and from what was aborted. */
    interface Contents {
        /** What the committed part of a partition holds from an offset on, up to another. */
        Seen look(TopicPartition partition, long from, long end);

        /** That no other look follows soon. */
        default void leave() {}
    }

    /**
     * What stands on a partition.
     *
     * @param isRecord whether a record was found
     * @param passed up to which offset there is none, as far as was read
     */
    record Seen(boolean isRecord, long passed) {}

    StageProgress(Collection<Stage> stages, Contents contents, InstantSource clock, MeterRegistry registry) {
        this.contents = contents;
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
    }

    /**
     * A partition of which something is not taken.
     *
     * @param taken the offset that the stage goes on from
     * @param from where what waits may begin: an instance that took no record since its start does not commit that it passed the end of a
     *     transaction
     * @param since when something was first seen to wait there; null where nothing does
     * @param isRecord whether a committed record is known to wait
     */
    private record Stood(long taken, long from, @Nullable Instant since, boolean isRecord) {
        Duration until(Instant now) {
            return since == null ? Duration.ZERO : Duration.between(since, now);
        }
    }

    /** What the brokers say of all partitions of the stages now. What a transaction that never ends holds up waits too. */
    void measured(Map<Stage, List<Place>> stages) {
        looks = 0;
        try {
            stages.forEach(this::measured);
        } finally {
            contents.leave();
        }
    }

    private void measured(Stage stage, List<Place> places) {
        lags.put(stage, places.stream().mapToLong(Place::lag).sum());
        stuck.put(
                stage,
                places.stream().map(this::stood).max(Comparator.naturalOrder()).orElse(Duration.ZERO));
    }

    /** The brokers do not answer: the lag stays as it was known, but whether anything stands still the others know. */
    void unknown() {
        stuck.clear();
    }

    private Duration stood(Place place) {
        Instant now = clock.instant();
        Stood known = standing.get(place.partition());
        if (known == null || known.taken() != place.taken()) {
            known = new Stood(place.taken(), place.taken(), null, false);
        }
        if (place.written() <= known.from()) {
            known = new Stood(known.taken(), known.from(), null, false);
        } else if (known.since() == null) {
            known = new Stood(known.taken(), known.from(), now, false);
        } else if (!known.isRecord() && stands(known, now) && isReadable(known, place)) {
            known = looked(known, place);
        }
        standing.put(place.partition(), known);
        boolean hangs = stands(known, now) && !isReadable(known, place);
        return known.isRecord() || hangs ? known.until(now) : Duration.ZERO;
    }

    /** What is not after a moment stands in a transaction that hangs: nobody can look at it, but it is no end of one. */
    private static boolean isReadable(Stood known, Place place) {
        return place.readable() > known.from();
    }

    private static boolean stands(Stood known, Instant now) {
        return known.until(now).compareTo(MOMENT) >= 0;
    }

    private Stood looked(Stood known, Place place) {
        if (looks == LOOKS_IN_A_ROUND) {
            return known;
        }
        looks++;
        Seen seen = contents.look(place.partition(), known.from(), place.readable());
        boolean isPassed = !seen.isRecord() && seen.passed() >= place.readable();
        return new Stood(known.taken(), seen.passed(), isPassed ? null : known.since(), seen.isRecord());
    }
}
