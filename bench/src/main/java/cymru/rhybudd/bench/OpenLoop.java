package cymru.rhybudd.bench;

import cymru.rhybudd.local.council.CommittedChange;
import cymru.rhybudd.local.simulator.CouncilWriter;
import cymru.rhybudd.local.simulator.LifeEvents;
import cymru.rhybudd.local.simulator.PlannedTransaction;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Commits life events at an even pace, whatever becomes of those before: one that comes late has waited since its intended time, and
 * that wait counts. A writer that waited for the system would leave out just the moments in which it is slow.
 */
final class OpenLoop {
    private static final double NANOS = 1e9;

    private final LifeEvents events;
    private final double changesPerSecond;
    private final Map<String, Lane> lanes = new HashMap<>();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    /**
     * What was written.
     *
     * @param intended when each transaction was to be committed, by {@link System#nanoTime}
     * @param begun when the first was
     * @param lastIntended when the last was
     * @param lastCommitted when the last really was
     */
    record Written(Map<ChangeId, Long> intended, long begun, long lastIntended, long lastCommitted) {
        Written {
            intended = Map.copyOf(intended);
        }

        double committedPerSecond() {
            return intended.size() * NANOS / (lastCommitted - begun);
        }
    }

    private record Due(PlannedTransaction transaction, long number, long intended) {}

    /** With a writer for each database, so that none waits for another. */
    OpenLoop(LifeEvents events, double changesPerSecond, Map<String, CouncilWriter> writers) {
        this.events = events;
        this.changesPerSecond = changesPerSecond;
        writers.forEach((database, writer) -> lanes.put(database, new Lane(database, writer)));
    }

    /** Writes so many changes; returns when the last is committed. */
    Written write(long changes) throws InterruptedException {
        lanes.values().forEach(lane -> lane.thread.start());
        long begun = System.nanoTime();
        long intended = begun;
        for (long change = 0; change < changes && failure.get() == null; change++) {
            intended = begun + (long) (change * NANOS / changesPerSecond);
            PlannedTransaction next = events.next(LocalDate.now(ZoneOffset.UTC));
            while (System.nanoTime() < intended) {
                LockSupport.parkNanos(intended - System.nanoTime());
            }
            Objects.requireNonNull(lanes.get(next.database())).due.add(new Due(next, events.events(), intended));
        }
        Map<ChangeId, Long> all = new HashMap<>();
        long last = begun;
        for (Lane lane : lanes.values()) {
            lane.end();
            all.putAll(lane.written);
            last = Math.max(last, lane.lastCommitted);
        }
        Exception thrown = failure.get();
        if (thrown != null) {
            throw new IllegalStateException("not everything was written", thrown);
        }
        return new Written(all, begun, intended, last);
    }

    /** One database: its transactions keep their order. */
    private final class Lane {
        private static final long NO_MORE = -1;

        private final BlockingQueue<Due> due = new LinkedBlockingQueue<>();
        private final Map<ChangeId, Long> written = new HashMap<>();
        private final CouncilWriter writer;
        private final String database;
        private final Thread thread;
        private long lastCommitted;

        Lane(String database, CouncilWriter writer) {
            this.database = database;
            this.writer = writer;
            this.thread = new Thread(this::work, "open-loop-" + database);
        }

        private void work() {
            try {
                for (Due next = due.take(); next.number() != NO_MORE; next = due.take()) {
                    CommittedChange change = writer.commit(next.number(), next.transaction());
                    lastCommitted = System.nanoTime();
                    written.put(new ChangeId(database, change.transactionId()), next.intended());
                }
            } catch (SQLException | RuntimeException e) {
                failure.set(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        void end() throws InterruptedException {
            due.add(new Due(new PlannedTransaction(database, "", Duration.ZERO, List.of()), NO_MORE, 0));
            thread.join();
        }
    }
}
