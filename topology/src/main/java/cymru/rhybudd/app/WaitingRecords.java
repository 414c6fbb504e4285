package cymru.rhybudd.app;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a partition up to the first committed record, in no group and leaving no trace: offsets alone do not tell a record from the end of a
 * transaction.
 */
final class WaitingRecords implements StageProgress.Contents {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Supplier<Consumer<byte[], byte[]>> connecting;
    private @Nullable Consumer<byte[], byte[]> connected;

    WaitingRecords(Supplier<Consumer<byte[], byte[]>> connecting) {
        this.connecting = connecting;
    }

    /** With a connection that is made for the first look, and kept until nothing more is asked, for that is seldom. */
    static WaitingRecords of(Map<String, Object> client) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"); // what was deleted waits for nobody
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 64 * 1024);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        return new WaitingRecords(
                () -> new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
    }

    /** What was not read within moments is not concluded upon: the next look goes on from there. What cannot be read is taken for a record. */
    @Override
    public StageProgress.Seen look(TopicPartition partition, long from, long end) {
        if (connected == null) {
            connected = connecting.get();
        }
        try {
            return look(connected, partition, from, end);
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) { // a corrupt batch, say, or no right to read: no end of a transaction, at any rate
            leave(); // so that no later look hears of it
            return new StageProgress.Seen(true, from);
        }
    }

    private static StageProgress.Seen look(
            Consumer<byte[], byte[]> consumer, TopicPartition partition, long from, long end) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, from);
        for (Duration waited = Duration.ZERO; waited.compareTo(PATIENCE) < 0; waited = waited.plus(POLL)) {
            Iterator<ConsumerRecord<byte[], byte[]>> records =
                    consumer.poll(POLL).iterator();
            if (records.hasNext()) {
                boolean isMeant = records.next().offset() < end;
                return new StageProgress.Seen(isMeant, isMeant ? from : end);
            }
            if (passed(consumer, partition, from) >= end) {
                break;
            }
        }
        return new StageProgress.Seen(false, passed(consumer, partition, from));
    }

    @Override
    public void leave() {
        if (connected != null) {
            Consumer<byte[], byte[]> consumer = connected;
            connected = null;
            consumer.close();
        }
    }

    private static long passed(Consumer<byte[], byte[]> consumer, TopicPartition partition, long from) {
        try {
            return consumer.position(partition, POLL);
        } catch (TimeoutException e) { // nothing was heard of it yet
            return from;
        }
    }
}
