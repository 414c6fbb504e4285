package cymru.rhybudd.console.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.console.channel.Message;
import cymru.rhybudd.console.channel.MessageChannel;
import cymru.rhybudd.console.channel.Outcome;
import cymru.rhybudd.schemas.DeliveryChannel;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AddressCodesTest {
    private static final URI CONSOLE = URI.create("https://console.example/");

    private final List<Message> sent = new ArrayList<>();

    private AddressCodes by(MessageChannel email) {
        return new AddressCodes(new Channels(Map.of(Route.of(DeliveryChannel.EMAIL, ""), email)), CONSOLE);
    }

    private Outcome take(Message message, String address, boolean perhapsSent) {
        sent.add(message);
        return Outcome.taken(null);
    }

    @Test
    void theCodeIsSaidInBothLanguagesAndNothingElse() {
        AddressCodes codes = by(this::take);
        assertThat(codes.send(DeliveryChannel.EMAIL, "c@council.example", "031415"))
                .isTrue();
        assertThat(codes.send(DeliveryChannel.EMAIL, "c@council.example", "271828"))
                .isTrue();

        Message message = sent.get(0);
        assertThat(message.text()).contains("Eich cod ar gyfer Rhybudd yw 031415.", "Your code for Rhybudd is 031415.");
        assertThat(message.subject()).doesNotContain("031415");
        assertThat(message.reference()).isEqualTo("031415");
        assertThat(message.link()).isEqualTo(URI.create("https://console.example/preferences"));
        assertThat(sent).extracting(Message::deliveryId).doesNotHaveDuplicates();
    }

    @Test
    void aChannelThatDoesNotTakeItOrIsNotThereIsSaidToBeSo() {
        assertThat(by((message, address, perhapsSent) -> Outcome.UNREACHABLE)
                        .send(DeliveryChannel.EMAIL, "c@council.example", "031415"))
                .isFalse();
        assertThat(by(this::take).send(DeliveryChannel.SMS, "07700900123", "031415"))
                .isFalse();
        assertThat(by((message, address, perhapsSent) -> {
                            throw new IllegalStateException(address);
                        })
                        .send(DeliveryChannel.EMAIL, "c@council.example", "031415"))
                .isFalse();
    }
}
