package cymru.rhybudd.local.inspect;

import cymru.rhybudd.app.StreamsSettings;
import cymru.rhybudd.local.world.Waiting;
import cymru.rhybudd.streams.DeadLetter;
import cymru.rhybudd.streams.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the dead letters, and puts records back where they came from. That a record was put back is written beside it in
 * the same transaction, so that none is put back twice.
 */
final class DeadLetterOffice implements AutoCloseable {
    /** On a record without reason: the offset of the dead letter that was put back. */
    private static final String PUT_BACK = "rhybudd.put-back";

    private static final TopicPartition LETTERS = new TopicPartition(Topics.DEAD_LETTERS, 0);

    /** Beyond a stage's transaction, which the broker ends when its instance is dead. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Map<String, Object> client;
    private final Duration patience;
    private final KafkaConsumer<byte[], byte[]> consumer;

    DeadLetterOffice(Map<String, Object> client) {
        this(client, PATIENCE);
    }

    /** Waits so long for what is written to be read. */
    DeadLetterOffice(Map<String, Object> client, Duration patience) {
        this.client = client;
        this.patience = patience;
        this.consumer = new KafkaConsumer<>(
                with("isolation.level", "read_committed"), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private Map<String, Object> with(String setting, Object value) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(setting, value);
        return settings;
    }

    /**
     * What may be shown of a dead letter.
     *
     * @param deadLetter its offset among the dead letters
     * @param redriven whether it was put back
     */
    record Description(
            long deadLetter,
            String reason,
            String stage,
            String detail,
            String topic,
            int partition,
            long offset,
            boolean redriven) {}

    /** A dead letter with its content. */
    record Letter(Description description, byte @Nullable [] key, byte @Nullable [] value) {}

    /** All dead letters, oldest first. */
    List<Letter> letters() {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        Set<Long> putBack = new HashSet<>();
        consumer.assign(List.of(LETTERS));
        consumer.seekToBeginning(List.of(LETTERS));
        long end = end(consumer);
        while (consumer.position(LETTERS) < end) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                String marked = DeadLetter.text(record.headers(), PUT_BACK);
                if (marked.isEmpty()) {
                    records.add(record);
                } else {
                    putBack.add(Long.parseLong(marked));
                }
            }
        }
        return records.stream().map(record -> letter(record, putBack)).toList();
    }

    private static Letter letter(ConsumerRecord<byte[], byte[]> record, Set<Long> putBack) {
        Headers headers = record.headers();
        Description description = new Description(
                record.offset(),
                DeadLetter.text(headers, DeadLetter.REASON),
                DeadLetter.text(headers, DeadLetter.STAGE),
                DeadLetter.text(headers, DeadLetter.DETAIL),
                DeadLetter.text(headers, DeadLetter.TOPIC),
                Integer.parseInt(DeadLetter.text(headers, DeadLetter.PARTITION)),
                Long.parseLong(DeadLetter.text(headers, DeadLetter.OFFSET)),
                putBack.contains(record.offset()));
        return new Letter(description, record.key(), record.value());
    }

    /**
     * Puts letters back that are wanted and were not put back yet, all or none. They are read when nobody else can put any back any more: of two that do so at
     * once the later one waits for the earlier one's end, or ends it.
     *
     * @return those that were put back
     * @throws IllegalStateException if another one began meanwhile, or a transaction among the dead letters does not end; nothing was put back then
     */
    List<Letter> redrive(Predicate<Letter> wanted) {
        Map<String, Object> settings = with("transactional.id", "rhybudd-dead-letter-office");
        settings.put("max.request.size", StreamsSettings.LARGEST_RECORD_BYTES);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            awaitAllWritten();
            List<Letter> letters = letters().stream()
                    .filter(letter -> !letter.description().redriven())
                    .filter(wanted)
                    .toList();
            producer.beginTransaction();
            letters.forEach(letter -> putBack(letter, producer));
            producer.commitTransaction();
            return letters;
        } catch (ProducerFencedException | InvalidProducerEpochException e) {
            throw new IllegalStateException(
                    "another one is putting dead letters back, and this one put none: list them, and try again", e);
        }
    }

    /** What an open transaction is followed by cannot be read before it ends, and that a letter was put back may stand there. */
    private void awaitAllWritten() {
        try (KafkaConsumer<byte[], byte[]> uncommitted = new KafkaConsumer<>(
                with("isolation.level", "read_uncommitted"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            long written = end(uncommitted);
            Waiting.until(
                    patience,
                    "the service has not ended what it is writing among the dead letters, so that it cannot be seen what was put back already; nothing was put back: try again",
                    () -> end(consumer) >= written);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted, and nothing was put back", e);
        }
    }

    private static long end(KafkaConsumer<byte[], byte[]> consumer) {
        return Objects.requireNonNull(consumer.endOffsets(List.of(LETTERS)).get(LETTERS));
    }

    private static void putBack(Letter letter, KafkaProducer<byte[], byte[]> producer) {
        Description from = letter.description();
        String number = Long.toString(from.deadLetter());
        producer.send(new ProducerRecord<>(
                from.topic(), from.partition(), letter.key(), letter.value(), headers(DeadLetter.REDRIVEN, number)));
        producer.send(new ProducerRecord<>(
                LETTERS.topic(), LETTERS.partition(), new byte[0], null, headers(PUT_BACK, number)));
    }

    private static Headers headers(String name, String value) {
        return new RecordHeaders().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
