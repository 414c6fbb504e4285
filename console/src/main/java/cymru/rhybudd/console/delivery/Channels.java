package cymru.rhybudd.console.delivery;

import cymru.rhybudd.console.channel.Message;
import cymru.rhybudd.console.channel.MessageChannel;
import cymru.rhybudd.console.channel.NotifyChannel;
import cymru.rhybudd.console.channel.Outcome;
import cymru.rhybudd.console.channel.SmtpChannel;
import cymru.rhybudd.console.channel.WebhookChannel;
import cymru.rhybudd.schemas.DeliveryChannel;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** Every channel that the council has set up. */
final class Channels {
    private final Map<Route, MessageChannel> byRoute;

    Channels(Map<Route, MessageChannel> byRoute) {
        this.byRoute = Map.copyOf(byRoute);
    }

    static Channels of(DeliverySettings settings, Clock clock) {
        Map<Route, MessageChannel> byRoute = new HashMap<>();
        if (settings.smtp() != null) {
            byRoute.put(Route.of(DeliveryChannel.EMAIL, ""), new SmtpChannel(settings.smtp()));
        }
        if (settings.govNotify() != null) {
            if (!settings.govNotify().emailTemplate().isEmpty()) {
                byRoute.put(
                        Route.of(DeliveryChannel.EMAIL, ""),
                        new NotifyChannel(settings.govNotify(), DeliveryChannel.EMAIL));
            }
            if (!settings.govNotify().smsTemplate().isEmpty()) {
                byRoute.put(
                        Route.of(DeliveryChannel.SMS, ""),
                        new NotifyChannel(settings.govNotify(), DeliveryChannel.SMS));
            }
        }
        settings.rules().teams().forEach((team, rules) -> {
            if (rules.webhook() != null) {
                byRoute.put(Route.of(DeliveryChannel.WEBHOOK, team), new WebhookChannel(rules.webhook(), clock));
            }
        });
        return new Channels(byRoute);
    }

    Outcome send(Dispatch dispatch) {
        return send(dispatch.route(), dispatch.message(), dispatch.address(), dispatch.perhapsSent());
    }

    Outcome send(Route route, Message message, String address, boolean perhapsSent) {
        MessageChannel channel = byRoute.get(route);
        return channel == null ? Outcome.NO_CHANNEL : channel.send(message, address, perhapsSent);
    }
}
