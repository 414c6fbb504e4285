package cymru.rhybudd.console.desk;

import cymru.rhybudd.console.figures.RecordsLag;
import cymru.rhybudd.schemas.Assessment;
import cymru.rhybudd.schemas.DirectoryEntry;
import cymru.rhybudd.schemas.restriction.RestrictionsInForce;
import cymru.rhybudd.schemas.serde.TopicSerdes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The desk of one running instance, filled from the brokers. */
public final class DeskService implements Citizens, Reading, AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(DeskService.class);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(10);

    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch failed = new CountDownLatch(1);
    private final Thread reading = new Thread(this::read, "desk-reading");
    private final Readers readers;
    private final Set<String> topics;
    private final KafkaStreams streams;

    /** Reads nothing yet. */
    public DeskService(
            String council, Map<String, Object> client, Path stateDirectory, TopicSerdes serdes, Readers readers) {
        this.readers = readers;
        Topology topology = DeskTopology.build(serdes, readers, closing);
        topics = topology.describe().globalStores().stream()
                .flatMap(store -> store.source().topicSet().stream())
                .collect(Collectors.toUnmodifiableSet());
        streams = new KafkaStreams(topology, new StreamsConfig(settings(council, client, stateDirectory)));
        streams.setStateListener((now, before) -> {
            if (now == KafkaStreams.State.PENDING_ERROR && closing.getCount() > 0) {
                failed.countDown();
            }
        });
    }

    /** Begins to read; returns at once. */
    public void start() {
        reading.setDaemon(true);
        reading.start();
    }

    /** Kafka Streams starts a global store only once it has read all of it, which takes minutes in a large council. */
    private void read() {
        try {
            streams.start();
        } catch (RuntimeException e) {
            if (closing.getCount() > 0) {
                LOGGER.atError().setCause(e).log("the desk cannot be read");
                failed.countDown();
            }
        }
    }

    static Map<String, Object> settings(String council, Map<String, Object> client, Path stateDirectory) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "rhybudd-console-" + council);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0L);
        settings.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, LeaveOutUnreadable.class);
        // What the engine's transactions abort must not be shown to anybody.
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.ISOLATION_LEVEL_CONFIG), "read_committed");
        return settings;
    }

    @Override
    public boolean isReady() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    @Override
    public boolean hasFailed() {
        return failed.getCount() == 0;
    }

    /** Returns once it has failed. */
    public void awaitFailure() throws InterruptedException {
        failed.await();
    }

    /** What is read. */
    public Set<String> topics() {
        return topics;
    }

    /** How many committed records are still to be read, by topic; one of which that is not known yet is left out. */
    public Map<String, Long> lags() {
        return RecordsLag.of(streams.metrics());
    }

    /** How many records were read so far of what stood on the topics at the start; empty once that is over. */
    public OptionalLong firstReading() {
        return isReady() ? OptionalLong.empty() : OptionalLong.of(RecordsLag.taken(streams.metrics()));
    }

    @Override
    public Optional<DirectoryEntry> who(String citizen) {
        return readers.directory().who(citizen);
    }

    @Override
    public Optional<Assessment> picture(String citizen) {
        try {
            ReadOnlyKeyValueStore<String, Assessment> pictures = streams.store(StoreQueryParameters.fromNameAndType(
                    DeskTopology.PICTURES, QueryableStoreTypes.<String, Assessment>keyValueStore()));
            return Optional.ofNullable(pictures.get(citizen));
        } catch (InvalidStateStoreException e) {
            throw new IllegalStateException("the desk is not ready", e);
        }
    }

    @Override
    public List<String> at(long uprn) {
        return readers.directory().at(uprn);
    }

    @Override
    public Stream<DirectoryEntry> everybody() {
        return readers.directory().everybody();
    }

    @Override
    public Stream<DirectoryEntry> answering(Wanted wanted) {
        return readers.directory().answering(wanted);
    }

    @Override
    public RestrictionsInForce restrictions() {
        return readers.restrictions();
    }

    /** While it still reads there is nothing to wait for: Kafka Streams would read to the end first. */
    @Override
    public void close() {
        closing.countDown();
        reading.interrupt(); // while it starts Kafka Streams, nobody else can close it
        streams.close(isReady() ? CLOSE_WITHIN : Duration.ZERO);
    }
}
