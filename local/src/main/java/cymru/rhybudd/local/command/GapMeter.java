package cymru.rhybudd.local.command;

import cymru.rhybudd.schemas.Assessment;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.Decision;
import cymru.rhybudd.schemas.SourceChange;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * How long a change waited at most, from its commit in the council's database until what was decided about it could be read:
 * the gap in service as a citizen has it. A change that was committed in the gap counts from then, and not from when it was
 * captured.
 */
public final class GapMeter implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(50);

    private final KafkaConsumer<String, Decision> decisions;
    private final Thread thread = new Thread(this::read, "gap-meter");
    private volatile boolean closed;
    private volatile @Nullable RuntimeException failure;
    private volatile Duration longest = Duration.ZERO;
    private final Map<Integer, Instant> latest = new ConcurrentHashMap<>();

    /** Measures what comes from now on. */
    public GapMeter(WorldTopics topics) {
        decisions = topics.committed(topics.values(Contracts.DECISIONS));
        decisions.assign(WorldTopics.partitions(decisions, Contracts.DECISIONS.topic()));
        decisions.seekToEnd(decisions.assignment());
        for (TopicPartition partition : decisions.assignment()) {
            decisions.position(partition);
            latest.put(partition.partition(), Instant.EPOCH);
        }
    }

    /** Begins; returns at once. */
    public void start() {
        thread.start();
    }

    private void read() {
        try (decisions) {
            while (!closed) {
                for (ConsumerRecord<String, Decision> record : decisions.poll(POLL)) {
                    take(record.partition(), record.value());
                }
            }
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private void take(int partition, Decision decision) {
        Assessment assessment = decision.getAssessment();
        SourceChange change = assessment == null ? null : assessment.getChange();
        if (change != null && !change.getSnapshot()) {
            Duration waited = Duration.between(change.getCommittedAt(), Instant.now());
            longest = waited.compareTo(longest) > 0 ? waited : longest;
            latest.merge(partition, change.getCommittedAt(), (one, other) -> one.isAfter(other) ? one : other);
        }
    }

    /**
     * The longest that a change waited; zero if none was decided about.
     *
     * @throws IllegalStateException if not every decision was read
     */
    public Duration longest() {
        requireReading();
        return longest;
    }

    /**
     * When the latest change was committed of those that were decided about, in the partition that is furthest behind.
     *
     * @throws IllegalStateException if not every decision was read
     */
    public Instant latest() {
        requireReading();
        return Collections.min(latest.values());
    }

    private void requireReading() {
        RuntimeException thrown = failure;
        if (thrown != null) {
            throw new IllegalStateException("decisions are no longer read", thrown);
        }
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join();
    }
}
