package cymru.rhybudd.local.world;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the parts of a world side by side. Unless they are handed over, closing it stops those that started and those that were about to. */
final class Beginning implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(Beginning.class);
    private static final long PATIENCE_SECONDS = 30;

    private final Consumer<String> progress;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private boolean handedOver;

    /** @param progress is told of each part that is ready */
    Beginning(Consumer<String> progress) {
        this.progress = progress;
    }

    <T extends AutoCloseable> Future<T> begin(String name, Callable<T> start) {
        return executor.submit(() -> {
            T part = start.call();
            synchronized (parts) {
                parts.push(part);
            }
            progress.accept(name);
            return part;
        });
    }

    /** Returns the part once it is there, or throws what kept it from starting. */
    static <T> T await(Future<T> part) throws Exception {
        try {
            return part.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    /** All parts have started: whoever has them now stops them. */
    Deque<AutoCloseable> handOver() {
        handedOver = true;
        return parts;
    }

    @Override
    public void close() {
        if (handedOver) {
            executor.shutdown();
            return;
        }
        executor.shutdownNow();
        boolean interrupted = awaitThoseThatStart();
        stop(parts);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** One that starts after the others were stopped would be stopped by nobody. */
    private boolean awaitThoseThatStart() {
        boolean interrupted = Thread.interrupted();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            try {
                if (!executor.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    LOGGER.atWarn().log("a part that was starting did not end in time");
                }
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }

    /** Last started, first stopped: nothing loses what it depends on before it is stopped itself. */
    static void stop(Deque<AutoCloseable> parts) {
        synchronized (parts) {
            while (!parts.isEmpty()) {
                AutoCloseable part = parts.pop();
                try {
                    part.close();
                } catch (Exception e) {
                    LOGGER.atWarn()
                            .addKeyValue("part", part.getClass().getSimpleName())
                            .setCause(e)
                            .log("did not stop cleanly");
                }
            }
        }
    }
}
