package cymru.rhybudd.audit.evidence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Where checkpoints are published for whoever wants a copy as they are made: signed notes, as text, by partition. They convict nobody by themselves, for who can alter
 * the records can alter these too; a copy that somebody took in time does.
 */
public final class CheckpointTopic implements AutoCloseable {
    /** The topic. */
    public static final String NAME = "checkpoints";

    private final Producer<String, String> producer;

    /** Writes with a client of these settings. */
    public CheckpointTopic(Map<String, Object> client) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    /** Publishes checkpoints as {@link Notary#attest} returns them; returns when the broker has them. */
    public void publish(List<String> notes) {
        for (String note : notes) {
            String partition =
                    Checkpoint.parse(SignedNote.parse(note).text()).partition().toString();
            producer.send(new ProducerRecord<>(NAME, partition, note));
        }
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
