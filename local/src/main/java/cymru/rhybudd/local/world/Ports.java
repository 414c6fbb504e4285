package cymru.rhybudd.local.world;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds ports that nobody uses: below those that systems give to outgoing connections, for a part that takes seconds to start
 * would find its port taken by a client of another.
 */
public final class Ports {
    private static final int FIRST = 20_000;
    private static final int AFTER_LAST = 32_000;
    private static final int ATTEMPTS = 100;

    private Ports() {}

    /** A port of the loopback address that was free a moment ago. */
    public static int free() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, AFTER_LAST);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no port from " + FIRST + " on is free on the loopback address");
    }

    /** The given port of the loopback address, or the next above it that is free. */
    public static int freeFrom(int first) {
        for (int port = first; port < first + ATTEMPTS; port++) {
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no port from " + first + " on is free on the loopback address");
    }

    /** Whether nobody listens there on the loopback address. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
