package cymru.rhybudd.console.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookChannelTest {
    private static final String SECRET = "a secret of thirty-two characters";
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_795_687_200), ZoneOffset.UTC);

    @SuppressWarnings("NullAway.Init") // The certificate is made before all tests.
    private static SSLContext certificate;

    private final WebhookReceiver receiver = new WebhookReceiver(certificate);

    WebhookChannelTest() throws IOException {}

    @BeforeAll
    static void certify(@TempDir Path directory) throws IOException, GeneralSecurityException, InterruptedException {
        certificate = WebhookReceiver.context(directory.resolve("receiver.p12"));
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    private Outcome send(boolean isTeams, boolean mayBePrivate, WebhookChannel.Lookup lookup, String host) {
        WebhookSettings settings = new WebhookSettings(receiver.url(host), isTeams, SECRET, mayBePrivate);
        return new WebhookChannel(settings, receiver.client(), lookup, CLOCK).send(Messages.message(), "", false);
    }

    private Outcome send(boolean isTeams) {
        return send(isTeams, true, InetAddress::getAllByName, "localhost");
    }

    @Test
    void theReceiverCanTellThatItIsOursAndNew() throws IOException {
        assertThat(send(false).isSent()).isTrue();

        String body = receiver.bodies.get(0);
        assertThat(receiver.signatures.get(0))
                .startsWith("t=1795687200,v1=")
                .isEqualTo(Signature.of(SECRET, CLOCK.instant(), body))
                .isNotEqualTo(Signature.of(SECRET, CLOCK.instant().plusSeconds(1), body))
                .isNotEqualTo(Signature.of(SECRET, CLOCK.instant(), body + " "))
                .isNotEqualTo(Signature.of(SECRET + "!", CLOCK.instant(), body));
        assertThat(receiver.keys).containsExactly(Messages.ID);
        JsonNode json = new ObjectMapper().readTree(body);
        assertThat(json.path("cy").path("urgency").asText()).isEqualTo("coch");
        assertThat(json.path("en").path("team").asText()).isEqualTo("Housing options (north)");
    }

    @Test
    void teamsGetsACardInBothLanguages() throws IOException {
        assertThat(send(true).isSent()).isTrue();

        JsonNode card = new ObjectMapper()
                .readTree(receiver.bodies.get(0))
                .path("attachments")
                .path(0)
                .path("content");
        assertThat(card.path("type").asText()).isEqualTo("AdaptiveCard");
        assertThat(card.findValuesAsText("text")).contains("Rhybudd newydd (coch).", "New alert (red).");
        assertThat(card.path("actions").path(0).path("url").asText()).isEqualTo("https://rhybudd.example/alerts/a1");
    }

    @ParameterizedTest
    @CsvSource({"404, REFUSED", "408, BUSY", "429, BUSY", "503, BUSY", "302, REFUSED", "307, REFUSED"})
    void aRedirectIsNotFollowedAndWhatMayPassIsTriedAgain(int status, String reason) {
        receiver.status = status;

        assertThat(send(false).reason()).hasToString(reason);
        assertThat(receiver.bodies).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "fe80::1",
                "fd00::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::1"
            })
    void aHostInsideTheNetworkIsRefusedUnlessTheCouncilListedItAsSuch(String inside) throws UnknownHostException {
        InetAddress outside = InetAddress.getByName("203.0.113.7");
        InetAddress[] both = {outside, InetAddress.getByName(inside)};

        assertThat(send(false, false, host -> both, "localhost")).isEqualTo(Outcome.REFUSED);
        assertThat(receiver.bodies).isEmpty();
    }

    /** The name was outside when it was looked at, and inside when it is connected to: there is no certificate for it there. */
    @Test
    void aNameThatChangesBetweenCheckAndConnectionReachesNobodyWithoutACertificateForIt() throws UnknownHostException {
        InetAddress[] outside = {InetAddress.getByName("203.0.113.7")};

        assertThat(send(false, false, host -> outside, "127.0.0.1")).isEqualTo(Outcome.UNREACHABLE);
        assertThat(receiver.bodies).isEmpty();
    }

    @Test
    void aReceiverThatIsDownIsTriedAgain() {
        receiver.close();
        assertThat(send(false)).isEqualTo(Outcome.UNREACHABLE);
    }

    @Test
    void aNameThatNobodyKnowsIsTriedAgain() {
        WebhookChannel.Lookup nobody = host -> {
            throw new UnknownHostException(host);
        };
        assertThat(send(false, false, nobody, "localhost")).isEqualTo(Outcome.UNREACHABLE);
    }
}
