package cymru.rhybudd.local.world;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Something with processes of its own, which Ctrl-C does not reach: closed when it is no longer needed, or when this process is ended before. */
public final class EndsWithProcess<T extends AutoCloseable> implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(EndsWithProcess.class);
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final Thread starter = Thread.currentThread();
    private final CountDownLatch settled = new CountDownLatch(1);
    private final AtomicReference<@Nullable T> open = new AtomicReference<>();

    EndsWithProcess() {}

    /** Starts it; where the start is interrupted it is to stop what it began. */
    public static <T extends AutoCloseable> EndsWithProcess<T> start(Callable<T> start) throws Exception {
        EndsWithProcess<T> started = new EndsWithProcess<>();
        Runtime.getRuntime().addShutdownHook(new Thread(started::end, "end"));
        started.begin(start);
        return started;
    }

    void begin(Callable<T> start) throws Exception {
        try {
            open.set(start.call());
        } finally {
            settled.countDown();
        }
    }

    /** What was started. */
    public T get() {
        T started = open.get();
        if (started == null) {
            throw new IllegalStateException("it was closed");
        }
        return started;
    }

    /** The process ends: what is being started is interrupted, what runs is closed. */
    void end() {
        try {
            if (settled.getCount() > 0) {
                starter.interrupt();
            }
            if (!settled.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                LOGGER.atWarn().log("not everything stopped in time");
            }
            close();
        } catch (Exception e) {
            LOGGER.atWarn().setCause(e).log("did not stop cleanly");
        }
    }

    /** Whoever comes second waits until it is closed: the process must not end halfway. */
    @Override
    public synchronized void close() throws Exception {
        T started = open.getAndSet(null);
        if (started != null) {
            started.close();
        }
    }
}
