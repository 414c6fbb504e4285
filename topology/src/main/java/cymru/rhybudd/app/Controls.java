package cymru.rhybudd.app;

import cymru.rhybudd.council.ModelFile;
import cymru.rhybudd.council.PurposesFile;
import cymru.rhybudd.council.TeamsFile;
import cymru.rhybudd.schemas.ClockTicked;
import cymru.rhybudd.schemas.Control;
import cymru.rhybudd.schemas.HoldRuled;
import cymru.rhybudd.schemas.ModelPublished;
import cymru.rhybudd.schemas.ModelRole;
import cymru.rhybudd.schemas.PurposesPublished;
import cymru.rhybudd.schemas.TeamsPublished;
import cymru.rhybudd.schemas.act.SupervisorRuling;
import cymru.rhybudd.streams.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what concerns everybody: the clock, the purposes, the teams, the models, the rulings. Any instance may; a repetition changes nothing. */
public final class Controls implements AutoCloseable {
    /** The key of clock ticks. */
    public static final String CLOCK = "clock";
    /** The key of published models. */
    public static final String MODEL = "model";

    /** The key of supervisors' rulings. */
    public static final String HOLD = SupervisorRuling.KEY;
    /** The key of published teams. */
    public static final String TEAMS = "teams";

    /** The key of published purpose registers. */
    public static final String PURPOSES = "purposes";

    private static final Logger LOGGER = LoggerFactory.getLogger(Controls.class);

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

    /** What was published so far. */
    public ModelHistory history() {
        return ModelHistory.of(ControlHistory.entries(topic, client));
    }

    /** A supervisor rules about alerts that are held. */
    public void rule(HoldRuled ruled) {
        send(HOLD, SupervisorRuling.control(ruled));
    }

    /**
     * Publishes the teams, unless they are those that were published last. Of two instances that start with different files, the
     * later one's hold, for both: NOTIFY goes by the log alone.
     */
    public void publish(TeamsFile file) {
        List<Control> history = ControlHistory.read(topic, client);
        if (redraws(file, history)) {
            LOGGER.warn(
                    "wards are in other patches than in the teams published last: whoever is known stays in the patch of before until their"
                            + " person record is read again; restart all instances, then let the connectors read their tables anew (docs/operations.md, Teams)");
        }
        publish(TEAMS, new TeamsPublished(file.text()), history);
    }

    /** Whether a ward is in another patch than by the teams that were published last. LINK asks the file for a patch when a person record comes, and then only. */
    static boolean redraws(TeamsFile file, List<Control> history) {
        return last(TeamsPublished.class, history)
                .filter(published -> !TeamsFile.read(published.getText()).divideAs(file.teams()))
                .isPresent();
    }

    /** Publishes the purpose register, unless it is the one that was published last: explanations name purposes by it. */
    public void publish(PurposesFile file) {
        publish(PURPOSES, new PurposesPublished(file.text()), ControlHistory.read(topic, client));
    }

    private void publish(String key, SpecificRecordBase body, List<Control> history) {
        if (isNews(body, history)) {
            send(key, new Control(body));
        }
    }

    /** Whether another text of that kind was published last, or none. */
    static boolean isNews(SpecificRecordBase body, List<Control> history) {
        return !last(body.getClass(), history).map(body::equals).orElse(false);
    }

    private static <T> Optional<T> last(Class<T> kind, List<Control> history) {
        return history.stream()
                .map(Control::getBody)
                .filter(kind::isInstance)
                .map(kind::cast)
                .reduce((earlier, later) -> later);
    }

    /**
     * Publishes the model to judge from the first day that its file says, unless it was published before.
     *
     * @throws IllegalArgumentException if it may not be published; see {@link ModelHistory#isToBePublished}
     */
    public boolean publish(ModelFile file) {
        return publish(file, ModelRole.LIVE, file.validFrom().orElse(null));
    }

    /**
     * Publishes the model in a role, unless it was published in it before.
     *
     * @param validFrom the first day on which it judges; null for at once
     * @return whether it was published now
     * @throws IllegalArgumentException if it may not be published; see {@link ModelHistory#isToBePublished}
     */
    public boolean publish(ModelFile file, ModelRole role, @Nullable LocalDate validFrom) {
        boolean toBePublished = history().isToBePublished(file, role);
        if (toBePublished) {
            send(MODEL, new Control(new ModelPublished(file.model().version(), file.text(), role, validFrom)));
        }
        return toBePublished;
    }

    /**
     * Ends the shadow of that version.
     *
     * @throws IllegalArgumentException if none runs
     */
    public void retire(String version) {
        PublishedModel shadow = history().runningShadow(version);
        send(MODEL, new Control(new ModelPublished(version, shadow.text(), ModelRole.RETIRED, null)));
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
