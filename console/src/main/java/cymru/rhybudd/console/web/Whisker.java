package cymru.rhybudd.console.web;

import cymru.rhybudd.schemas.outcome.Share;

/**
 * Where a share and the two ends of its interval stand on a line from nothing to all.
 *
 * @param x of the share
 */
public record Whisker(int low, int x, int high) {
    public static final int WIDTH = 120;
    public static final int HEIGHT = 14;

    private static final int EDGE = 5;

    static Whisker of(Share share) {
        return new Whisker(
                x(share.low().orElse(0)),
                x(share.value().orElse(0)),
                x(share.high().orElse(1)));
    }

    private static int x(double part) {
        return (int) Math.round(EDGE + part * (WIDTH - 2 * EDGE));
    }
}
