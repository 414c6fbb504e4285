package cymru.rhybudd.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigTest {
    private static final Map<String, String> LEAST = Map.of(
            "RHYBUDD_BOOTSTRAP_SERVERS", "127.0.0.1:9092",
            "RHYBUDD_REGISTRY_URL", "http://127.0.0.1:8081",
            "RHYBUDD_STATE_DIRECTORY", "/var/lib/rhybudd",
            "RHYBUDD_PSEUDONYM_KEY_FILE", "/etc/rhybudd/key");

    @Test
    void fourVariablesAreEnoughAndMetricsStayOnTheLoopback() {
        Config config = Config.from(LEAST);

        assertThat(config.council()).isEqualTo("merthyr");
        assertThat(config.httpHost()).isEqualTo("127.0.0.1");
        assertThat(config.local()).isFalse();
        assertThat(config.canary()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RHYBUDD_BOOTSTRAP_SERVERS",
                "RHYBUDD_REGISTRY_URL",
                "RHYBUDD_STATE_DIRECTORY",
                "RHYBUDD_PSEUDONYM_KEY_FILE"
            })
    void aMissingVariableIsNamedAndExplained(String variable) {
        Map<String, String> environment = new HashMap<>(LEAST);
        environment.put(variable, " ");

        assertThatThrownBy(() -> Config.from(environment))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(variable + " is not set: set it to ");
    }

    @ParameterizedTest
    @CsvSource({
        "RHYBUDD_COUNCIL, Merthyr Tudful",
        "RHYBUDD_COUNCIL, 1merthyr",
        "RHYBUDD_REGISTRY_URL, not a url",
        "RHYBUDD_REGISTRY_URL, localhost",
        "RHYBUDD_HTTP_PORT, eighty",
        "RHYBUDD_HTTP_PORT, -1",
        "RHYBUDD_HTTP_PORT, 65536",
        "RHYBUDD_STREAM_THREADS, 0",
        "RHYBUDD_STREAM_THREADS, 1.5",
        "RHYBUDD_STANDBY_REPLICAS, -1",
        "RHYBUDD_REPLICATION_FACTOR, -1",
        "RHYBUDD_COMMIT_INTERVAL_MS, 9",
        "RHYBUDD_LOCAL, maybe",
        "RHYBUDD_CANARY, sometimes"
    })
    void aBadValueIsRefusedByItsName(String variable, String value) {
        assertThatThrownBy(() -> Config.from(with(variable, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(variable + " must be ");
    }

    @ParameterizedTest
    @CsvSource({
        "RHYBUDD_HTTP_PORT, 0",
        "RHYBUDD_HTTP_PORT, 65535",
        "RHYBUDD_STREAM_THREADS, 1",
        "RHYBUDD_STANDBY_REPLICAS, 0",
        "RHYBUDD_REPLICATION_FACTOR, 0",
        "RHYBUDD_COMMIT_INTERVAL_MS, 10",
        "RHYBUDD_LOCAL, TRUE",
        "RHYBUDD_CANARY, false",
        "RHYBUDD_COUNCIL, rhondda-cynon-taf"
    })
    void aValueOnTheLimitIsTaken(String variable, String value) {
        assertThat(Config.from(with(variable, value))).isNotNull();
    }

    private static Map<String, String> with(String variable, String value) {
        Map<String, String> environment = new HashMap<>(LEAST);
        environment.put(variable, value);
        return environment;
    }
}
