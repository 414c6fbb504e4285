package cymru.rhybudd.console.channel;

/** Takes messages to where they are read. It may take its time, and is used by several threads. */
public interface MessageChannel {
    /**
     * Sends a message.
     *
     * @param perhapsSent whether it may have been sent before, by an instance that then died or an answer that was lost
     */
    Outcome send(Message message, String address, boolean perhapsSent);
}
