package cymru.rhybudd.console.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.console.ToldAlerts;
import cymru.rhybudd.console.channel.Message;
import cymru.rhybudd.console.words.Language;
import cymru.rhybudd.schemas.DeliveredAlert;
import cymru.rhybudd.schemas.Delivery;
import cymru.rhybudd.schemas.DeliveryChannel;
import cymru.rhybudd.schemas.DeliveryPurpose;
import cymru.rhybudd.schemas.DeliveryReason;
import cymru.rhybudd.schemas.DeliveryState;
import cymru.rhybudd.schemas.DeliveryUrgency;
import cymru.rhybudd.schemas.DirectoryEntry;
import cymru.rhybudd.schemas.RecipientKind;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CompositionTest {
    private final Composition composition = new Composition(URI.create("https://rhybudd.example"));

    private static Delivery delivery(DeliveryPurpose purpose, DeliveryChannel channel, DeliveredAlert... alerts) {
        return Delivery.newBuilder()
                .setDeliveryId("d1")
                .setPurpose(purpose)
                .setRecipientKind(RecipientKind.OFFICER)
                .setRecipient("c.evans")
                .setChannel(channel)
                .setTeam(Wishes.TEAM)
                .setTeamNameEn("Housing options (north)")
                .setTeamNameCy("Opsiynau tai (gogledd)")
                .setAlerts(List.of(alerts))
                .setState(DeliveryState.DUE)
                .setReason(DeliveryReason.AT_ONCE)
                .setDueAt(Wishes.MORNING)
                .setChangedAt(Wishes.MORNING)
                .build();
    }

    private static DeliveredAlert alert(String id, DeliveryUrgency urgency) {
        return new DeliveredAlert(id, id, urgency);
    }

    @Test
    void bothLanguagesStandInAMessageAndTheReadersFirst() {
        Delivery red = delivery(
                DeliveryPurpose.ALERT,
                DeliveryChannel.EMAIL,
                alert("1a2b3c4d-5e6f-3000-8000-000000000000", DeliveryUrgency.RED));
        Message welsh = composition.message(red, Language.WELSH);

        assertThat(welsh.subject()).isEqualTo("Rhybudd newydd: coch / New alert: red – 1A2B3C4D");
        assertThat(welsh.text())
                .startsWith("Rhybudd newydd (coch) i Opsiynau tai (gogledd), cyfeirnod 1A2B3C4D.")
                .contains("New alert (red) for Housing options (north), reference 1A2B3C4D.")
                .contains("https://rhybudd.example/alerts/1a2b3c4d-5e6f-3000-8000-000000000000");
        assertThat(composition.message(red, Language.ENGLISH).subject()).startsWith("New alert: red / Rhybudd");
    }

    @Test
    void aDigestNamesItsMostUrgentAndLeadsToTheList() {
        Message message = composition.message(
                delivery(
                        DeliveryPurpose.DIGEST,
                        DeliveryChannel.EMAIL,
                        alert("amber-one", DeliveryUrgency.AMBER),
                        alert("notice-one", DeliveryUrgency.STATUTORY)),
                Language.ENGLISH);

        assertThat(message.text())
                .contains("2 alerts for Housing options (north). The most urgent: statutory, reference NOTICE-O.")
                .contains("2 rybudd i Opsiynau tai (gogledd).");
        assertThat(message.link()).hasToString("https://rhybudd.example/queue?team=" + Wishes.TEAM);
    }

    @Test
    void theDigestOfAHoldSaysHowManyAndNotOfWhich() {
        Message message = composition.message(
                delivery(
                        DeliveryPurpose.HOLD_DIGEST,
                        DeliveryChannel.EMAIL,
                        alert("amber-one", DeliveryUrgency.AMBER),
                        alert("red-one", DeliveryUrgency.RED)),
                Language.ENGLISH);

        assertThat(message.subject()).isEqualTo("Digest of 2 alerts / Crynodeb o 2 rybudd – RED-ONE");
        assertThat(message.text())
                .startsWith("A supervisor had 2 alerts for Housing options (north) put into a digest.");
        assertThat(message.link()).hasToString("https://rhybudd.example/queue?team=" + Wishes.TEAM);
    }

    @Test
    void aTextMessageIsShort() {
        String text = composition
                .message(
                        delivery(
                                DeliveryPurpose.UNANSWERED,
                                DeliveryChannel.SMS,
                                alert("1a2b3c4d-5e6f-3000-8000-000000000000", DeliveryUrgency.RED)),
                        Language.WELSH)
                .text();
        assertThat(text.length()).isLessThan(306);
        assertThat(text).contains("https://rhybudd.example/alerts/");
    }

    /** Whatever is known of a world of people, nothing of it stands in any message about them. */
    @Test
    void noMessageHoldsAnythingOfAnybody() {
        for (int number = 0; number < 200; number++) {
            String citizen = "citizen-" + number;
            DirectoryEntry person = ToldAlerts.person(citizen, "Gwenllian" + number, "Llywelyn-Parry" + number);
            List<String> data = List.of(
                    citizen,
                    person.getForenames(),
                    person.getSurname(),
                    String.valueOf(person.getAddressLine()),
                    String.valueOf(person.getPostcode()),
                    String.valueOf(person.getDateOfBirth()),
                    "rent-arrears",
                    "38.5",
                    "3850");
            for (DeliveryPurpose purpose : List.of(
                    DeliveryPurpose.ALERT,
                    DeliveryPurpose.ASSIGNED,
                    DeliveryPurpose.DIGEST,
                    DeliveryPurpose.UNANSWERED,
                    DeliveryPurpose.HOLD_DIGEST)) {
                for (DeliveryChannel channel : DeliveryChannel.values()) {
                    String text = everything(composition.message(
                            delivery(purpose, channel, alert(DeliveryId.of(number), DeliveryUrgency.RED)),
                            Language.WELSH));
                    assertThat(data).allSatisfy(word -> assertThat(text).doesNotContain(word.toLowerCase(Locale.ROOT)));
                }
            }
        }
    }

    private static String everything(Message message) {
        return (message.subject()
                        + message.text()
                        + message.welsh()
                        + message.english()
                        + message.link()
                        + message.reference())
                .toLowerCase(Locale.ROOT);
    }
}
