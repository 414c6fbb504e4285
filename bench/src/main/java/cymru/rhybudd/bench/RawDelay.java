package cymru.rhybudd.bench;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** From a producer to a consumer of the same broker with nothing between them: where this is slow already, it is the machine that is measured. */
final class RawDelay {
    private static final String TOPIC = "bench-raw";
    private static final int RECORDS_PER_SECOND = 1_000;
    private static final int SECONDS = 10;
    /** Not counted: the clients' first requests. */
    private static final int WARM_UP_SECONDS = 2;

    private static final long NANOS = 1_000_000_000L;
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private RawDelay() {}

    /** Measures it in an open loop, with a topic of its own that is removed again. */
    static Delays measure(Map<String, Object> client) throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(client)) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
            try {
                return sendAndRead(client);
            } finally {
                admin.deleteTopics(List.of(TOPIC)).all().get();
            }
        }
    }

    private static Delays sendAndRead(Map<String, Object> client) {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> only = List.of(new TopicPartition(TOPIC, 0));
            consumer.assign(only);
            consumer.seekToBeginning(only);
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> send(client));
            Histogram micros = Delays.histogram();
            int expected = (WARM_UP_SECONDS + SECONDS) * RECORDS_PER_SECOND;
            int read = 0;
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (read < expected) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (++read > WARM_UP_SECONDS * RECORDS_PER_SECOND) {
                        Delays.record(
                                micros,
                                System.nanoTime()
                                        - ByteBuffer.wrap(record.value()).getLong());
                    }
                }
                if (sending.isCompletedExceptionally() || System.nanoTime() > end) {
                    break;
                }
            }
            sending.join();
            if (read < expected) {
                throw new IllegalStateException("records of the topic " + TOPIC + " did not come through");
            }
            return Delays.of(micros);
        }
    }

    private static void send(Map<String, Object> client) {
        Map<String, Object> atOnce = new HashMap<>(client);
        atOnce.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(atOnce, new ByteArraySerializer(), new ByteArraySerializer())) {
            long begun = System.nanoTime();
            for (int record = 0; record < (WARM_UP_SECONDS + SECONDS) * RECORDS_PER_SECOND; record++) {
                long intended = begun + record * NANOS / RECORDS_PER_SECOND;
                while (System.nanoTime() < intended) {
                    LockSupport.parkNanos(intended - System.nanoTime());
                }
                byte[] value = ByteBuffer.allocate(Long.BYTES).putLong(intended).array();
                // One that is lost is missed by the reader.
                Future<RecordMetadata> unused = producer.send(new ProducerRecord<>(TOPIC, value));
            }
        }
    }
}
