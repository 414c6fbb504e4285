package cymru.rhybudd.console.access;

import cymru.rhybudd.schemas.Contract;
import cymru.rhybudd.schemas.serde.TopicSerdes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes to one topic. A record is kept when every replica in step has acknowledged it. */
public final class AcknowledgedWriter<T extends SpecificRecordBase> implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 5_000;

    private final String topic;
    private final Producer<String, T> producer;

    /** Writes with a client of these settings. */
    public AcknowledgedWriter(Map<String, Object> client, TopicSerdes serdes, Contract<T> contract) {
        this(
                contract.topic(),
                new KafkaProducer<>(
                        settings(client),
                        new StringSerializer(),
                        serdes.values(contract).serializer()));
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

    AcknowledgedWriter(String topic, Producer<String, T> producer) {
        this.topic = topic;
        this.producer = producer;
    }

    /**
     * Returns once the record is kept for good.
     *
     * @throws NotRecordedException if it is not known to be
     */
    public void write(String key, T value) {
        try {
            producer.send(new ProducerRecord<>(topic, key, value)).get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotRecordedException(e);
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            if (e instanceof InterruptException) {
                Thread.currentThread().interrupt();
            }
            throw new NotRecordedException(e);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
