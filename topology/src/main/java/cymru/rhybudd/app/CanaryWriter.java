package cymru.rhybudd.app;

import cymru.rhybudd.schemas.Canary;
import cymru.rhybudd.schemas.serde.RegisteredGenericSerializer;
import cymru.rhybudd.schemas.serde.Registry;
import cymru.rhybudd.source.CanarySource;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends the canary on its way once a minute, from the instance that takes it in: should another do so too, INTAKE drops the repetition. */
final class CanaryWriter implements AutoCloseable {
    private static final long NONE = -1;

    private final Producer<String, GenericRecord> producer;
    private final BooleanSupplier takesIn;
    private long sent = NONE;

    /** @param takesIn whether this instance reads the canary's topic now */
    CanaryWriter(Map<String, Object> client, Registry registry, BooleanSupplier takesIn) {
        this(producer(client, registry), takesIn);
    }

    CanaryWriter(Producer<String, GenericRecord> producer, BooleanSupplier takesIn) {
        this.producer = producer;
        this.takesIn = takesIn;
    }

    private static Producer<String, GenericRecord> producer(Map<String, Object> client, Registry registry) {
        Map<String, Object> config = new HashMap<>(client);
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return new KafkaProducer<>(config, new StringSerializer(), RegisteredGenericSerializer.ofValues(registry));
    }

    /**
     * Sends the canary of that minute, unless it was sent or is another instance's.
     *
     * @throws IllegalStateException if the brokers do not take it
     */
    void send(Instant now) {
        long minute = CanarySource.minute(now);
        if (minute == sent || !takesIn.getAsBoolean()) {
            return;
        }
        try {
            producer.send(new ProducerRecord<>(Canary.TOPIC, Canary.SOURCE, CanarySource.change(now)))
                    .get();
            sent = minute;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot write to " + Canary.TOPIC + ": " + e.getCause(), e);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
