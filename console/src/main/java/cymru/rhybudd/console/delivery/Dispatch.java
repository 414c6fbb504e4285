package cymru.rhybudd.console.delivery;

import cymru.rhybudd.console.channel.Message;

/**
 * A message on its way to a channel.
 *
 * @param address empty where the channel knows it
 * @param perhapsSent whether it may have been sent before
 */
record Dispatch(Route route, Message message, String address, boolean perhapsSent) {
    String id() {
        return message.deliveryId();
    }

    @Override
    public String toString() {
        return "Dispatch[" + id() + "]";
    }
}
