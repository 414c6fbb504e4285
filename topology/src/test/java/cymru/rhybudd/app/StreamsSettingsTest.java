package cymru.rhybudd.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.INTEGER;

import cymru.rhybudd.streams.StageMetrics;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

/** What Kafka Streams makes of the settings for the clients that it starts. */
class StreamsSettingsTest {
    private static final int LARGEST_BATCH_OF_A_CONNECTOR = 16 << 10;

    private final StreamsConfig config = new StreamsConfig(StreamsSettings.of(
            Config.from(Map.of(
                    "RHYBUDD_BOOTSTRAP_SERVERS", "127.0.0.1:9092",
                    "RHYBUDD_REGISTRY_URL", "http://127.0.0.1:8081",
                    "RHYBUDD_STATE_DIRECTORY", "/var/lib/rhybudd",
                    "RHYBUDD_PSEUDONYM_KEY_FILE", "/etc/rhybudd/key")),
            StageMetrics.NONE));

    @Test
    void littleIsFetchedOfATopicAtOnceButMoreThanABatch() {
        Map<String, Object> main = config.getMainConsumerConfigs("group", "client", 0);

        assertThat(main.get(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG))
                .asInstanceOf(INTEGER)
                .isBetween(2 * LARGEST_BATCH_OF_A_CONNECTOR, 128 << 10);
    }

    @Test
    void aStoreIsRestoredByTheMegabyte() {
        Map<String, Object> restoring = config.getRestoreConsumerConfigs("client");

        assertThat(restoring.get(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG))
                .asInstanceOf(INTEGER)
                .isGreaterThanOrEqualTo(1 << 20);
    }
}
