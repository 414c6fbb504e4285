package cymru.rhybudd.app;

import cymru.rhybudd.council.ModelFile;
import cymru.rhybudd.schemas.ClockTicked;
import cymru.rhybudd.schemas.Control;
import cymru.rhybudd.schemas.HoldRuled;
import cymru.rhybudd.schemas.ModelPublished;
import cymru.rhybudd.schemas.ModelRole;
import cymru.rhybudd.streams.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes what concerns everybody: the clock, and the model in force. Any instance may; a repetition changes nothing. */
public final class Controls implements AutoCloseable {
    /** The key of clock ticks. */
    public static final String CLOCK = "clock";
    /** The key of published models. */
    public static final String MODEL = "model";

    /** The key of supervisors' rulings. */
    public static final String HOLD = "hold";

    private final Topic<String, Control> topic;
    private final Map<String, Object> client;
    private final Producer<String, Control> producer;

    public Controls(Topic<String, Control> topic, Map<String, Object> client) {
        this.topic = topic;
        this.client = Map.copyOf(client);
        Map<String, Object> config = new HashMap<>(client);
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        this.producer = new KafkaProducer<>(
                config, new StringSerializer(), topic.valueSerde().serializer());
    }

    /** Ticks the clock to the full hour. */
    public void tick(Instant hour) {
        send(CLOCK, new Control(new ClockTicked(hour)));
    }

    /**
     * Publishes the model, unless it was published before; the newest published is in force.
     *
     * @throws IllegalArgumentException if another text was published under the same version, for a published model never
     *     changes; or if a later version was published, for ASSESS would pass over this one
     */
    public void publish(ModelFile file) {
        String version = file.model().version();
        Map<String, String> published = publishedModels();
        String known = published.get(version);
        if (known != null && !known.equals(file.text())) {
            throw new IllegalArgumentException(
                    "model " + version + " was published with another text: a published model"
                            + " never changes, so give the new one a version of its own");
        }
        if (known == null) {
            published.keySet().stream()
                    .filter(other -> other.compareTo(version) > 0)
                    .findAny()
                    .ifPresent(other -> {
                        throw new IllegalArgumentException("model " + version + " does not sort after " + other
                                + ", which was published: models go forward only, so give it a later version");
                    });
            send(MODEL, new Control(new ModelPublished(version, file.text(), ModelRole.LIVE, null)));
        }
    }

    /** A supervisor rules about alerts that are held. */
    public void rule(HoldRuled ruled) {
        send(HOLD, new Control(ruled));
    }

    /** The texts of the models published so far, by version. */
    private Map<String, String> publishedModels() {
        Map<String, String> published = new HashMap<>();
        for (Control control : ControlHistory.read(topic, client)) {
            if (control.getBody() instanceof ModelPublished model) {
                published.put(model.getVersion(), model.getText());
            }
        }
        return published;
    }

    private void send(String key, Control control) {
        try {
            producer.send(new ProducerRecord<>(topic.name(), key, control)).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot write to " + topic.name() + ": " + e.getCause(), e);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
