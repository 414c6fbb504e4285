package cymru.rhybudd.app;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Lets through what dashboards and rules use of the thousands of figures that Kafka keeps: by name, so that a new one is a decision. Labels
 * lose what is another with every start, lest each start begin hundreds of new series. No label is left out altogether: Micrometer takes a
 * meter with fewer labels than another of its name for an older one, and removes it.
 */
final class KeptKafkaMeters implements MeterFilter {
    private static final String KAFKA = "kafka.";

    /** What Micrometer calls Kafka's figures; Prometheus has underscores, and may add a unit or "total". */
    private static final Set<String> KEPT = Set.of(
            "kafka.stream.client.state",
            "kafka.stream.alive.stream.threads",
            "kafka.stream.failed.stream.threads",
            "kafka.stream.thread.process.rate",
            "kafka.stream.thread.process.ratio",
            "kafka.stream.thread.poll.ratio",
            "kafka.stream.thread.commit.ratio",
            "kafka.stream.thread.commit.latency.avg",
            "kafka.stream.thread.commit.latency.max",
            "kafka.stream.thread.process.latency.avg",
            "kafka.stream.task.dropped.records.total",
            "kafka.stream.state.updater.active.restoring.tasks",
            "kafka.stream.state.updater.standby.updating.tasks",
            "kafka.stream.state.total.sst.files.size",
            "kafka.stream.state.estimate.num.keys",
            "kafka.stream.state.size.all.mem.tables",
            "kafka.stream.state.block.cache.usage",
            "kafka.stream.state.estimate.pending.compaction.bytes",
            "kafka.stream.state.background.errors",
            "kafka.consumer.coordinator.rebalance.total",
            "kafka.consumer.coordinator.failed.rebalance.total",
            "kafka.consumer.coordinator.rebalance.latency.max",
            "kafka.consumer.coordinator.last.rebalance.seconds.ago",
            "kafka.consumer.coordinator.last.heartbeat.seconds.ago",
            "kafka.producer.request.latency.avg",
            "kafka.producer.record.error.total",
            "kafka.producer.record.retry.total",
            "kafka.producer.txn.commit.time.ns.total");

    private static final String PROCESS_ID = "process.id";
    /** Of a client's or a thread's name: the application and the process. */
    private static final Pattern PROCESS =
            Pattern.compile("rhybudd-[a-z0-9-]+?-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}-?");

    @Override
    public MeterFilterReply accept(Meter.Id id) {
        return !id.getName().startsWith(KAFKA) || KEPT.contains(id.getName())
                ? MeterFilterReply.NEUTRAL
                : MeterFilterReply.DENY;
    }

    @Override
    public Meter.Id map(Meter.Id id) {
        if (!id.getName().startsWith(KAFKA)) {
            return id;
        }
        List<Tag> tags = new ArrayList<>();
        for (Tag tag : id.getTagsAsIterable()) {
            tags.add(Tag.of(tag.getKey(), lasting(tag)));
        }
        return id.replaceTags(tags);
    }

    private static String lasting(Tag tag) {
        return tag.getKey().equals(PROCESS_ID)
                ? ""
                : PROCESS.matcher(tag.getValue()).replaceFirst("");
    }
}
