package cymru.rhybudd.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigTest {
    private final Map<String, String> environment = new HashMap<>(Map.of(
            "RHYBUDD_BOOTSTRAP_SERVERS", "broker:9092",
            "RHYBUDD_REGISTRY_URL", "http://registry:8081",
            "RHYBUDD_CONSOLE_STATE_DIRECTORY", "/var/lib/rhybudd-console",
            "RHYBUDD_CONSOLE_URL", "https://rhybudd.example",
            "RHYBUDD_OIDC_ISSUER", "https://identity.example/v2.0",
            "RHYBUDD_OIDC_CLIENT_ID", "console",
            "RHYBUDD_OIDC_CLIENT_SECRET", "a secret"));

    @Test
    void cookiesAreSecureAndTheSecretIsNotPrinted() {
        Config config = Config.from(environment);

        assertThat(config.web().secureCookies()).isTrue();
        assertThat(config.signIn().callback()).hasToString("https://rhybudd.example/signed-in");
        assertThat(config.toString()).doesNotContain("a secret");
    }

    @Test
    void onlyThisMachineMayDoWithoutTls() {
        environment.put("RHYBUDD_CONSOLE_URL", "http://127.0.0.1:8090");
        assertThat(Config.from(environment).web().secureCookies()).isFalse();

        environment.put("RHYBUDD_CONSOLE_URL", "http://rhybudd.example");
        assertThatThrownBy(() -> Config.from(environment)).hasMessageContaining("RHYBUDD_CONSOLE_URL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RHYBUDD_BOOTSTRAP_SERVERS",
                "RHYBUDD_REGISTRY_URL",
                "RHYBUDD_CONSOLE_URL",
                "RHYBUDD_OIDC_ISSUER",
                "RHYBUDD_OIDC_CLIENT_SECRET"
            })
    void whatIsMissingIsNamed(String variable) {
        environment.remove(variable);
        assertThatThrownBy(() -> Config.from(environment)).hasMessageContaining(variable);
    }

    @Test
    void whatGovernanceReadsHasItsDefaultsBesideTheState() {
        assertThat(Config.from(environment).governance().archive()).isNull();
        assertThat(Config.from(environment).governance().index()).hasToString("/var/lib/rhybudd-console/index");

        environment.put("RHYBUDD_CONSOLE_ENGINE_METRICS", "http://one:9404/metrics, http://two:9404/metrics");
        assertThat(Config.from(environment).governance().engineMetrics()).hasSize(2);
        environment.put("RHYBUDD_CONSOLE_VERIFY_MEGABYTES", "63");
        assertThatThrownBy(() -> Config.from(environment)).hasMessageContaining("RHYBUDD_CONSOLE_VERIFY_MEGABYTES");
    }
}
