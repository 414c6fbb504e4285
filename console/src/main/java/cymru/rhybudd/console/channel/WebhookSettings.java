package cymru.rhybudd.console.channel;

import java.net.URI;

/**
 * Where a team's messages are posted to.
 *
 * @param isTeams whether Microsoft Teams reads it, and wants a card
 * @param mayBePrivate whether the council has listed the host as one inside its own network
 */
public record WebhookSettings(URI url, boolean isTeams, String secret, boolean mayBePrivate) {
    @Override
    public String toString() {
        return "WebhookSettings[" + url.getHost() + "]";
    }
}
