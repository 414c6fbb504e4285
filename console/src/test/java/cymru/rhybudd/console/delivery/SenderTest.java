package cymru.rhybudd.console.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cymru.rhybudd.console.channel.Message;
import cymru.rhybudd.console.channel.Outcome;
import cymru.rhybudd.schemas.DeliveryChannel;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SenderTest {
    private static final Route EMAIL = Route.of(DeliveryChannel.EMAIL, "");
    private static final Route SMS = Route.of(DeliveryChannel.SMS, "");

    private static Dispatch dispatch(String id) {
        Message.Wording wording = new Message.Wording("", "", "");
        Message message = new Message(
                id, "ALERT", "RED", 1, "A1", "", "", wording, wording, URI.create("https://rhybudd.example"));
        return new Dispatch(EMAIL, message, "", false);
    }

    @Test
    void whatEndsInAnErrorIsOnTheWayNoLonger() {
        Sender sender = new Sender(
                dispatch -> {
                    throw new LinkageError("broken");
                },
                route -> Runnable::run);

        assertThatThrownBy(() -> sender.send(dispatch("d1"))).isInstanceOf(LinkageError.class);
        assertThat(sender.ended()).containsExactly(new Sender.Attempt("d1", Outcome.UNREACHABLE));
        assertThat(sender.isOnTheWay("d1")).isFalse();
    }

    @Test
    void aChannelThatHangsHoldsUpNoOther() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        try (SendingThreads threads = new SendingThreads()) {
            for (int hanging = 0; hanging <= SendingThreads.FOR_EACH_CHANNEL; hanging++) {
                threads.of(EMAIL).execute(() -> hang(answer));
            }
            CompletableFuture<Void> other = CompletableFuture.runAsync(() -> {}, threads.of(SMS));
            try {
                assertThat(other).succeedsWithin(10, TimeUnit.SECONDS);
            } finally {
                answer.countDown();
            }
        }
    }

    private static void hang(CountDownLatch answer) {
        try {
            answer.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
