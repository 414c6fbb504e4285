package cymru.rhybudd.app;

import cymru.rhybudd.council.ModelFile;
import cymru.rhybudd.council.PurposesFile;
import cymru.rhybudd.council.StormGuardFile;
import cymru.rhybudd.council.TeamsFile;
import cymru.rhybudd.domain.identity.Pseudonym;
import cymru.rhybudd.observe.HttpEndpoints;
import cymru.rhybudd.schemas.Canary;
import cymru.rhybudd.schemas.StoresOnDisk;
import cymru.rhybudd.schemas.serde.TopicSerdes;
import cymru.rhybudd.source.SourceMappings;
import cymru.rhybudd.streams.Council;
import cymru.rhybudd.streams.EarlyWarningTopology;
import cymru.rhybudd.streams.Topics;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running instance of the service: topics, controls, the topology, metrics and health. */
public final class Service implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(Service.class);
    /** How many citizens one step of a sweep visits at most, and how many alerts one step of the office deals with. */
    public static final int SWEEP_STEPS = 500;

    private static final int SHORTEST_KEY_BYTES = 32;
    private static final Duration LOOK_THROUGH_KAFKAS = Duration.ofSeconds(15);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(8);
    private static final Duration ASK_FOR_LAGS_WITHIN = Duration.ofSeconds(1);
    /** What a busy council writes to a changelog within a second or two, by which a copy is always behind. */
    private static final long NEARLY_LEVEL = 1_000;

    private final KafkaStreams streams;
    private final StoresOnDisk stores;
    private final Controls controls;
    private final @Nullable CanaryWriter canary;
    private final Metrics metrics;
    private final KafkaStreamsMetrics streamsMetrics;
    private final AlertLatencyMeter latencyMeter;
    private final HttpEndpoints endpoints;
    private final RestoreProgress restoring;
    private final Lookout lookout;
    private final ScheduledExecutorService clock = scheduler("clock");
    /** A canary that brokers do not take holds its thread for a while, and must not hold the clock. */
    private final ScheduledExecutorService canaries = scheduler("canary");

    private volatile Instant ticked;

    private Service(Config config) throws IOException, InterruptedException {
        TopicSerdes serdes = TopicSerdes.of(config.registryUrl(), config.serdes());
        SourceMappings sources = SourceMappings.load(config.councilDirectory());
        PurposesFile purposes = PurposesFile.load(only(config.councilDirectory(), "*.purposes.yaml"), sources);
        CouncilModels models = CouncilModels.load(config.councilDirectory());
        TeamsFile teams = TeamsFile.load(config.councilDirectory().resolve("teams.yaml"));
        Council council = new Council(
                sources,
                serdes.registry(),
                purposes.register(),
                new Pseudonym(pseudonymKey(config.pseudonymKeyFile()), config.council()),
                teams.teams(),
                StormGuardFile.load(config.councilDirectory().resolve("storm-guard.yaml")),
                SWEEP_STEPS,
                ModelFile::parse);
        Topics topics = new Topics(sources, serdes);
        Map<String, Object> client = config.client();
        prepare(config, client);
        topics.registerContracts();
        metrics = new Metrics();
        restoring = new RestoreProgress(metrics.registry());
        controls = new Controls(topics.controls(), client);
        ticked = Instant.now().truncatedTo(ChronoUnit.HOURS);
        controls.tick(ticked);
        controls.publish(purposes);
        controls.publish(teams); // before the first model: no alert is then without a team
        models.toBePublished(controls.history()).forEach(controls::publish);
        StreamsConfig streamsConfig = new StreamsConfig(StreamsSettings.of(config, metrics));
        Topology topology = EarlyWarningTopology.build(topics, council, streamsConfig, metrics);
        createNewChangelogs(topology, streamsConfig, client);
        streams = new KafkaStreams(topology, streamsConfig);
        stores = new StoresOnDisk(
                config.stateDirectory(), StreamsSettings.applicationId(config), InstantSource.system());
        streams.setUncaughtExceptionHandler(Service::recover);
        streams.setGlobalStateRestoreListener(restoring);
        metrics.announce(sources, topology.describe(), this::takesRowsIn);
        canary = config.canary() ? new CanaryWriter(client, serdes.registry(), this::takesRowsIn) : null;
        if (canary != null) {
            metrics.awaitCanary();
        }
        streamsMetrics = new KafkaStreamsMetrics(streams, List.of(), clock, LOOK_THROUGH_KAFKAS);
        streamsMetrics.bindTo(metrics.registry());
        latencyMeter = new AlertLatencyMeter(topics.officerNotifications(), client, metrics);
        lookout = new Lookout(config, sources, topics, serdes.registry(), client, metrics.registry());
        TimeGauge.builder("rhybudd.clock.age", this, TimeUnit.MILLISECONDS, Service::clockAge)
                .description("Since the full hour that the clock last ticked to")
                .register(metrics.registry());
        endpoints = new HttpEndpoints(config.httpHost(), config.httpPort(), metrics::scrape, this::live, this::ready);
    }

    /**
     * Starts an instance; returns when its threads have started, not when its stores are restored.
     *
     * @throws cymru.rhybudd.yaml.ConfigurationFaultException if a file of the council is wrong
     */
    public static Service start(Config config) throws IOException, InterruptedException {
        Service service = new Service(config);
        service.stores.open(service.streams::cleanUp);
        service.streams.start();
        service.clock.scheduleAtFixedRate(service::tickOnTheHour, 1, 1, TimeUnit.SECONDS);
        service.canaries.scheduleAtFixedRate(service::sendCanary, 1, 1, TimeUnit.SECONDS);
        return service;
    }

    /** Brings the brokers to what the service needs, and refuses those on which it must not start. */
    private static void prepare(Config config, Map<String, Object> client) throws InterruptedException {
        try (Admin admin = Admin.create(client)) {
            BrokerChecks brokers = new BrokerChecks(admin);
            brokers.transactions().require();
            new TopicAdmin(admin)
                    .apply(TopicCatalogue.load(config.topicCatalogue()), config.local(), config.replicationFactor());
            brokers.progress(StreamsSettings.applicationId(config)).require();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the brokers do not say how they are: " + e.getCause(), e);
        }
    }

    private static void createNewChangelogs(Topology topology, StreamsConfig config, Map<String, Object> client)
            throws InterruptedException {
        try (Admin admin = Admin.create(client)) {
            new NewChangelogs(admin, config).create(topology.describe());
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot create the changelog of a new store: " + e.getCause(), e);
        }
    }

    private static ScheduledExecutorService scheduler(String name) {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Where metrics and health are served. */
    public int httpPort() {
        return endpoints.port();
    }

    /** Whether every store is restored and every thread at work. */
    public boolean isReady() {
        return ready().good();
    }

    /** Looks often, for a timer of an hour drifts away from a clock that is being set; a failure is tried again. */
    private void tickOnTheHour() {
        Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS);
        if (!hour.equals(ticked)) {
            try {
                controls.tick(hour);
                ticked = hour;
            } catch (RuntimeException e) {
                LOGGER.atWarn().setCause(e).log("the clock did not tick and is tried again");
            }
        }
    }

    private void sendCanary() {
        if (canary != null) {
            try {
                canary.send(Instant.now());
            } catch (RuntimeException e) {
                LOGGER.atWarn().setCause(e).log("the canary was not sent and is tried again");
            }
        }
    }

    /** One task reads all row changes, so that this holds for one instance. */
    private boolean takesRowsIn() {
        TopicPartition signals = new TopicPartition(Canary.TOPIC, 0);
        return streams.state().isRunningOrRebalancing()
                && streams.metadataForLocalThreads().stream()
                        .flatMap(thread -> thread.activeTasks().stream())
                        .anyMatch(task -> task.topicPartitions().contains(signals));
    }

    private double clockAge() {
        return Duration.between(ticked, Instant.now()).toMillis();
    }

    private HttpEndpoints.Health live() {
        State state = streams.state();
        return new HttpEndpoints.Health(state.isRunningOrRebalancing() || state == State.CREATED, state.name());
    }

    private HttpEndpoints.Health ready() {
        return readiness(streams.state(), restoring);
    }

    /** A store that is not level yet would judge people by what was. */
    static HttpEndpoints.Health readiness(State state, RestoreProgress restoring) {
        int stores = restoring.stores();
        return new HttpEndpoints.Health(
                state == State.RUNNING && stores == 0,
                stores == 0
                        ? state.name()
                        : state + ": " + stores + " stores are being restored, " + restoring.records()
                                + " records to go");
    }

    /** Whether each store, also the copies that are kept warm, holds what its changelog does; not so where nobody can say. */
    private boolean storesAreLevel() {
        return streams.state() == State.RUNNING
                && CompletableFuture.supplyAsync(streams::allLocalStorePartitionLags)
                        .thenApply(lags -> lags.values().stream()
                                .flatMap(store -> store.values().stream())
                                .allMatch(lag -> lag.offsetLag() <= NEARLY_LEVEL))
                        .completeOnTimeout(false, ASK_FOR_LAGS_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                        .exceptionally(e -> false)
                        .join();
    }

    /** A thread that lost its broker or its registry is replaced and tries the same records again. */
    private static StreamThreadExceptionResponse recover(Throwable thrown) {
        LOGGER.atError()
                .addKeyValue("exception", thrown.getClass().getSimpleName())
                .setCause(thrown)
                .log("stream thread failed and is replaced");
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    /** Whoever guesses the key can undo every pseudonym of a log that is kept for ever. */
    static byte[] pseudonymKey(Path file) throws IOException {
        byte[] key = Files.readAllBytes(file);
        if (key.length < SHORTEST_KEY_BYTES) {
            throw new IllegalArgumentException("RHYBUDD_PSEUDONYM_KEY_FILE: " + file + " holds " + key.length
                    + " bytes; write at least " + SHORTEST_KEY_BYTES + " random ones");
        }
        return key;
    }

    static Path only(Path directory, String glob) throws IOException {
        List<Path> files = files(directory, glob);
        if (files.size() != 1) {
            throw new IllegalArgumentException(
                    "there must be exactly one file " + glob + " in " + directory + ", not " + files.size());
        }
        return files.get(0);
    }

    private static List<Path> files(Path directory, String glob) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, glob)) {
            found.forEach(files::add);
        }
        Collections.sort(files);
        return files;
    }

    @Override
    public void close() {
        boolean level = storesAreLevel();
        clock.shutdownNow();
        canaries.shutdownNow();
        lookout.close();
        latencyMeter.close();
        boolean closed = streams.close(CloseOptions.timeout(CLOSE_WITHIN)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
        if (level && closed) {
            stores.closed();
        }
        streamsMetrics.close();
        controls.close();
        if (canary != null) {
            canary.close();
        }
        endpoints.close();
        metrics.close();
    }
}
