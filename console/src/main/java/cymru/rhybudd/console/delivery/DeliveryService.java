package cymru.rhybudd.console.delivery;

import cymru.rhybudd.console.desk.LeaveOutUnreadable;
import cymru.rhybudd.console.figures.DeliveryFigures;
import cymru.rhybudd.schemas.Changelogs;
import cymru.rhybudd.schemas.StoresOnDisk;
import cymru.rhybudd.schemas.serde.TopicSerdes;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivery on one instance of the console. Of all instances of a council one works at a time; when it dies, another goes on. */
public final class DeliveryService implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(DeliveryService.class);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(10);

    private final SendingThreads threads = new SendingThreads();
    private final KafkaStreams streams;
    private final StoresOnDisk stores;

    /**
     * Refuses brokers on which delivery must not start; those that do not answer within seconds are waited for later.
     *
     * @throws WrongTopicsException if a topic is missing, or has another number of partitions than one
     */
    public static void requireTopics(Map<String, Object> client) {
        DeliveryTopics.require(client, DeliveryTopology.TOPICS);
    }

    /** Starts to deliver; returns at once. */
    public DeliveryService(
            String council,
            Map<String, Object> client,
            Path stateDirectory,
            URI console,
            TopicSerdes serdes,
            DeliverySettings settings,
            DeliveryFigures figures) {
        Channels channels = Channels.of(settings, Clock.systemUTC());
        DeliverStage stage = new DeliverStage(
                settings.rules(), new Composition(console), new Sender(channels::send, threads::of), serdes, figures);
        streams = new KafkaStreams(
                DeliveryTopology.build(serdes, stage), new StreamsConfig(settings(council, client, stateDirectory)));
        streams.setUncaughtExceptionHandler(e -> {
            LOGGER.atError()
                    .addKeyValue("exception", e.getClass().getSimpleName())
                    .log("delivery stopped, and begins again");
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
        stores = new StoresOnDisk(stateDirectory, applicationId(council), Clock.systemUTC());
        stores.open(streams::cleanUp);
        streams.start();
    }

    private static String applicationId(String council) {
        return "rhybudd-delivery-" + council;
    }

    static Map<String, Object> settings(String council, Map<String, Object> client, Path stateDirectory) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId(council));
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        settings.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, LeaveOutUnreadable.class);
        settings.putAll(Changelogs.settings());
        // What the engine's transactions abort must not be told to anybody.
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.ISOLATION_LEVEL_CONFIG), "read_committed");
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        return settings;
    }

    /** Stops deciding first. What is on its way then has a few seconds to leave; whoever goes on sends it once more, by the same id. */
    @Override
    public void close() {
        boolean level = streams.state() == KafkaStreams.State.RUNNING;
        if (streams.close(CLOSE_WITHIN) && level) {
            stores.closed();
        }
        threads.close();
    }
}
