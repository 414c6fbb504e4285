package cymru.rhybudd.console.delivery;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A few threads for each channel, so that one which does not answer holds up no other. */
final class SendingThreads implements AutoCloseable {
    static final int FOR_EACH_CHANNEL = 2;

    private static final int WAITING_AT_MOST = 100;
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

    private final Map<Route, ThreadPoolExecutor> byRoute = new ConcurrentHashMap<>();

    Executor of(Route route) {
        return byRoute.computeIfAbsent(route, SendingThreads::threads);
    }

    private static ThreadPoolExecutor threads(Route route) {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                FOR_EACH_CHANNEL,
                FOR_EACH_CHANNEL,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(WAITING_AT_MOST),
                work -> thread(route, work));
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    private static Thread thread(Route route, Runnable work) {
        Thread thread = new Thread(work, "deliver-" + route.channel());
        thread.setDaemon(true);
        return thread;
    }

    /** What is being sent has a few seconds to leave; what waits, or takes longer, is left to whoever goes on. */
    @Override
    public void close() {
        byRoute.values().forEach(threads -> {
            threads.shutdown();
            threads.getQueue().clear();
        });
        long until = System.nanoTime() + CLOSE_WITHIN.toNanos();
        try {
            for (ThreadPoolExecutor threads : byRoute.values()) {
                if (!threads.awaitTermination(until - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
