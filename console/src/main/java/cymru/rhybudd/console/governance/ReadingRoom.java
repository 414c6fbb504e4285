package cymru.rhybudd.console.governance;

import cymru.rhybudd.audit.life.LifeIndex;
import cymru.rhybudd.audit.records.Records;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Where one may look into the records. One thread looks up lives, for the index is for one at a time, and one reads what needs no index; whoever asks waits
 * for a few seconds at most, and can ask again. So governance staff take a bounded share of the machine that officers' pages are served from.
 */
public final class ReadingRoom implements AutoCloseable {
    private static final int MOST_WAITING = 8;
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final RecordSource source;
    private final Path index;
    private final Duration patience;
    private final ThreadPoolExecutor lives = thread("look-up-lives");
    private final ThreadPoolExecutor scans = thread("read-records");
    private final Map<Object, Pending> asked = new ConcurrentHashMap<>();
    private final AtomicLong done = new AtomicLong();
    private volatile long all;

    /** An answer that is being looked for, and when somebody asked for it last. */
    private record Pending(Future<?> answer, long askedAt) {
        boolean isLeft() {
            return answer.isDone() && System.nanoTime() - askedAt > KEPT.toNanos();
        }
    }

    /** What somebody looks up. */
    @FunctionalInterface
    public interface Visit<P, T> {
        /** Looks it up. */
        T read(P place) throws IOException;
    }

    /**
     * Of those records.
     *
     * @param index a directory for what can be made anew
     * @param patience how long one waits for an answer
     */
    public ReadingRoom(RecordSource source, Path index, Duration patience) {
        this.source = source;
        this.index = index;
        this.patience = patience;
    }

    private static ThreadPoolExecutor thread(String name) {
        return new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Looks up lives in the records up to now.
     *
     * @param question what is asked; who asks the same again meets the answer that is being looked for
     * @throws BusyException if that takes longer; it goes on meanwhile
     */
    public <T> T lives(Object question, Visit<LifeIndex, T> visit) {
        return await(lives, question, () -> {
            LifeIndex found = new LifeIndex(source.open(), index);
            done.set(0);
            all = found.count();
            found.update(done::addAndGet);
            all = 0;
            return visit.read(found);
        });
    }

    /**
     * Reads the records up to now.
     *
     * @param question as for lives
     * @throws BusyException if that takes longer; it goes on meanwhile
     */
    public <T> T records(Object question, Visit<Records, T> visit) {
        return await(scans, question, () -> visit.read(source.open()));
    }

    private <T> T await(ThreadPoolExecutor thread, Object question, Callable<T> task) {
        asked.values().removeIf(Pending::isLeft);
        try {
            Future<?> pending = pending(thread, question, task);
            try {
                @SuppressWarnings("unchecked") // a question has answers of one kind only
                T answer = (T) pending.get(patience.toMillis(), TimeUnit.MILLISECONDS);
                asked.remove(question);
                return answer;
            } catch (ExecutionException e) {
                asked.remove(question);
                throw unwrapped(e);
            }
        } catch (TimeoutException | RejectedExecutionException e) {
            throw thread == lives ? new BusyException(done.get(), all) : new BusyException(0, 0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while records were read", e);
        }
    }

    private <T> Future<?> pending(ThreadPoolExecutor thread, Object question, Callable<T> task) {
        return Objects.requireNonNull(asked.compute(
                        question,
                        (key, known) ->
                                new Pending(known == null ? thread.submit(task) : known.answer, System.nanoTime())))
                .answer;
    }

    private static RuntimeException unwrapped(ExecutionException e) {
        if (e.getCause() instanceof IOException cause) {
            return new UncheckedIOException(cause);
        }
        return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
    }

    @Override
    public void close() {
        lives.shutdownNow();
        scans.shutdownNow();
    }
}
