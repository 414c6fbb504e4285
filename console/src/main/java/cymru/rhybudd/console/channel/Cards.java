package cymru.rhybudd.console.channel;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Messages as JSON. */
final class Cards {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Cards() {}

    /** For a receiver of the council's own. */
    static String plain(Message message) {
        ObjectNode body = JSON.createObjectNode()
                .put("deliveryId", message.deliveryId())
                .put("purpose", message.purpose())
                .put("urgency", message.urgency())
                .put("count", message.count())
                .put("reference", message.reference())
                .put("link", message.link().toString());
        body.putObject("cy")
                .put("urgency", message.welsh().urgency())
                .put("team", message.welsh().team())
                .put("text", message.welsh().sentence());
        body.putObject("en")
                .put("urgency", message.english().urgency())
                .put("team", message.english().team())
                .put("text", message.english().sentence());
        return body.toString();
    }

    /** An Adaptive Card in the envelope that a Teams workflow expects. */
    static String adaptive(Message message) {
        ObjectNode body = JSON.createObjectNode().put("type", "message");
        ObjectNode attachment = body.putArray("attachments").addObject();
        attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
        ObjectNode card = attachment
                .putObject("content")
                .put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
                .put("type", "AdaptiveCard")
                .put("version", "1.4");
        ArrayNode texts = card.putArray("body");
        texts.addObject()
                .put("type", "TextBlock")
                .put("text", message.subject())
                .put("weight", "Bolder")
                .put("wrap", true);
        texts.addObject()
                .put("type", "TextBlock")
                .put("text", message.welsh().sentence())
                .put("wrap", true);
        texts.addObject()
                .put("type", "TextBlock")
                .put("text", message.english().sentence())
                .put("wrap", true);
        card.putArray("actions")
                .addObject()
                .put("type", "Action.OpenUrl")
                .put("title", "Rhybudd")
                .put("url", message.link().toString());
        return body.toString();
    }
}
