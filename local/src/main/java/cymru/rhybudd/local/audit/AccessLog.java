package cymru.rhybudd.local.audit;

import cymru.rhybudd.local.command.WorldTopics;
import cymru.rhybudd.schemas.Access;
import cymru.rhybudd.schemas.Contracts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes who looks at whom, and why. */
final class AccessLog {
    private AccessLog() {}

    /** Returns when all of it is written; whoever cannot be recorded is shown nothing. */
    static void write(WorldTopics topics, List<Access> looks) throws InterruptedException {
        Map<String, Object> config = new HashMap<>(topics.client());
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        try (Producer<String, Access> producer = new KafkaProducer<>(
                config,
                new StringSerializer(),
                topics.serdes().values(Contracts.ACCESS_LOG).serializer())) {
            List<Future<RecordMetadata>> written = looks.stream()
                    .map(access -> producer.send(
                            new ProducerRecord<>(Contracts.ACCESS_LOG.topic(), access.getCitizen(), access)))
                    .toList();
            for (Future<RecordMetadata> one : written) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "cannot write to " + Contracts.ACCESS_LOG.topic() + ", so nothing is shown: " + e.getCause(), e);
        }
    }
}
