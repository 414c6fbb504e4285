package cymru.rhybudd.local.faults;

import cymru.rhybudd.local.command.WorldTopics;
import cymru.rhybudd.schemas.Assessment;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.Decision;
import cymru.rhybudd.schemas.SourceChange;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.jspecify.annotations.Nullable;

/**
 * How long a change waited at most, from its commit in the council's database until what was decided about it could be read:
 * the gap in service as a citizen has it. A change that was committed in the gap counts from then, and not from when it was
 * captured.
 */
final class GapMeter implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(50);

    private final KafkaConsumer<String, Decision> decisions;
    private final Thread thread = new Thread(this::read, "gap-meter");
    private volatile boolean closed;
    private volatile @Nullable RuntimeException failure;
    private volatile Duration longest = Duration.ZERO;

    /** Measures what comes from now on. */
    GapMeter(WorldTopics topics) {
        decisions = topics.committed(topics.values(Contracts.DECISIONS));
        decisions.assign(WorldTopics.partitions(decisions, Contracts.DECISIONS.topic()));
        decisions.seekToEnd(decisions.assignment());
        decisions.assignment().forEach(decisions::position);
    }

    /** Begins; returns at once. */
    void start() {
        thread.start();
    }

    private void read() {
        try (decisions) {
            while (!closed) {
                for (ConsumerRecord<String, Decision> record : decisions.poll(POLL)) {
                    take(record.value());
                }
            }
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private void take(Decision decision) {
        Assessment assessment = decision.getAssessment();
        SourceChange change = assessment == null ? null : assessment.getChange();
        if (change != null && !change.getSnapshot()) {
            Duration waited = Duration.between(change.getCommittedAt(), Instant.now());
            longest = waited.compareTo(longest) > 0 ? waited : longest;
        }
    }

    /**
     * The longest that a change waited; zero if none was decided about.
     *
     * @throws IllegalStateException if not every decision was read
     */
    Duration longest() {
        RuntimeException thrown = failure;
        if (thrown != null) {
            throw new IllegalStateException("decisions are no longer read", thrown);
        }
        return longest;
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join();
    }
}
