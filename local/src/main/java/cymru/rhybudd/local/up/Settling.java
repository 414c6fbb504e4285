package cymru.rhybudd.local.up;

import cymru.rhybudd.local.command.WorldTopics;
import cymru.rhybudd.local.world.CouncilDatabases;
import cymru.rhybudd.local.world.Endpoints;
import cymru.rhybudd.local.world.Waiting;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.serde.RegisteredGenericDeserializer;
import cymru.rhybudd.schemas.serde.RegistryClient;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Waits until everything committed so far has gone all the way: the heartbeat that follows it in each database has been
 * captured, and each stage has committed up to the last record of each of its topics.
 */
public final class Settling {
    private static final long LOOK_BACK = 200;
    /** From the databases to the alerts there are so many stages, each of which reads what the one before has written. */
    private static final int HOPS = 3;

    private final Endpoints world;
    private final String group;
    private final List<String> plain;
    private final List<String> transactional = List.of(Contracts.CITIZEN_LOG.topic(), Contracts.ALERT_LOG.topic());
    private final Duration patience;

    /** With the topics of what is captured. */
    public Settling(Endpoints world, List<String> captured, Duration patience) {
        this.world = world;
        this.group = WorldTopics.of(world).group();
        this.plain = Stream.concat(
                        captured.stream(), Stream.of(Contracts.CONTROLS.topic(), Contracts.OFFICER_ACTIONS.topic()))
                .toList();
        this.patience = patience;
    }

    /** Returns when it is so. */
    public void await() throws SQLException, InterruptedException, ExecutionException {
        for (String database : CouncilDatabases.NAMES) {
            awaitCaptured(database);
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", world.bootstrapServers()));
                KafkaConsumer<byte[], byte[]> consumer = consumer(new ByteArrayDeserializer())) {
            Waiting.<ExecutionException>until(
                    patience,
                    "the stream did not settle within " + patience.toSeconds() + " s",
                    () -> isSettled(admin, consumer));
        }
    }

    /** A heartbeat after everything committed so far; Debezium delivers in the order of commits. */
    private void awaitCaptured(String database) throws SQLException, InterruptedException {
        TopicPartition heartbeats = new TopicPartition(database + ".public.debezium_heartbeat", 0);
        try (Connection connection = DriverManager.getConnection(
                        Objects.requireNonNull(world.databases().get(database)));
                Statement statement = connection.createStatement();
                KafkaConsumer<byte[], GenericRecord> consumer = consumer(
                        new RegisteredGenericDeserializer(new RegistryClient(URI.create(world.registryUrl()))))) {
            consumer.assign(List.of(heartbeats));
            consumer.seekToEnd(List.of(heartbeats));
            consumer.position(heartbeats);
            long position = position(statement);
            statement.execute("update debezium_heartbeat set ts = clock_timestamp() where id = 1");
            Waiting.until(patience, "the changes of " + database + " are not captured", () -> {
                for (ConsumerRecord<byte[], GenericRecord> record : consumer.poll(Duration.ofMillis(100))) {
                    if (record.value() != null && lsn(record.value()) >= position) {
                        return true;
                    }
                }
                return false;
            });
        }
    }

    private static long position(Statement statement) throws SQLException {
        try (ResultSet lsn = statement.executeQuery("select pg_current_wal_lsn() - '0/0'::pg_lsn")) {
            lsn.next();
            return lsn.getLong(1);
        }
    }

    private static long lsn(GenericRecord envelope) {
        return ((Number) ((GenericRecord) envelope.get("source")).get("lsn")).longValue();
    }

    private boolean isRead(Admin admin, KafkaConsumer<byte[], byte[]> consumer)
            throws ExecutionException, InterruptedException {
        // Ends first: what is committed up to them now was read, whatever an earlier stage still writes.
        Map<TopicPartition, Long> ends = new LinkedHashMap<>();
        for (String topic : transactional) {
            for (PartitionInfo info : consumer.partitionsFor(topic)) {
                TopicPartition partition = new TopicPartition(topic, info.partition());
                ends.put(partition, lastRecord(partition, consumer) + 1);
            }
        }
        admin.listOffsets(plain.stream()
                        .collect(Collectors.toMap(topic -> new TopicPartition(topic, 0), topic -> OffsetSpec.latest())))
                .all()
                .get()
                .forEach((partition, end) -> ends.put(partition, end.offset()));
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            OffsetAndMetadata offset = committed.get(end.getKey());
            if (end.getValue() > 0 && (offset == null || offset.offset() < end.getValue())) {
                return false;
            }
        }
        return true;
    }

    private boolean isSettled(Admin admin, KafkaConsumer<byte[], byte[]> consumer)
            throws ExecutionException, InterruptedException {
        // A stage may write between one look and the next: only when nothing moved between looks has everything
        // arrived.
        for (int hop = 0; hop < HOPS; hop++) {
            if (!isRead(admin, consumer)) {
                return false;
            }
        }
        return true;
    }

    /** The offset of the last record, or -1: the end of a transactional topic is a marker, which nobody commits past. */
    private static long lastRecord(TopicPartition partition, KafkaConsumer<byte[], byte[]> consumer) {
        consumer.assign(List.of(partition));
        long end =
                Objects.requireNonNull(consumer.endOffsets(List.of(partition)).get(partition));
        long begin = Objects.requireNonNull(
                consumer.beginningOffsets(List.of(partition)).get(partition));
        for (long back = LOOK_BACK; ; back *= 10) {
            consumer.seek(partition, Math.max(begin, end - back));
            long last = -1;
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    last = record.offset();
                }
            }
            if (last >= 0 || end - back <= begin) {
                return last;
            }
        }
    }

    private <V> KafkaConsumer<byte[], V> consumer(Deserializer<V> values) {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        world.bootstrapServers(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        // One consumer looks at one partition after another: no look may wait out the one before.
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        5),
                new ByteArrayDeserializer(),
                values);
    }
}
