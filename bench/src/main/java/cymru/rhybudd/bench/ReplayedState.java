package cymru.rhybudd.bench;

import cymru.rhybudd.app.Service;
import cymru.rhybudd.domain.alert.CitizenState;
import cymru.rhybudd.domain.alert.LogPosition;
import cymru.rhybudd.domain.alert.Verdict;
import cymru.rhybudd.local.command.WorldTopics;
import cymru.rhybudd.schemas.CitizenEvent;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.SweepContinued;
import cymru.rhybudd.streams.CitizensInMemory;
import cymru.rhybudd.streams.LogFold;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** What is known of everybody as a replay of the log keeps it, for the size that it has on the heap. */
final class ReplayedState {
    private static final int COLLECTIONS = 3;
    private static final Duration POLL = Duration.ofMillis(200);

    private ReplayedState() {}

    /** By how much the heap in use grows when the log has been folded and nothing else is kept. */
    static long heapBytes(WorldTopics topics) {
        Map<Integer, LogFold> folds = new HashMap<>();
        long before = inUse();
        try (KafkaConsumer<String, CitizenEvent> consumer = topics.committed(topics.values(Contracts.CITIZEN_LOG))) {
            List<TopicPartition> partitions = WorldTopics.partitions(consumer, Contracts.CITIZEN_LOG.topic());
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, CitizenEvent> record : consumer.poll(POLL)) {
                    folds.computeIfAbsent(record.partition(), partition -> fold())
                            .take(record.key(), record.value(), new LogPosition(record.partition(), record.offset()));
                }
            }
        }
        long after = inUse();
        Reference.reachabilityFence(folds);
        return Math.max(0, after - before);
    }

    /** What follows stands in the log already. */
    private static final class Silent implements LogFold.Listener {
        @Override
        public void judged(CitizenState before, cymru.rhybudd.domain.alert.CitizenEvent event, Verdict verdict) {}

        @Override
        public void continued(SweepContinued step) {}
    }

    private static LogFold fold() {
        return new LogFold(new CitizensInMemory(), null, now -> {}, Service.SWEEP_STEPS, new Silent());
    }

    private static long inUse() {
        for (int collection = 0; collection < COLLECTIONS; collection++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
