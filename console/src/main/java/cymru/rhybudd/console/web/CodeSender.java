package cymru.rhybudd.console.web;

import cymru.rhybudd.schemas.DeliveryChannel;

/** Sends the code by which an officer shows that an address is theirs. */
@FunctionalInterface
public interface CodeSender {
    /** Whether the channel took it; the code may be read by whoever reads what comes to that address. */
    boolean send(DeliveryChannel channel, String address, String code);
}
