package cymru.rhybudd.local.audit;

import cymru.rhybudd.local.command.WorldTopics;
import cymru.rhybudd.schemas.Access;
import cymru.rhybudd.schemas.Contracts;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Writes who looks at whom, and why. */
final class AccessLog {
    private AccessLog() {}

    /** Returns when all of it is written; whoever cannot be recorded is shown nothing. */
    static void write(WorldTopics topics, List<Access> looks) throws InterruptedException {
        try (Producer<String, Access> producer = topics.producer(Contracts.ACCESS_LOG)) {
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
