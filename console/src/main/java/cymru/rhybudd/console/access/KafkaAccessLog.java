package cymru.rhybudd.console.access;

import cymru.rhybudd.schemas.Access;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.serde.TopicSerdes;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topic access-log. A view is kept when every replica in step has acknowledged it. */
public final class KafkaAccessLog implements AccessLog, AutoCloseable {
    private static final int PATIENCE_MILLIS = 5_000;

    private final Producer<String, Access> producer;

    /** Writes to the brokers. */
    public KafkaAccessLog(String bootstrapServers, TopicSerdes serdes) {
        this(new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        PATIENCE_MILLIS,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        PATIENCE_MILLIS / 2,
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        PATIENCE_MILLIS),
                new StringSerializer(),
                serdes.values(Contracts.ACCESS_LOG).serializer()));
    }

    KafkaAccessLog(Producer<String, Access> producer) {
        this.producer = producer;
    }

    @Override
    public void record(Access access) {
        try {
            producer.send(new ProducerRecord<>(Contracts.ACCESS_LOG.topic(), access.getCitizen(), access))
                    .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
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
