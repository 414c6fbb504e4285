package cymru.rhybudd.console.channel;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.schemas.DeliveryChannel;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotifyChannelTest {
    private static final String OFFICER = "c.evans@council.example";

    private final NotifyStandIn server = new NotifyStandIn();
    private final NotifyChannel email = new NotifyChannel(server.settings(NotifyStandIn.KEY), DeliveryChannel.EMAIL);

    NotifyChannelTest() throws IOException {}

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void sendsByTheTemplateWithTheDeliverysIdAsReference() {
        assertThat(email.send(Messages.message(), OFFICER, false))
                .isEqualTo(Outcome.taken(NotifyStandIn.id(Messages.ID)));
        assertThat(server.sent).singleElement().satisfies(sent -> {
            assertThat(sent.path("template_id").asText()).isEqualTo(NotifyStandIn.EMAIL_TEMPLATE);
            assertThat(sent.path("email_address").asText()).isEqualTo(OFFICER);
            assertThat(sent.path("reference").asText()).isEqualTo(Messages.ID);
            assertThat(sent.path("personalisation").path("urgency_cy").asText()).isEqualTo("coch");
        });
    }

    @Test
    void sendsTextMessages() {
        NotifyChannel sms = new NotifyChannel(server.settings(NotifyStandIn.KEY), DeliveryChannel.SMS);

        assertThat(sms.send(Messages.message(), "07700900123", false).isSent()).isTrue();
        assertThat(server.sent.get(0).path("phone_number").asText()).isEqualTo("07700900123");
    }

    @Test
    void whatMayHaveBeenSentIsLookedForAndNotSentAgain() {
        email.send(Messages.message(), OFFICER, false);

        assertThat(email.send(Messages.message(), OFFICER, true))
                .isEqualTo(Outcome.found(NotifyStandIn.id(Messages.ID)));
        assertThat(server.sent).hasSize(1);
    }

    @Test
    void whatWasNotSentAfterAllIsSent() {
        assertThat(email.send(Messages.message(), OFFICER, true).reason()).hasToString("TAKEN");
        assertThat(server.sent).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"400, REFUSED", "403, UNREACHABLE", "429, BUSY", "500, BUSY", "503, BUSY"})
    void whatNotifyAnswersDecidesWhetherItIsTriedAgain(int status, String reason) {
        server.answerNext = status;

        assertThat(email.send(Messages.message(), OFFICER, false).reason()).hasToString(reason);
        assertThat(server.sent).isEmpty();
    }

    @Test
    void aWrongKeyIsTriedAgainForTheCouncilMayMendIt() {
        String wrong = NotifyStandIn.KEY.replace("3d844edf", "00000000");
        NotifyChannel channel = new NotifyChannel(server.settings(wrong), DeliveryChannel.EMAIL);

        assertThat(channel.send(Messages.message(), OFFICER, false)).isEqualTo(Outcome.UNREACHABLE);
    }

    @Test
    void nobodyThereIsTriedAgain() {
        server.close();
        assertThat(email.send(Messages.message(), OFFICER, false)).isEqualTo(Outcome.UNREACHABLE);
    }
}
