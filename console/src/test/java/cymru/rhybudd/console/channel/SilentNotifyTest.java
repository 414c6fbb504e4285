package cymru.rhybudd.console.channel;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.schemas.DeliveryChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SilentNotifyTest {
    private static final int WAITING = 50;

    /** In a process of its own, for the JDK reads the limit once; without it this would wait for ever. */
    @Test
    @Timeout(60)
    void aServerThatNeverAnswersIsUnreachable() throws IOException, InterruptedException {
        try (ServerSocket silent = new ServerSocket(0, WAITING, InetAddress.getLoopbackAddress())) {
            Process sending = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            SilentNotifyTest.class.getName(),
                            "http://127.0.0.1:" + silent.getLocalPort())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try {
                assertThat(sending.waitFor(40, TimeUnit.SECONDS)).isTrue();
                assertThat(new String(sending.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo("UNREACHABLE");
            } finally {
                sending.destroyForcibly();
            }
        }
    }

    /** Sends one message to the address. */
    public static void main(String[] arguments) {
        TimeLimit.apply(Duration.ofMillis(200));
        NotifyChannel channel = new NotifyChannel(
                new NotifySettings(arguments[0], NotifyStandIn.KEY, NotifyStandIn.EMAIL_TEMPLATE, ""),
                DeliveryChannel.EMAIL);
        System.out.print(channel.send(Messages.message(), "c.evans@council.example", false)
                .reason());
    }
}
