package cymru.rhybudd.console.delivery;

import cymru.rhybudd.console.channel.Message;
import cymru.rhybudd.console.channel.Message.Wording;
import cymru.rhybudd.console.desk.OpenAlert;
import cymru.rhybudd.console.words.Language;
import cymru.rhybudd.console.words.Words;
import cymru.rhybudd.schemas.DeliveredAlert;
import cymru.rhybudd.schemas.Delivery;
import cymru.rhybudd.schemas.DeliveryChannel;
import cymru.rhybudd.schemas.DeliveryUrgency;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Puts a message into words, in both languages: a reference, an urgency, a team and a link. Nothing about the citizen reaches this
 * class; a delivery has none of it.
 *
 * @param console where officers open the console
 */
record Composition(URI console) {
    /** The message; the reader's language comes first. */
    Message message(Delivery delivery, Language first) {
        URI link = link(delivery);
        Wording welsh = wording(delivery, Words.of(Language.WELSH));
        Wording english = wording(delivery, Words.of(Language.ENGLISH));
        List<Language> languages = List.of(first, first.other());
        DeliveredAlert foremost = foremost(delivery);
        StringBuilder subject = new StringBuilder();
        StringBuilder text = new StringBuilder();
        for (Language language : languages) {
            Words words = Words.of(language);
            Wording wording = language == Language.WELSH ? welsh : english;
            subject.append(subject.length() == 0 ? "" : " / ")
                    .append(words.text(
                            "message.subject." + delivery.getPurpose(),
                            wording.urgency(),
                            delivery.getAlerts().size()));
            text.append(wording.sentence()).append('\n');
            if (delivery.getChannel() != DeliveryChannel.SMS) {
                text.append(words.text("message.open")).append("\n\n");
            }
        }
        text.append(link);
        if (delivery.getChannel() != DeliveryChannel.SMS) {
            text.append("\n\n");
            languages.forEach(language ->
                    text.append(Words.of(language).text("message.foot")).append('\n'));
        }
        String reference = OpenAlert.reference(foremost.getAlertId());
        return new Message(
                delivery.getDeliveryId(),
                delivery.getPurpose().name(),
                foremost.getUrgency().name(),
                delivery.getAlerts().size(),
                reference,
                subject.append(" – ").append(reference).toString(),
                text.toString(),
                welsh,
                english,
                link);
    }

    private static Wording wording(Delivery delivery, Words words) {
        DeliveredAlert foremost = foremost(delivery);
        DeliveryUrgency urgency = foremost.getUrgency();
        String named = words.text("message.urgency." + urgency);
        String team = words.language() == Language.WELSH ? delivery.getTeamNameCy() : delivery.getTeamNameEn();
        String sentence = words.text(
                "message.text." + delivery.getPurpose(),
                named,
                team,
                OpenAlert.reference(foremost.getAlertId()),
                delivery.getAlerts().size());
        return new Wording(named, team, sentence);
    }

    private static DeliveredAlert foremost(Delivery delivery) {
        return delivery.getAlerts().stream()
                .min((one, other) -> Urgencies.ORDER.compare(one.getUrgency(), other.getUrgency()))
                .orElseThrow();
    }

    private URI link(Delivery delivery) {
        List<DeliveredAlert> alerts = delivery.getAlerts();
        String path = alerts.size() == 1
                ? "/alerts/" + encoded(alerts.get(0).getEpisode())
                : "/queue?team=" + encoded(delivery.getTeam());
        return console.resolve(path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
