package cymru.rhybudd.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** A consumer passes the ends of transactions and what was aborted without a word: its position moves, and it gives no record. */
class WaitingRecordsTest {
    private static final TopicPartition PARTITION = new TopicPartition("citizen-log", 3);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final WaitingRecords waiting = new WaitingRecords(() -> consumer);

    @Test
    void aRecordBehindTheEndOfATransactionWaits() {
        consumer.schedulePollTask(() -> consumer.seek(PARTITION, 101));
        consumer.schedulePollTask(
                () -> consumer.addRecord(new ConsumerRecord<>(PARTITION.topic(), 3, 101, new byte[0], new byte[0])));

        assertThat(waiting.look(PARTITION, 100, 103).isRecord()).isTrue();
    }

    @Test
    void theEndsOfTransactionsArePassed() {
        consumer.schedulePollTask(() -> consumer.seek(PARTITION, 103));

        assertThat(waiting.look(PARTITION, 100, 103)).isEqualTo(new StageProgress.Seen(false, 103));
    }

    @Test
    void aRecordThatCameMeanwhileIsNotMeant() {
        consumer.schedulePollTask(() -> {
            consumer.seek(PARTITION, 103);
            consumer.addRecord(new ConsumerRecord<>(PARTITION.topic(), 3, 103, new byte[0], new byte[0]));
        });

        assertThat(waiting.look(PARTITION, 100, 103)).isEqualTo(new StageProgress.Seen(false, 103));
    }

    @Test
    void nothingIsConcludedOfWhatWasNotReadInTime() {
        consumer.schedulePollTask(() -> consumer.seek(PARTITION, 101));

        assertThat(waiting.look(PARTITION, 100, 103)).isEqualTo(new StageProgress.Seen(false, 101));
    }

    @Test
    void itLeavesNoConnectionBehind() {
        consumer.schedulePollTask(() -> consumer.seek(PARTITION, 103));
        waiting.look(PARTITION, 100, 103);

        assertThat(consumer.closed()).isTrue();
    }
}
