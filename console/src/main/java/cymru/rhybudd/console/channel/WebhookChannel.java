package cymru.rhybudd.console.channel;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;

/**
 * Posts messages to a team's webhook. Its address stands in the council's settings and nowhere else: no officer can name one. It is
 * https on a listed host, no redirect is followed, and a host that is inside the network must be listed as such.
 *
 * <p>The check of the addresses and the connection look the name up one after the other, for the JDK's client takes no address. A name
 * that changes in between leads to a machine that has no certificate for it, and the message is not sent.
 */
public final class WebhookChannel implements MessageChannel {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int TOO_MANY = 429;
    private static final int TIMED_OUT = 408;
    private static final int FIRST_OF_THE_SERVER = 500;
    private static final int FIRST_AFTER_SUCCESS = 300;
    private static final int OK = 200;

    private final WebhookSettings settings;
    private final HttpClient client;
    private final Lookup lookup;
    private final Clock clock;

    /** Finds the addresses of a host. */
    interface Lookup {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    public WebhookChannel(WebhookSettings settings, Clock clock) {
        this(settings, HttpClient.newBuilder(), InetAddress::getAllByName, clock);
    }

    WebhookChannel(WebhookSettings settings, HttpClient.Builder client, Lookup lookup, Clock clock) {
        this.settings = settings;
        this.client = client.followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(PATIENCE)
                .build();
        this.lookup = lookup;
        this.clock = clock;
    }

    /** The address is the settings'; what is given is not looked at. */
    @Override
    public Outcome send(Message message, String address, boolean perhapsSent) {
        String body = settings.isTeams() ? Cards.adaptive(message) : Cards.plain(message);
        HttpRequest request = HttpRequest.newBuilder(settings.url())
                .timeout(PATIENCE)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("Idempotency-Key", message.deliveryId())
                .header("X-Rhybudd-Signature", Signature.of(settings.secret(), clock.instant(), body))
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            if (!settings.mayBePrivate() && isPrivate(settings.url().getHost())) {
                return Outcome.REFUSED;
            }
            return outcome(client.send(request, BodyHandlers.discarding()).statusCode());
        } catch (IOException e) {
            return Outcome.UNREACHABLE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.UNREACHABLE;
        }
    }

    private boolean isPrivate(String host) throws UnknownHostException {
        for (InetAddress address : lookup.addresses(host)) {
            if (PrivateAddresses.contain(address)) {
                return true;
            }
        }
        return false;
    }

    private static Outcome outcome(int status) {
        if (status >= OK && status < FIRST_AFTER_SUCCESS) {
            return Outcome.taken(null);
        }
        boolean isPassing = status == TOO_MANY || status == TIMED_OUT || status >= FIRST_OF_THE_SERVER;
        return isPassing ? Outcome.BUSY : Outcome.REFUSED;
    }
}
