package cymru.rhybudd.app;

import cymru.rhybudd.observe.MachineFigures;
import cymru.rhybudd.schemas.serde.Registry;
import cymru.rhybudd.schemas.serde.RegistryClient;
import cymru.rhybudd.source.SourceMappings;
import cymru.rhybudd.streams.Stage;
import cymru.rhybudd.streams.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Looks every few seconds at what is around the service: how far the stages have come, who answers, how full the disk is. */
final class Lookout implements AutoCloseable {
    private static final int SECONDS = 5;
    /** Schemas change seldom. */
    private static final int SECONDS_FOR_SCHEMAS = 60;

    private final LagMeter lag;
    /** Two, so that a slow registry holds back no figure but its own. */
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2, task -> {
        Thread looking = new Thread(task, "lookout");
        looking.setDaemon(true);
        return looking;
    });

    Lookout(
            Config config,
            SourceMappings sources,
            Topics topics,
            Registry schemas,
            Map<String, Object> client,
            MeterRegistry registry) {
        lag = new LagMeter(
                client, StreamsSettings.applicationId(config), read(sources, topics), InstantSource.system(), registry);
        RegistryProbe probe = new RegistryProbe(RegistryClient.of(config.registryUrl(), config.serdes()), registry);
        MachineFigures.disk(config.stateDirectory(), registry);
        threads.scheduleWithFixedDelay(lag, 0, SECONDS, TimeUnit.SECONDS);
        threads.scheduleWithFixedDelay(probe, 0, SECONDS, TimeUnit.SECONDS);
        threads.scheduleWithFixedDelay(
                new SchemasAtHand(
                        schemas,
                        Stream.concat(topics.tables().stream(), topics.heartbeats().stream())
                                .toList()),
                0,
                SECONDS_FOR_SCHEMAS,
                TimeUnit.SECONDS);
    }

    private static Map<Stage, List<String>> read(SourceMappings sources, Topics topics) {
        return Map.of(
                Stage.FRONT,
                Stream.of(
                                topics.tables(),
                                sources.heartbeatTopics(),
                                List.of(
                                        topics.officerActions().name(),
                                        topics.controls().name()))
                        .flatMap(List::stream)
                        .toList(),
                Stage.ASSESS,
                List.of(topics.citizenLog().name()),
                Stage.NOTIFY,
                List.of(topics.alertLog().name()));
    }

    @Override
    public void close() {
        threads.shutdownNow();
        lag.close();
    }
}
