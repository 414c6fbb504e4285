package cymru.rhybudd.bench;

import cymru.rhybudd.local.command.WorldTopics;
import cymru.rhybudd.schemas.Canary;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.SourceChange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Reads officers' notifications as an officer's application does, committed ones only, and notes when each could be read. */
final class AlertReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    /** So long nothing came after everything had settled: nothing more comes. */
    private static final long QUIET_MILLIS = 500;

    private final KafkaConsumer<String, OfficerNotification> consumer;
    private final List<Read> reads = new ArrayList<>();
    private final AtomicLong lastRead = new AtomicLong();
    private final Thread thread = new Thread(this::read, "alert-reader");
    private volatile boolean closed;
    private volatile @Nullable RuntimeException failure;

    /** An alert that a change caused, and when it was read by {@link System#nanoTime}. */
    record Read(ChangeId cause, long at) {}

    /** Reads from now on. */
    AlertReader(WorldTopics topics) {
        this.consumer = topics.committed(topics.values(Contracts.OFFICER_NOTIFICATIONS));
        List<TopicPartition> only = List.of(new TopicPartition(Contracts.OFFICER_NOTIFICATIONS.topic(), 0));
        consumer.assign(only);
        consumer.seekToEnd(only);
        only.forEach(consumer::position);
        thread.start();
    }

    private void read() {
        try (consumer) {
            while (!closed) {
                ConsumerRecords<String, OfficerNotification> records = consumer.poll(POLL);
                long at = System.nanoTime();
                for (ConsumerRecord<String, OfficerNotification> record : records) {
                    note(record, at);
                }
            }
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    /** The end of an episode, what waited for an officer, and what the clock brought have no commit to measure from. */
    private void note(ConsumerRecord<String, OfficerNotification> record, long at) {
        OfficerNotification notification = record.value();
        SourceChange change = notification.getAlert().getAssessment().getChange();
        if (!Canary.is(record.key())
                && notification.getAlert().getStep() != EpisodeStep.CLOSED
                && notification.getReleasedFrom() == null
                && change != null
                && change.getTransaction() != null) {
            synchronized (reads) {
                reads.add(new Read(new ChangeId(change.getSource(), Long.parseLong(change.getTransaction())), at));
            }
            lastRead.set(at);
        }
    }

    /**
     * Everything read so far, when nothing more comes.
     *
     * @throws IllegalStateException if reading has failed
     */
    List<Read> awaitQuiet() throws InterruptedException {
        long asked = System.nanoTime();
        while (System.nanoTime() - Math.max(asked, lastRead.get()) < QUIET_MILLIS * 1_000_000) {
            Thread.sleep(QUIET_MILLIS / 5);
        }
        RuntimeException thrown = failure;
        if (thrown != null) {
            throw new IllegalStateException("not every alert was read", thrown);
        }
        synchronized (reads) {
            List<Read> all = List.copyOf(reads);
            reads.clear();
            return all;
        }
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join();
    }
}
