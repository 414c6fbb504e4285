package cymru.rhybudd.app;

import cymru.rhybudd.streams.Stage;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the brokers how many committed records each stage has still to take, over all instances of the council, and for how long it has
 * stood still; and knows by that whether the brokers can be reached.
 */
final class LagMeter implements Runnable, AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(LagMeter.class);
    private static final int PATIENCE_MILLIS = 4_000;

    private final Admin admin;
    private final String group;
    private final Map<Stage, List<String>> topics;
    private final Map<Stage, List<TopicPartition>> partitions = new EnumMap<>(Stage.class);
    private final StageProgress progress;
    private volatile boolean reached = true;

    /** @param topics which each stage reads */
    LagMeter(
            Map<String, Object> client,
            String group,
            Map<Stage, List<String>> topics,
            InstantSource clock,
            MeterRegistry registry) {
        Map<String, Object> config = new HashMap<>(client);
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        this.admin = Admin.create(config);
        this.group = group;
        this.topics = new EnumMap<>(topics);
        this.progress = new StageProgress(topics.keySet(), WaitingRecords.of(client), clock, registry);
        Gauge.builder("rhybudd.reachable", this, meter -> meter.reached ? 1 : 0)
                .description("Whether the other side answered when it was last asked")
                .tag("side", "brokers")
                .register(registry);
    }

    /** Asks once. What was known stays when nobody answers. */
    @Override
    public void run() {
        try {
            measure();
            reached = true;
        } catch (InterruptException e) { // it closes; the thread is marked already
            progress.unknown();
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            if (reached) {
                LOGGER.atWarn().setCause(e).log("the brokers do not say how far the stages have come");
            }
            reached = false;
            progress.unknown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void measure() throws ExecutionException, InterruptedException, TimeoutException {
        if (partitions.isEmpty()) {
            partitions.putAll(describe());
        }
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        Map<TopicPartition, Long> readable = ends(IsolationLevel.READ_COMMITTED);
        Map<TopicPartition, Long> written = ends(IsolationLevel.READ_UNCOMMITTED);
        Map<Stage, List<StageProgress.Place>> places = new EnumMap<>(Stage.class);
        partitions.forEach((stage, all) -> places.put(
                stage,
                all.stream()
                        .map(partition -> new StageProgress.Place(
                                partition,
                                taken(committed.get(partition)),
                                readable.getOrDefault(partition, 0L),
                                written.getOrDefault(partition, 0L)))
                        .toList()));
        progress.measured(places);
    }

    private static long taken(@Nullable OffsetAndMetadata committed) {
        return committed == null ? 0 : committed.offset();
    }

    /** By the one level up to the first transaction that is open, by the other all that is written. */
    private Map<TopicPartition, Long> ends(IsolationLevel level)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        partitions.values().forEach(all -> all.forEach(partition -> latest.put(partition, OffsetSpec.latest())));
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(latest, new ListOffsetsOptions(level))
                .all()
                .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    private Map<Stage, List<TopicPartition>> describe()
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<Stage, List<TopicPartition>> found = new EnumMap<>(Stage.class);
        for (Map.Entry<Stage, List<String>> stage : topics.entrySet()) {
            List<TopicPartition> all = new ArrayList<>();
            admin.describeTopics(stage.getValue())
                    .allTopicNames()
                    .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                    .forEach((topic, description) -> description
                            .partitions()
                            .forEach(partition -> all.add(new TopicPartition(topic, partition.partition()))));
            found.put(stage.getKey(), all);
        }
        return found;
    }

    @Override
    public void close() {
        admin.close(java.time.Duration.ofSeconds(1));
    }
}
