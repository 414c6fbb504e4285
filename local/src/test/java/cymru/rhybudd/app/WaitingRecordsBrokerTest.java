package cymru.rhybudd.app;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.local.world.Broker;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By a real broker, which a module above the service's has: offsets of a transactional log have gaps. */
class WaitingRecordsBrokerTest {
    @TempDir
    Path directory;

    @Test
    void tellsRecordsFromTheEndsOfTransactionsAndFromWhatWasAborted() throws Exception {
        TopicPartition partition = new TopicPartition("log", 0);
        try (Broker broker = Broker.start(directory)) {
            Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
            try (Admin admin = Admin.create(client)) {
                admin.createTopics(List.of(new NewTopic("log", 1, (short) 1)))
                        .all()
                        .get();
            }
            WaitingRecords waiting = WaitingRecords.of(client);
            try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                    Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", "front"),
                    new ByteArraySerializer(),
                    new ByteArraySerializer())) {
                producer.initTransactions();
                write(producer);
                producer.commitTransaction(); // a record at 0, the end of its transaction at 1
                write(producer);
                producer.abortTransaction(); // 2 and 3

                assertThat(waiting.look(partition, 0, 4)).isEqualTo(new StageProgress.Seen(true, 0));
                assertThat(waiting.look(partition, 1, 4)).isEqualTo(new StageProgress.Seen(false, 4));

                write(producer);
                producer.commitTransaction(); // 4 and 5

                assertThat(waiting.look(partition, 1, 4)).isEqualTo(new StageProgress.Seen(false, 4));
                assertThat(waiting.look(partition, 1, 6)).isEqualTo(new StageProgress.Seen(true, 1));
            } finally {
                waiting.leave();
            }
        }
    }

    private static void write(KafkaProducer<byte[], byte[]> producer) throws Exception {
        producer.beginTransaction();
        producer.send(new ProducerRecord<>("log", new byte[] {1})).get();
    }
}
