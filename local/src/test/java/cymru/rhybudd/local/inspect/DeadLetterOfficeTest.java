package cymru.rhybudd.local.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cymru.rhybudd.local.world.Broker;
import cymru.rhybudd.streams.DeadLetter;
import cymru.rhybudd.streams.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLetterOfficeTest {
    private static final String ACTS = "officer-actions";

    @TempDir
    static Path directory;

    private static Broker broker;
    private static Map<String, Object> client;

    @BeforeAll
    static void start() throws Exception {
        broker = Broker.start(directory);
        client = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (Admin admin = Admin.create(client)) {
            admin.createTopics(List.of(
                            new NewTopic(Topics.DEAD_LETTERS, Optional.of(1), Optional.empty()),
                            new NewTopic(ACTS, Optional.of(1), Optional.empty())))
                    .all()
                    .get();
        }
    }

    @AfterAll
    static void stop() throws Exception {
        broker.close();
    }

    @BeforeEach
    void aDeadLetter() throws InterruptedException, ExecutionException {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(letter()).get();
        }
    }

    private static ProducerRecord<byte[], byte[]> letter() {
        RecordHeaders headers = new RecordHeaders();
        Map.of(
                        DeadLetter.REASON, "NOT_APPLICABLE",
                        DeadLetter.STAGE, "gather-citizen",
                        DeadLetter.TOPIC, ACTS,
                        DeadLetter.PARTITION, "0",
                        DeadLetter.OFFSET, "4")
                .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return new ProducerRecord<>(Topics.DEAD_LETTERS, 0, new byte[] {1}, new byte[] {2}, headers);
    }

    @Test
    void ofTwoThatPutBackAtOnceOneDoes() throws Exception {
        long before = putBack();
        try (DeadLetterOffice one = new DeadLetterOffice(client);
                DeadLetterOffice other = new DeadLetterOffice(client)) {

            assertThatThrownBy(() -> one.redrive(letter -> {
                        other.redrive(same -> true);
                        return true;
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("another one is putting dead letters back");

            assertThat(one.letters()).allMatch(letter -> letter.description().redriven());
            assertThat(putBack())
                    .as("the record, and what ends the transaction")
                    .isEqualTo(before + 2);
            assertThat(one.redrive(letter -> true)).isEmpty();
        }
    }

    /** That it was put back stands behind what a stage has not committed, so that nobody can read it yet. */
    @Test
    void nothingIsPutBackWhileItCannotBeSeenWhatWas() throws Exception {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put("transactional.id", "a-stage");
        try (KafkaProducer<byte[], byte[]> stage =
                        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
                DeadLetterOffice one = new DeadLetterOffice(client);
                DeadLetterOffice other = new DeadLetterOffice(client, Duration.ZERO)) {
            stage.initTransactions();
            stage.beginTransaction();
            one.redrive(letter -> {
                stage.send(letter());
                stage.flush();
                return true;
            });
            long before = putBack();

            assertThatThrownBy(() -> other.redrive(letter -> true))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("nothing was put back");
            assertThat(putBack()).isEqualTo(before);

            stage.abortTransaction();
            assertThat(one.redrive(letter -> true)).isEmpty();
        }
    }

    /** Where the topic ends. */
    private static long putBack() throws InterruptedException, ExecutionException {
        TopicPartition partition = new TopicPartition(ACTS, 0);
        try (Admin admin = Admin.create(client)) {
            return admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                    .partitionResult(partition)
                    .get()
                    .offset();
        }
    }
}
