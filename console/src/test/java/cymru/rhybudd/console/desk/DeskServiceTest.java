package cymru.rhybudd.console.desk;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.console.UnsteadyRegistry;
import cymru.rhybudd.console.signin.SharedSignIns;
import cymru.rhybudd.schemas.serde.TopicSerdes;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A desk whose brokers are not there, and who gives them up soon. */
@Timeout(30)
class DeskServiceTest {
    @TempDir
    Path directory;

    @Test
    void whoStartsItDoesNotWaitUntilItHasRead() {
        try (DeskService desk = desk(10_000)) {
            desk.start();

            assertThat(desk.isReady()).isFalse();
            assertThat(desk.hasFailed()).isFalse();
        }
    }

    @Test
    void aDeskThatCannotBeReadSaysSo() throws InterruptedException {
        try (DeskService desk = desk(1)) {
            desk.start();
            desk.awaitFailure();

            assertThat(desk.hasFailed()).isTrue();
            assertThat(desk.isReady()).isFalse();
        }
    }

    private DeskService desk(int patienceMillis) {
        return new DeskService(
                "test",
                Map.of(
                        StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                        "127.0.0.1:1",
                        StreamsConfig.TASK_TIMEOUT_MS_CONFIG,
                        0,
                        CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        patienceMillis,
                        CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG,
                        patienceMillis),
                directory,
                new TopicSerdes(Map.of(), new UnsteadyRegistry()),
                Readers.with(SharedSignIns.of(Clock.systemUTC()).instance()));
    }
}
