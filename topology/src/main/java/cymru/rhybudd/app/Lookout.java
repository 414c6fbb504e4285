package cymru.rhybudd.app;

import cymru.rhybudd.observe.MachineFigures;
import cymru.rhybudd.schemas.serde.Registry;
import cymru.rhybudd.schemas.serde.RegistryClient;
import cymru.rhybudd.source.SourceMappings;
import cymru.rhybudd.streams.Stage;
import cymru.rhybudd.streams.Topics;
import io.micrometer.core.instrument.MeterRegistry;
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
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread looking = new Thread(task, "lookout");
        looking.setDaemon(true);
        return looking;
    });

    Lookout(
            Config config,
            SourceMappings sources,
            Topics topics,
            Registry tables,
            Map<String, Object> client,
            MeterRegistry registry) {
        lag = new LagMeter(client, StreamsSettings.applicationId(config), read(sources, topics), registry);
        RegistryProbe schemas = new RegistryProbe(RegistryClient.of(config.registryUrl(), config.serdes()), registry);
        MachineFigures.disk(config.stateDirectory(), registry);
        thread.scheduleWithFixedDelay(lag, 0, SECONDS, TimeUnit.SECONDS);
        thread.scheduleWithFixedDelay(schemas, 0, SECONDS, TimeUnit.SECONDS);
        thread.scheduleWithFixedDelay(
                new SchemasAtHand(tables, topics.tables()), 0, SECONDS_FOR_SCHEMAS, TimeUnit.SECONDS);
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
        thread.shutdownNow();
        lag.close();
    }
}
