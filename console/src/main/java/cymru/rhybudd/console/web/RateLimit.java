package cymru.rhybudd.console.web;

import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** How many requests one browser may make in a minute of the clock. */
final class RateLimit {
    private static final long MINUTE_MILLIS = 60_000;

    private final Clock clock;
    private final int most;
    private final ConcurrentHashMap<String, AtomicInteger> counts = new ConcurrentHashMap<>();
    private long minute;

    RateLimit(Clock clock, int most) {
        this.clock = clock;
        this.most = most;
    }

    /** Counts a request; false where it is one too many. */
    boolean admits(String who) {
        turn();
        return counts.computeIfAbsent(who, key -> new AtomicInteger()).incrementAndGet() <= most;
    }

    private synchronized void turn() {
        long now = clock.millis() / MINUTE_MILLIS;
        if (now != minute) {
            minute = now;
            counts.clear();
        }
    }
}
