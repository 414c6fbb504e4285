package cymru.rhybudd.local.officer;

import cymru.rhybudd.local.command.WorldTopics;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.OfficerActed;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes what officers do about citizens, as an officer's application would. */
public final class OfficerActions implements AutoCloseable {
    private final Producer<String, OfficerActed> producer;

    /** Writes to that world. */
    public OfficerActions(WorldTopics topics) {
        this.producer = topics.producer(Contracts.OFFICER_ACTIONS);
    }

    /** Writes the act and returns where it stands on its topic. */
    long write(String citizen, OfficerActed act) throws InterruptedException {
        try {
            return producer.send(record(citizen, act)).get().offset();
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "cannot write to " + Contracts.OFFICER_ACTIONS.topic() + ": " + e.getCause(), e);
        }
    }

    /** Writes the act some time soon. */
    public void send(String citizen, OfficerActed act, Callback whenWritten) {
        producer.send(record(citizen, act), whenWritten);
    }

    private static ProducerRecord<String, OfficerActed> record(String citizen, OfficerActed act) {
        return new ProducerRecord<>(Contracts.OFFICER_ACTIONS.topic(), citizen, act);
    }

    /** Returns when everything is written that was sent. */
    public void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
