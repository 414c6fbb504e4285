package cymru.rhybudd.local.faults;

import cymru.rhybudd.local.Terminal;
import cymru.rhybudd.local.world.Waiting;
import cymru.rhybudd.schemas.Canary;
import cymru.rhybudd.schemas.Contracts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Records that come where they should not. */
final class Records {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final byte[] POISON = "no Avro at all".getBytes(StandardCharsets.UTF_8);

    private Records() {}

    /** Writes bytes that nobody can read into every partition of every topic that the service reads; returns when all of it is set aside. */
    static void poison(Cluster cluster) throws Exception {
        List<String> topics = Stream.concat(
                        tables(cluster).stream(),
                        Stream.of(
                                Canary.TOPIC,
                                Contracts.CONTROLS.topic(),
                                Contracts.OFFICER_ACTIONS.topic(),
                                Contracts.CITIZEN_LOG.topic(),
                                Contracts.ALERT_LOG.topic()))
                .toList();
        int written = 0;
        try (KafkaProducer<byte[], byte[]> producer = producer(cluster)) {
            for (String topic : topics) {
                for (int partition = 0;
                        partition < producer.partitionsFor(topic).size();
                        partition++) {
                    producer.send(new ProducerRecord<>(topic, partition, POISON, POISON))
                            .get();
                    producer.send(new ProducerRecord<>(topic, partition, null, POISON))
                            .get();
                    written += 2;
                }
            }
        }
        int all = written;
        Waiting.until(PATIENCE, "not everything was set aside", () -> setAside(cluster) >= all);
    }

    private static int setAside(Cluster cluster) throws IOException {
        return Terminal.run("dead-letters", "--state", cluster.state().root(), "--json")
                .json()
                .size();
    }

    /** Where the topic of each table ends by now. */
    static Map<TopicPartition, Long> ends(Cluster cluster) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(cluster)) {
            return consumer.endOffsets(tables(cluster).stream()
                    .map(topic -> new TopicPartition(topic, 0))
                    .toList());
        }
    }

    /** Writes what came since then again: each table's records in their order, one table after another in no order at all. */
    static void repeatSince(Map<TopicPartition, Long> begins, Cluster cluster, Random random) {
        List<TopicPartition> partitions = new ArrayList<>(begins.keySet());
        partitions.sort(Comparator.comparing(TopicPartition::topic));
        Collections.shuffle(partitions, random);
        try (KafkaProducer<byte[], byte[]> producer = producer(cluster)) {
            for (TopicPartition partition : partitions) {
                since(Objects.requireNonNull(begins.get(partition)), partition, cluster)
                        .forEach(record -> producer.send(
                                new ProducerRecord<>(partition.topic(), 0, record.key(), record.value())));
            }
            producer.flush();
        }
    }

    private static List<String> tables(Cluster cluster) {
        return Stream.concat(cluster.sources().topics().stream(), cluster.sources().heartbeatTopics().stream())
                .distinct()
                .toList();
    }

    private static List<ConsumerRecord<byte[], byte[]>> since(long begin, TopicPartition partition, Cluster cluster) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(cluster)) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, begin);
            long end = Objects.requireNonNull(
                    consumer.endOffsets(List.of(partition)).get(partition));
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Cluster cluster) {
        return new KafkaConsumer<>(cluster.topics().client(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static KafkaProducer<byte[], byte[]> producer(Cluster cluster) {
        return new KafkaProducer<>(
                Map.copyOf(cluster.topics().client()), new ByteArraySerializer(), new ByteArraySerializer());
    }
}
