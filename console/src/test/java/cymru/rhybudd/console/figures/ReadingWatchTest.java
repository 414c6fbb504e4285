package cymru.rhybudd.console.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.utils.Time;
import org.junit.jupiter.api.Test;

/** How old is what officers see? */
class ReadingWatchTest {
    private static final String TOPIC = "officer-notifications";

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Map<String, Long> lags = new HashMap<>();
    private Instant now = Instant.parse("2026-11-26T08:00:00Z");
    private boolean isReached = true;
    private OptionalLong firstReading = OptionalLong.of(0);
    private final ReadingWatch watch = new ReadingWatch(
            Set.of(TOPIC, "controls"), () -> isReached, () -> lags, () -> firstReading, meters, clock());

    private Clock clock() {
        InstantSource source = () -> now;
        return source.withZone(ZoneOffset.UTC);
    }

    private void lookAfter(Duration time) {
        now = now.plus(time);
        watch.run();
    }

    private double behind() {
        return meters.get("rhybudd.console.behind")
                .tag("topic", TOPIC)
                .timeGauge()
                .value(TimeUnit.SECONDS);
    }

    @Test
    void whatWasNeverReadIsAsOldAsTheConsole() {
        lookAfter(Duration.ofMinutes(3));

        assertThat(behind()).isEqualTo(180);
    }

    @Test
    void aFirstReadingThatTakesLongIsNotOldWhileItGetsOn() {
        lags.put(TOPIC, 9_000L);
        firstReading = OptionalLong.of(1_000);
        lookAfter(Duration.ofMinutes(3));
        firstReading = OptionalLong.of(1_001);
        lookAfter(Duration.ofMinutes(3));

        assertThat(behind()).isZero();
    }

    @Test
    void aFirstReadingThatStandsStillIsAsOldAsItsLastRecord() {
        lags.put(TOPIC, 9_000L);
        firstReading = OptionalLong.of(1_000);
        lookAfter(Duration.ofMinutes(3));
        lookAfter(Duration.ofMinutes(4));

        assertThat(behind()).isEqualTo(240);
    }

    @Test
    void whatIsReadAfterTheFirstReadingMakesNothingNew() {
        lags.put(TOPIC, 0L);
        firstReading = OptionalLong.empty();
        lookAfter(Duration.ZERO);
        lags.put(TOPIC, 9_000L);
        firstReading = OptionalLong.of(2_000); // as of one that has failed
        lookAfter(Duration.ofMinutes(3));

        assertThat(behind()).isEqualTo(180);
    }

    @Test
    void whateverWasReadToItsEndIsNotOld() {
        lags.put(TOPIC, 0L);
        lookAfter(Duration.ofMinutes(3));

        assertThat(behind()).isZero();
    }

    @Test
    void agesWhileRecordsWaitOrBrokersDoNotAnswer() {
        lags.put(TOPIC, 0L);
        lookAfter(Duration.ZERO);
        lags.put(TOPIC, 4L);
        lookAfter(Duration.ofSeconds(9));
        assertThat(behind()).as("records come while it looks").isZero();

        lookAfter(Duration.ofSeconds(21));
        assertThat(behind()).isEqualTo(30);
        assertThat(meters.get("rhybudd.console.lag.records")
                        .tag("topic", TOPIC)
                        .gauge()
                        .value())
                .isEqualTo(4);

        lags.put(TOPIC, 0L);
        isReached = false;
        lookAfter(Duration.ofSeconds(30));
        assertThat(behind()).as("nobody knows what stands there").isEqualTo(60);
        assertThat(meters.get("rhybudd.reachable").gauge().value()).isZero();

        isReached = true;
        lookAfter(Duration.ofSeconds(2));
        assertThat(behind()).isZero();
    }

    @Test
    void addsUpPartitionsAndLeavesOutWhatIsNotKnown() {
        assertThat(RecordsLag.of(metrics(Map.of("a/0", 3.0, "a/1", 4.0, "b/0", Double.NaN, "b/1", 0.0))))
                .isEqualTo(Map.of("a", 7L));
    }

    @Test
    void countsWhatEachConsumerHasTakenOnce() {
        Map<MetricName, KafkaMetric> metrics = new HashMap<>();
        put(metrics, "records-consumed-total", Map.of("client-id", "one"), 7.0);
        put(metrics, "records-consumed-total", Map.of("client-id", "one", "topic", "a"), 7.0);
        put(metrics, "records-consumed-total", Map.of("client-id", "another"), Double.NaN);

        assertThat(RecordsLag.taken(metrics)).isEqualTo(7);
    }

    private static Map<MetricName, KafkaMetric> metrics(Map<String, Double> lags) {
        Map<MetricName, KafkaMetric> metrics = new HashMap<>();
        lags.forEach((partition, lag) -> {
            String[] parts = partition.split("/");
            put(metrics, "records-lag", Map.of("topic", parts[0], "partition", parts[1]), lag);
        });
        return metrics;
    }

    private static void put(Map<MetricName, KafkaMetric> metrics, String metric, Map<String, String> tags, double is) {
        MetricName name = new MetricName(metric, "consumer-fetch-manager-metrics", "", tags);
        Gauge<Double> gauge = (config, at) -> is;
        metrics.put(name, new KafkaMetric(new Object(), name, gauge, new MetricConfig(), Time.SYSTEM));
    }
}
