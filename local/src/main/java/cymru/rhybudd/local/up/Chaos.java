package cymru.rhybudd.local.up;

import cymru.rhybudd.local.world.ServiceProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kills the service at random points, as kill -9 does, and starts it again. */
final class Chaos implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(Chaos.class);

    private final ServiceProcess service;
    private final Random random;
    private final Duration shortest;
    private final Duration longest;
    private final AtomicInteger restarts = new AtomicInteger();
    private final Thread thread = new Thread(this::rage, "chaos");
    private volatile boolean closed;

    /** Lives of the service last between the two durations, drawn from the seed. */
    Chaos(ServiceProcess service, long seed, Duration shortest, Duration longest) {
        this.service = service;
        this.random = new Random(seed);
        this.shortest = shortest;
        this.longest = longest;
    }

    void start() {
        thread.start();
    }

    int restarts() {
        return restarts.get();
    }

    private void rage() {
        try {
            while (!closed) {
                long spread = longest.minus(shortest).toMillis();
                Thread.sleep(shortest.toMillis() + (long) (random.nextDouble() * spread));
                if (!closed) {
                    service.killAndRestart();
                    restarts.incrementAndGet();
                }
            }
        } catch (InterruptedException e) {
            LOGGER.debug("chaos ends");
        } catch (IOException e) {
            LOGGER.atError().setCause(e).log("the service could not be started again");
        }
    }

    /** Ends the killing; the service that runs now goes on. */
    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.interrupt();
        thread.join();
    }
}
