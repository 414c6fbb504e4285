package cymru.rhybudd.console.channel;

import java.time.Duration;

/**
 * How long a server may keep a sender waiting. Notify's client has no limit of its own and offers none; the JDK has one for every
 * connection of that kind which brings none.
 */
public final class TimeLimit {
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private TimeLimit() {}

    /** Holds from the first connection of the process on; after that the JDK does not ask again. */
    public static void apply() {
        apply(LIMIT);
    }

    static void apply(Duration limit) {
        String milliseconds = Long.toString(limit.toMillis());
        System.setProperty("sun.net.client.defaultConnectTimeout", milliseconds);
        System.setProperty("sun.net.client.defaultReadTimeout", milliseconds);
    }
}
