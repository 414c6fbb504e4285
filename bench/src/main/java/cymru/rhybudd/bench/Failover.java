package cymru.rhybudd.bench;

import java.util.List;

/**
 * How long nobody is told of anything when an instance dies.
 *
 * @param changesPerSecond that went on meanwhile
 * @param seconds of each kill, the longest that a change waited from its commit until what was decided about it could be read
 */
record Failover(FailoverScale scale, double changesPerSecond, List<Double> seconds) {
    Failover {
        seconds = List.copyOf(seconds);
    }

    Spread longestWait() {
        return Spread.of(seconds, each -> each);
    }
}
