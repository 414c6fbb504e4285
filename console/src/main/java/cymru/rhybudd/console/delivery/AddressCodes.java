package cymru.rhybudd.console.delivery;

import cymru.rhybudd.console.channel.Message;
import cymru.rhybudd.console.channel.Message.Wording;
import cymru.rhybudd.console.channel.Outcome;
import cymru.rhybudd.console.words.Language;
import cymru.rhybudd.console.words.Words;
import cymru.rhybudd.schemas.DeliveryChannel;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends codes to addresses that officers say are theirs, at once: somebody waits for one, and a code that comes late is worth nothing. */
public final class AddressCodes {
    private static final Logger LOGGER = LoggerFactory.getLogger(AddressCodes.class);
    private static final String PURPOSE = "CONFIRMATION";

    private final Channels channels;
    private final URI page;

    /** By the council's channels, for the console at that address. */
    public AddressCodes(DeliverySettings settings, URI console, Clock clock) {
        this(Channels.of(settings, clock), console);
    }

    AddressCodes(Channels channels, URI console) {
        this.channels = channels;
        this.page = console.resolve("/preferences");
    }

    /** Whether the channel took it. */
    public boolean send(DeliveryChannel channel, String address, String code) {
        try {
            Outcome outcome = channels.send(Route.of(channel, ""), message(code), address, false);
            return outcome.isSent();
        } catch (RuntimeException e) {
            // Without its message, which may hold the address.
            LOGGER.atError()
                    .addKeyValue("channel", channel)
                    .addKeyValue("exception", e.getClass().getSimpleName())
                    .log("a code could not be sent");
            return false;
        }
    }

    private Message message(String code) {
        Wording welsh = wording(Words.of(Language.WELSH), code);
        Wording english = wording(Words.of(Language.ENGLISH), code);
        return new Message(
                UUID.randomUUID().toString(),
                PURPOSE,
                "",
                0,
                code,
                Words.of(Language.WELSH).text("code.subject") + " / "
                        + Words.of(Language.ENGLISH).text("code.subject"),
                welsh.sentence() + "\n" + english.sentence(),
                welsh,
                english,
                page);
    }

    private static Wording wording(Words words, String code) {
        return new Wording("", "", words.text("code.text", code));
    }
}
