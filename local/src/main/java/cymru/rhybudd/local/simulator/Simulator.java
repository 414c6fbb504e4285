package cymru.rhybudd.local.simulator;

import cymru.rhybudd.local.council.CommittedChange;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes life go on: commits planned transactions at an even pace, late ones as soon as it can, and tells of each. */
public final class Simulator implements AutoCloseable {
    private static final long NANOS = 1_000_000_000L;
    /** Nothing is written for so long on either side of midnight: which of a change and the new day came first nobody could tell. */
    private static final Duration AROUND_MIDNIGHT = Duration.ofSeconds(2);

    private final CouncilWriter writer;
    private final Function<LocalDate, @Nullable PlannedTransaction> events;
    private final double changesPerSecond;
    private final Consumer<CommittedChange> listener;
    private final AtomicLong committed = new AtomicLong();
    private final Thread thread = new Thread(this::live, "simulator");
    private volatile boolean stopped;
    private volatile @Nullable SQLException failure;
    private long number;

    /**
     * A simulator that goes on after the given event.
     *
     * @param events the next transaction for a day; null when the story is over
     * @param listener is told of every transaction after its commit, in order, on the simulator's thread
     */
    public Simulator(
            CouncilWriter writer,
            long lastEvent,
            Function<LocalDate, @Nullable PlannedTransaction> events,
            double changesPerSecond,
            Consumer<CommittedChange> listener) {
        this.writer = writer;
        this.number = lastEvent;
        this.events = events;
        this.changesPerSecond = changesPerSecond;
        this.listener = listener;
    }

    /** Begins; returns at once. */
    public void start() {
        thread.start();
    }

    /** How many transactions were committed. */
    public long committed() {
        return committed.get();
    }

    /** Whether it has come to an end, by itself or by failure. */
    public boolean isOver() {
        return !thread.isAlive();
    }

    private void live() {
        long begun = System.nanoTime();
        long done = 0;
        try {
            while (!stopped) {
                begun += passMidnight();
                PlannedTransaction planned = events.apply(LocalDate.now(ZoneOffset.UTC));
                if (planned == null) {
                    return;
                }
                begun += pause(planned.after());
                if (stopped) {
                    return;
                }
                listener.accept(writer.commit(++number, planned));
                committed.incrementAndGet();
                done++;
                long next = begun + (long) (done * NANOS / changesPerSecond);
                while (!stopped && System.nanoTime() < next) {
                    LockSupport.parkNanos(Math.min(50_000_000, next - System.nanoTime()));
                }
            }
        } catch (SQLException e) {
            failure = e;
        }
    }

    /** Waits for so long; returns for how long it did, in nanoseconds. */
    private long pause(Duration time) {
        long waiting = System.nanoTime();
        while (!stopped && System.nanoTime() - waiting < time.toNanos()) {
            LockSupport.parkNanos(20_000_000);
        }
        return System.nanoTime() - waiting;
    }

    /** Waits while midnight (UTC, the clock's date) is near; returns for how long, in nanoseconds. */
    private long passMidnight() {
        long waiting = System.nanoTime();
        while (!stopped && isAroundMidnight(Instant.now())) {
            LockSupport.parkNanos(50_000_000);
        }
        return System.nanoTime() - waiting;
    }

    private static boolean isAroundMidnight(Instant now) {
        return !now.minus(AROUND_MIDNIGHT)
                .truncatedTo(ChronoUnit.DAYS)
                .equals(now.plus(AROUND_MIDNIGHT).truncatedTo(ChronoUnit.DAYS));
    }

    /** Ends after the transaction under way; throws what ended it before its time. */
    public void stop() throws SQLException, InterruptedException {
        stopped = true;
        thread.join();
        SQLException thrown = failure;
        if (thrown != null) {
            throw thrown;
        }
    }

    @Override
    public void close() throws SQLException, InterruptedException {
        stop();
        writer.close();
    }
}
