package cymru.rhybudd.console.channel;

import java.net.URI;

/** A message of a test. */
final class Messages {
    static final String ID = "0b9f4b62-0f5e-3d8a-9f5b-5a4c8a3f8a01";

    private Messages() {}

    static Message message() {
        return message("Rhybudd newydd: coch / New alert: red – A1B2C3D4");
    }

    static Message message(String subject) {
        return new Message(
                ID,
                "ALERT",
                "RED",
                1,
                "A1B2C3D4",
                subject,
                "Rhybudd newydd (coch) i Opsiynau tai (gogledd), cyfeirnod A1B2C3D4.\nNew alert\n",
                new Message.Wording("coch", "Opsiynau tai (gogledd)", "Rhybudd newydd (coch)."),
                new Message.Wording("red", "Housing options (north)", "New alert (red)."),
                URI.create("https://rhybudd.example/alerts/a1"));
    }
}
