package cymru.rhybudd.local.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    private static Latencies of(long... millis) {
        Latencies latencies = new Latencies();
        for (long one : millis) {
            latencies.record(Duration.ofMillis(one));
        }
        return latencies;
    }

    @Test
    void areNoughtWhereNothingWasRecorded() {
        assertThat(of().atPercentile(50)).isZero();
        assertThat(of().max()).isZero();
    }

    @Test
    void areThoseThatSoManyPerCentDoNotExceed() {
        Latencies latencies = new Latencies();
        for (int millis = 1_000; millis >= 1; millis--) {
            latencies.record(Duration.ofMillis(millis));
        }
        assertThat(latencies.atPercentile(50)).isEqualTo(500);
        assertThat(latencies.atPercentile(99)).isEqualTo(990);
        assertThat(latencies.atPercentile(99.9)).isEqualTo(999);
        assertThat(latencies.max()).isEqualTo(1_000);
    }

    @Test
    void areRightToAThousandth() {
        Latencies latencies = of(123_456);
        assertThat(latencies.atPercentile(50)).isBetween(123_456L, 123_456L + 124);
        assertThat(latencies.max()).isBetween(123_456L, 123_456L + 124);
    }

    @Test
    void countAClockThatWentBackAsOneMillisecondAndMoreThanAnHourAsAnHour() {
        assertThat(of(-5).max()).isEqualTo(1);
        assertThat(of(0).max()).isEqualTo(1);
        assertThat(of(7_200_000).max()).isBetween(3_600_000L, 3_603_600L);
    }
}
