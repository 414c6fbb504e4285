package cymru.rhybudd.local.backtest;

import cymru.rhybudd.backtest.CitizenLog;
import cymru.rhybudd.schemas.CitizenEvent;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.serde.TopicSerdes;
import cymru.rhybudd.schemas.serde.UnknownSchemaException;
import cymru.rhybudd.schemas.serde.UnreadableRecordException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** The log of record in a broker, committed entries only, up to where it ended when it was first asked. */
final class KafkaLog implements CitizenLog {
    private static final String TOPIC = Contracts.CITIZEN_LOG.topic();
    private static final Duration POLL = Duration.ofMillis(500);

    private final Map<String, Object> client;
    private final Deserializer<CitizenEvent> entries;
    private final Map<TopicPartition, Long> ends;
    private final AtomicLong unreadable = new AtomicLong();

    KafkaLog(Map<String, Object> client, TopicSerdes serdes) {
        this.client = settings(client);
        this.entries = serdes.values(Contracts.CITIZEN_LOG).deserializer();
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(PartitionInfo::partition)
                    .sorted()
                    .map(partition -> new TopicPartition(TOPIC, partition))
                    .toList();
            this.ends = Map.copyOf(consumer.endOffsets(partitions));
        }
    }

    private static Map<String, Object> settings(Map<String, Object> client) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10_000);
        return settings;
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(client, new StringDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public List<Integer> partitions() {
        return ends.keySet().stream().map(TopicPartition::partition).sorted().toList();
    }

    @Override
    public long entries(int partition) {
        return Objects.requireNonNull(ends.get(new TopicPartition(TOPIC, partition)), "a partition that there is");
    }

    @Override
    public void read(int partition, Reader reader) {
        TopicPartition one = new TopicPartition(TOPIC, partition);
        long end = entries(partition);
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            consumer.assign(List.of(one));
            consumer.seekToBeginning(List.of(one));
            while (consumer.position(one) < end) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    CitizenEvent entry = record.offset() < end ? entry(record.value()) : null;
                    if (entry != null) {
                        reader.entry(record.offset(), record.key(), entry);
                    }
                }
            }
        }
    }

    /** What the service could not read either changed nothing: it lies among the dead letters. */
    private @Nullable CitizenEvent entry(byte @Nullable [] value) {
        try {
            return value == null ? null : entries.deserialize(TOPIC, value);
        } catch (UnreadableRecordException | UnknownSchemaException e) {
            unreadable.incrementAndGet();
            return null;
        }
    }

    /** How many entries could not be read. */
    long unreadable() {
        return unreadable.get();
    }
}
