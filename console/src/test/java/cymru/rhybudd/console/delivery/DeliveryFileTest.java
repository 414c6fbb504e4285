package cymru.rhybudd.console.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import cymru.rhybudd.schemas.DeliveryChannel;
import cymru.rhybudd.schemas.DeliveryUrgency;
import cymru.rhybudd.yaml.ConfigurationFaultException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DeliveryFileTest {
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "RHYBUDD_SMTP_PASSWORD", "a password",
            "RHYBUDD_NOTIFY_KEY", "a key",
            "RHYBUDD_WEBHOOK_HOUSING", "a secret of thirty-two characters",
            "SHORT", "short");

    @Test
    void theExampleIsRead() {
        DeliverySettings settings = DeliveryFile.load(Path.of("../deploy/delivery.yaml"), ENVIRONMENT);

        assertThat(settings.offers(DeliveryChannel.EMAIL)).isTrue();
        assertThat(settings.offers(DeliveryChannel.SMS)).isTrue();
        assertThat(settings.offers(DeliveryChannel.WEBHOOK)).isFalse();
        assertThat(settings.rules().answerWithin()).containsEntry(DeliveryUrgency.RED, Duration.ofHours(4));
        assertThat(settings.rules().team("housing-options-north").leaders()).containsExactly("t.leader");
        assertThat(settings.toString()).doesNotContain("a password", "a key", "a secret");
    }

    @Test
    void secretsMayStandInFiles(@TempDir Path directory) throws Exception {
        Path password = Files.writeString(directory.resolve("smtp-password"), "from a file\n");
        Map<String, String> environment = new HashMap<>(ENVIRONMENT);
        environment.remove("RHYBUDD_SMTP_PASSWORD");
        environment.put("RHYBUDD_SMTP_PASSWORD_FILE", password.toString());

        DeliverySettings settings = DeliveryFile.load(Path.of("../deploy/delivery.yaml"), environment);

        assertThat(Objects.requireNonNull(settings.smtp()).password()).isEqualTo("from a file");
    }

    @Test
    void aSecretsFileThatIsNotThereStopsTheStartWithItsLine() {
        assertThatThrownBy(() -> DeliveryFile.parse(
                        "notify: { key-variable: THERE, sms-template: t }", Map.of("THERE_FILE", "/nowhere/key")))
                .isInstanceOf(ConfigurationFaultException.class)
                .hasMessageContaining("1:25: THERE_FILE: the file /nowhere/key cannot be read");
    }

    static Stream<Arguments> wrongFiles() {
        return Stream.of(
                argumentSet("an unknown key", "sntp: {}", "1:1: unknown key 'sntp'"),
                argumentSet(
                        "a variable that is not set",
                        "notify: { key-variable: NOWHERE, sms-template: t }",
                        "the variable NOWHERE is not set"),
                argumentSet(
                        "no TLS to another machine",
                        "smtp: { host: mail.example, port: 25, security: none, from: a@b.example }",
                        "only a server on this machine may do without TLS"),
                argumentSet(
                        "a sender that is no address",
                        "smtp: { host: mail.example, port: 25, security: tls, from: nobody }",
                        "this is not an e-mail address"),
                argumentSet("http", webhook("http://hooks.example/x", "RHYBUDD_WEBHOOK_HOUSING"), "must be https"),
                argumentSet(
                        "a host that is not listed",
                        webhook("https://elsewhere.example/x", "RHYBUDD_WEBHOOK_HOUSING"),
                        "the host elsewhere.example is not listed"),
                argumentSet(
                        "a user in the address",
                        webhook("https://user@hooks.example/x", "RHYBUDD_WEBHOOK_HOUSING"),
                        "without a user"),
                argumentSet("a short secret", webhook("https://hooks.example/x", "SHORT"), "the secret is too short"),
                argumentSet(
                        "hours that never come",
                        "working-hours: { days: [ monday ], from: \"17:00\", until: \"09:00\" }",
                        "nobody would ever work"),
                argumentSet(
                        "an urgency that is none",
                        "answer-within-minutes: { rde: 60 }",
                        "1:26: 'rde' is not known here"),
                argumentSet(
                        "a mailbox without mail",
                        "teams: { housing: { mailbox: a@b.example } }",
                        "nothing says how e-mail is sent"));
    }

    private static String webhook(String url, String variable) {
        return "webhook-hosts: [ hooks.example ]\nteams:\n  housing:\n    webhook: { url: \"" + url
                + "\", kind: signed, secret-variable: " + variable + " }\n";
    }

    @ParameterizedTest
    @MethodSource("wrongFiles")
    void aFaultStopsTheStartWithItsPlace(String text, String fault) {
        assertThatThrownBy(() -> DeliveryFile.parse(text, ENVIRONMENT))
                .isInstanceOf(ConfigurationFaultException.class)
                .hasMessageContaining("delivery.yaml:")
                .hasMessageContaining(fault);
    }
}
