package cymru.rhybudd.console.web;

import java.time.Duration;

/**
 * How the pages are served.
 *
 * @param host the address to listen on
 * @param port the port; 0 takes a free one
 * @param secureCookies false only on the loopback address, where there is no TLS
 * @param idle after how long without use a session ends
 * @param longest after how long it ends in any case
 * @param mostAMinute how many requests a browser may make in a minute
 */
public record WebSettings(
        String host, int port, boolean secureCookies, Duration idle, Duration longest, int mostAMinute) {
    private static final int LAST_PORT = 65_535;

    public WebSettings {
        if (port < 0 || port > LAST_PORT) {
            throw new IllegalArgumentException("RHYBUDD_CONSOLE_PORT must be from 0 to 65535, not " + port);
        }
        if (idle.isNegative() || idle.isZero() || longest.compareTo(idle) < 0) {
            throw new IllegalArgumentException(
                    "a session's idle time must be positive, and not above its longest time");
        }
    }

    /** As officers need it: twenty minutes idle, a working day at most. */
    public static WebSettings of(String host, int port, boolean secureCookies) {
        return new WebSettings(host, port, secureCookies, Duration.ofMinutes(20), Duration.ofHours(10), 600);
    }
}
