package cymru.rhybudd.local.reconcile;

import cymru.rhybudd.schemas.serde.ReadableDeserializer;
import cymru.rhybudd.schemas.serde.RegisteredGenericDeserializer;
import cymru.rhybudd.schemas.serde.RegistryClient;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads Debezium's heartbeats, straight from the topics that it writes: what the stream has concluded from them is what is to
 * be checked. Whatever a database committed before its last heartbeat has been captured.
 */
public final class SignsOfLife {
    private static final List<String> SOURCES = List.of("education", "housing", "revenues");
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long LOOK_BACK = 20;

    private SignsOfLife() {}

    /** The UTC dates of the last heartbeats. */
    public static ProvenFeeds read(String bootstrapServers, URI registry) {
        Map<String, LocalDate> dates = new HashMap<>();
        try (KafkaConsumer<byte[], GenericRecord> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false),
                new ByteArrayDeserializer(),
                new ReadableDeserializer<>(new RegisteredGenericDeserializer(new RegistryClient(registry))))) {
            for (String source : SOURCES) {
                TopicPartition partition = new TopicPartition(source + ".public.debezium_heartbeat", 0);
                if (!consumer.partitionsFor(partition.topic()).isEmpty()) {
                    readLast(partition, consumer, source, dates);
                }
            }
        }
        return new ProvenFeeds(dates);
    }

    private static void readLast(
            TopicPartition partition,
            KafkaConsumer<byte[], GenericRecord> consumer,
            String source,
            Map<String, LocalDate> dates) {
        consumer.assign(List.of(partition));
        long end =
                Objects.requireNonNull(consumer.endOffsets(List.of(partition)).get(partition));
        consumer.seek(partition, Math.max(0, end - LOOK_BACK));
        while (consumer.position(partition) < end) {
            for (ConsumerRecord<byte[], GenericRecord> record : consumer.poll(POLL)) {
                if (isBeat(record.value())) {
                    dates.put(source, LocalDate.ofInstant(committedAt(record.value()), ZoneOffset.UTC));
                }
            }
        }
    }

    /** A row that a snapshot read, or that was deleted, is no sign of life. */
    private static boolean isBeat(@Nullable GenericRecord envelope) {
        return envelope != null && List.of("c", "u").contains(String.valueOf(envelope.get("op")));
    }

    private static Instant committedAt(GenericRecord envelope) {
        return Instant.ofEpochMilli(((Number) ((GenericRecord) envelope.get("source")).get("ts_ms")).longValue());
    }
}
