package cymru.rhybudd.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.junit.jupiter.api.Test;

/** A consumer passes the ends of transactions and what was aborted without a word: its position moves, and it gives no record. */
class WaitingRecordsTest {
    private static final TopicPartition PARTITION = new TopicPartition("citizen-log", 3);
    private static final TopicPartition OTHER = new TopicPartition("citizen-log", 4);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private int connections;
    private final WaitingRecords waiting = new WaitingRecords(() -> {
        connections++;
        return consumer;
    });

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

    /** Else a batch that nobody can read would silence the very alarm that it is to raise. */
    @Test
    void whatCannotBeReadStandsThere() {
        consumer.setPollException(new KafkaException("the batch is corrupt"));

        assertThat(waiting.look(PARTITION, 100, 103)).isEqualTo(new StageProgress.Seen(true, 100));
        assertThat(consumer.closed()).as("no later look hears of it").isTrue();
    }

    @Test
    void whoeverIsInterruptedConcludesNothing() {
        consumer.setPollException(new InterruptException("it closes"));

        assertThatThrownBy(() -> waiting.look(PARTITION, 100, 103)).isInstanceOf(InterruptException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void severalLooksHaveOneConnectionAndLeaveNoneBehind() {
        consumer.schedulePollTask(() -> consumer.seek(PARTITION, 103));
        waiting.look(PARTITION, 100, 103);
        consumer.schedulePollTask(() -> consumer.seek(OTHER, 7));
        assertThat(waiting.look(OTHER, 5, 7)).isEqualTo(new StageProgress.Seen(false, 7));
        assertThat(connections).isEqualTo(1);

        waiting.leave();
        assertThat(consumer.closed()).isTrue();
    }
}
