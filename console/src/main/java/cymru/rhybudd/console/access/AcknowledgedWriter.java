package cymru.rhybudd.console.access;

import cymru.rhybudd.schemas.Contract;
import cymru.rhybudd.schemas.serde.TopicSerdes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes to one topic. A record is kept when every replica in step has acknowledged it. */
public final class AcknowledgedWriter<T extends SpecificRecordBase> implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 5_000;

    private static final Logger LOGGER = LoggerFactory.getLogger(AcknowledgedWriter.class);

    private final String topic;
    private final Producer<String, T> producer;
    private final Runnable notRecorded;

    /**
     * Writes with a client of these settings.
     *
     * @param notRecorded is run whenever something is not known to be kept
     */
    public AcknowledgedWriter(
            Map<String, Object> client, TopicSerdes serdes, Contract<T> contract, Runnable notRecorded) {
        this(
                contract.topic(),
                new KafkaProducer<>(
                        settings(client),
                        new StringSerializer(),
                        serdes.values(contract).serializer()),
                notRecorded);
    }

    private static Map<String, Object> settings(Map<String, Object> client) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MILLIS);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS / 2);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        return settings;
    }

    AcknowledgedWriter(String topic, Producer<String, T> producer, Runnable notRecorded) {
        this.topic = topic;
        this.producer = producer;
        this.notRecorded = notRecorded;
    }

    /**
     * Returns once the record is kept for good.
     *
     * @throws NotRecordedException if it is not known to be
     */
    public void write(String key, @Nullable T value) {
        keep(List.of(new ProducerRecord<>(topic, key, value)));
    }

    /**
     * Returns once all of them are kept for good; they travel together.
     *
     * @throws NotRecordedException if one of them is not known to be
     */
    public void writeAll(List<T> values, Function<T, String> key) {
        keep(values.stream()
                .map(value -> new ProducerRecord<>(topic, key.apply(value), value))
                .toList());
    }

    private void keep(List<ProducerRecord<String, T>> records) {
        try {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (ProducerRecord<String, T> each : records) {
                sent.add(producer.send(each));
            }
            for (Future<RecordMetadata> each : sent) {
                each.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            notRecorded.run();
            throw new NotRecordedException(e);
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            if (e instanceof InterruptException) {
                Thread.currentThread().interrupt();
            }
            notRecorded.run();
            throw new NotRecordedException(e);
        }
    }

    /** Writes without waiting, for what may be lost. */
    public void writeSoon(String key, @Nullable T value) {
        try {
            producer.send(new ProducerRecord<>(topic, key, value), (kept, problem) -> {
                if (problem != null) {
                    lost(problem);
                }
            });
        } catch (KafkaException e) {
            lost(e);
        }
    }

    private void lost(Exception problem) {
        LOGGER.atWarn()
                .addKeyValue("topic", topic)
                .addKeyValue("exception", problem.getClass().getSimpleName())
                .log("a record that may be lost was lost");
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
