package cymru.rhybudd.bench;

import cymru.rhybudd.bench.OpenLoop.Written;
import cymru.rhybudd.bench.RowChanges.RowChange;
import cymru.rhybudd.schemas.serde.RegistryClient;
import cymru.rhybudd.source.SourceMappings;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Life after the first day, at an even pace whatever becomes of it: row changes as connectors write them, committed when they are due. */
final class PacedChanges implements AutoCloseable {
    private static final double NANOS = 1e9;

    private final RowChanges changes;
    private final DebeziumRecords records;
    private final Producer<byte[], byte[]> producer;
    private final double changesPerSecond;
    private final long most;
    private final Map<ChangeId, Long> intended = new HashMap<>();
    private final Thread thread = new Thread(this::tell, "paced-changes");
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private volatile boolean closed;
    private long toSkip;
    private long told;
    private long begun;
    private long last;
    private Instant begunAt = Instant.EPOCH;

    /**
     * Begins with what comes after the first day of the council.
     *
     * @param most for so many at the longest
     */
    PacedChanges(Laboratory laboratory, int adults, double changesPerSecond, long most) {
        this.changes = Input.changes(laboratory, adults);
        this.records = new DebeziumRecords(
                CapturedTables.of(SourceMappings.load(laboratory.home().council())),
                new RegistryClient(URI.create(laboratory.registryUrl())));
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", laboratory.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        this.changesPerSecond = changesPerSecond;
        this.most = most;
        this.toSkip = changes.firstDay();
        thread.start();
    }

    private void tell() {
        try {
            changes.tell(toSkip + most, this::take);
        } catch (RuntimeException e) {
            failure.set(e);
        }
    }

    /** What is skipped moves the log of the databases on, and is somewhere already. */
    private void take(RowChange change) {
        if (toSkip > 0) {
            toSkip--;
            records.record(change);
        } else if (!closed) {
            if (told == 0) {
                begun = System.nanoTime();
                begunAt = Instant.now();
            }
            long due = begun + (long) (told++ * NANOS / changesPerSecond);
            last = due;
            intended.putIfAbsent(new ChangeId(change.write().database(), DebeziumRecords.transactionId(change)), due);
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            // What fails shows in close.
            Future<RecordMetadata> unused =
                    producer.send(records.record(change, begunAt.plusNanos(due - begun)), (sent, thrown) -> {
                        if (thrown != null) {
                            failure.set(thrown);
                        }
                    });
        }
    }

    /** What was written, once this is closed; each transaction counts from its first row. */
    Written written() {
        return new Written(intended, begun, last, last);
    }

    /** How many rows were written, once this is closed. */
    long told() {
        return told;
    }

    /**
     * Ends it.
     *
     * @throws IllegalStateException if not every change was written, or there were no more
     */
    @Override
    public void close() throws InterruptedException {
        boolean ended = !thread.isAlive();
        closed = true;
        thread.join();
        producer.close();
        Exception thrown = failure.get();
        if (thrown != null || ended) {
            throw new IllegalStateException("not every change was written", thrown);
        }
    }
}
