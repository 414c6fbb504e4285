package cymru.rhybudd.console.delivery;

import cymru.rhybudd.schemas.DeliveryChannel;

/** Which channel takes a message: a kind of channel; for webhooks also whose. */
record Route(DeliveryChannel channel, String team) {
    static Route of(DeliveryChannel channel, String team) {
        return new Route(channel, channel == DeliveryChannel.WEBHOOK ? team : "");
    }
}
