package cymru.rhybudd.console.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import cymru.rhybudd.console.channel.SmtpSettings.Security;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpChannelTest {
    private static final String OFFICER = "c.evans@council.example";

    private static SmtpSettings settings(int port, Security security) {
        return new SmtpSettings("127.0.0.1", port, security, "", "", "rhybudd@council.example");
    }

    @Test
    void sendsOneMessageThatAlwaysHasTheSameId() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            SmtpChannel channel = new SmtpChannel(settings(server.getSmtp().getPort(), Security.NONE));
            String id = "<" + Messages.ID + "@council.example>";

            assertThat(channel.send(Messages.message(), OFFICER, false)).isEqualTo(Outcome.taken(id));
            assertThat(channel.send(Messages.message(), OFFICER, true)).isEqualTo(Outcome.taken(id));
            MimeMessage[] received = server.getReceivedMessages();
            assertThat(received).hasSize(2).allSatisfy(message -> {
                assertThat(message.getMessageID()).isEqualTo(id);
                assertThat(message.getSubject()).isEqualTo(Messages.message().subject());
                assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
                assertThat(message.getAllRecipients()).hasSize(1);
            });
            assertThat(String.valueOf(received[0].getContent())).contains("Opsiynau tai (gogledd)");
        } finally {
            server.stop();
        }
    }

    @Test
    void aServerThatIsDownIsTriedAgainAndThenTakesIt() throws IOException {
        int port = freePort();
        SmtpChannel channel = new SmtpChannel(settings(port, Security.NONE));
        assertThat(channel.send(Messages.message(), OFFICER, false)).isEqualTo(Outcome.UNREACHABLE);

        GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            assertThat(channel.send(Messages.message(), OFFICER, true).isSent()).isTrue();
            assertThat(server.getReceivedMessages()).hasSize(1);
        } finally {
            server.stop();
        }
    }

    @Test
    void saysNothingToAServerThatOffersNoEncryption() {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            SmtpChannel channel = new SmtpChannel(settings(server.getSmtp().getPort(), Security.STARTTLS));
            assertThat(channel.send(Messages.message(), OFFICER, false)).isEqualTo(Outcome.UNREACHABLE);
            assertThat(server.getReceivedMessages()).isEmpty();
        } finally {
            server.stop();
        }
    }

    @Test
    void whereTheServerOffersItNothingIsSaidInTheClear(@TempDir Path directory) throws Exception {
        SSLContext certificate = WebhookReceiver.context(directory.resolve("mail.p12"));
        try (ScriptedMailServer server = new ScriptedMailServer("250 ok", certificate)) {
            assertThat(encrypted("localhost", server, certificate).isSent()).isTrue();
            assertThat(server.heard)
                    .contains("in the clear: STARTTLS", "RCPT TO:<" + OFFICER + ">")
                    .noneMatch(line -> line.startsWith("in the clear: ") && line.contains("@"));
        }
    }

    @Test
    void aServerWithACertificateForAnotherNameHearsNothing(@TempDir Path directory) throws Exception {
        SSLContext certificate = WebhookReceiver.context(directory.resolve("mail.p12"));
        try (ScriptedMailServer server = new ScriptedMailServer("250 ok", certificate)) {
            assertThat(encrypted("127.0.0.1", server, certificate)).isEqualTo(Outcome.UNREACHABLE);
            assertThat(server.heard).noneMatch(line -> line.contains("@"));
        }
    }

    private static Outcome encrypted(String host, ScriptedMailServer server, SSLContext trusted) {
        SmtpSettings settings =
                new SmtpSettings(host, server.port(), Security.STARTTLS, "", "", "rhybudd@council.example");
        return new SmtpChannel(settings, builder -> builder.withCustomSSLFactoryInstance(trusted.getSocketFactory()))
                .send(Messages.message(), OFFICER, false);
    }

    @ParameterizedTest
    @CsvSource({"550 no such mailbox, REFUSED", "452 too much at once, BUSY", "421 closing, BUSY"})
    void whatTheServerAnswersDecidesWhetherItIsTriedAgain(String answer, String reason) throws IOException {
        try (ScriptedMailServer server = new ScriptedMailServer(answer, null)) {
            SmtpChannel channel = new SmtpChannel(settings(server.port(), Security.NONE));
            assertThat(channel.send(Messages.message(), OFFICER, false).reason())
                    .hasToString(reason);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c.evans@council.example\r\nBcc: all@council.example",
                "c.evans@council.example\nBcc: all@council.example",
                "c.evans@council.example, all@council.example",
                "<c.evans@council.example>",
                "c.evans@council.example%0aBcc:x",
                ""
            })
    void anAddressThatCouldBeginAnotherHeaderIsRefused(String address) throws IOException {
        SmtpChannel channel = new SmtpChannel(settings(freePort(), Security.NONE));
        assertThat(channel.send(Messages.message(), address, false)).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void aSubjectOfTwoLinesIsNoMessage() {
        assertThatThrownBy(() -> Messages.message("New alert\r\nBcc: all@council.example"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
