package cymru.rhybudd.app;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/**
 * How far the stores have come that are rebuilt from their changelogs. Until they are level nobody is judged by them.
 *
 * <p>A thread of Kafka's that fails lets go of all that it was restoring and tells no listener so. Whoever takes the stores over
 * begins anew, perhaps on another instance: what a dead thread began is waited for no longer.
 */
final class RestoreProgress implements StateRestoreListener {
    private final Map<Restoring, Remaining> remaining = new ConcurrentHashMap<>();
    private final Counter restored;

    private record Restoring(TopicPartition changelog, String store) {}

    private record Remaining(long records, long end, Thread restoredBy) {}

    RestoreProgress(MeterRegistry registry) {
        Gauge.builder("rhybudd.restore.remaining.records", this, RestoreProgress::records)
                .description("Records of changelogs that are still to be read before the stores are level")
                .register(registry);
        Gauge.builder("rhybudd.restore.stores", this, RestoreProgress::stores)
                .description("Stores that are being restored")
                .register(registry);
        restored = Counter.builder("rhybudd.restored.records")
                .description("Records of changelogs that stores were restored from")
                .register(registry);
    }

    /** How many stores are being restored. */
    int stores() {
        return underWay().size();
    }

    /** How many records they still have to read; transaction markers count too. */
    long records() {
        return underWay().stream().mapToLong(Remaining::records).sum();
    }

    private Collection<Remaining> underWay() {
        remaining.values().removeIf(store -> !store.restoredBy().isAlive());
        return remaining.values();
    }

    @Override
    public void onRestoreStart(TopicPartition changelog, String store, long start, long end) {
        remaining.put(
                new Restoring(changelog, store), new Remaining(Math.max(0, end - start), end, Thread.currentThread()));
    }

    @Override
    public void onBatchRestored(TopicPartition changelog, String store, long last, long records) {
        restored.increment(records);
        remaining.computeIfPresent(
                new Restoring(changelog, store),
                (key, before) ->
                        new Remaining(Math.max(0, before.end() - last - 1), before.end(), before.restoredBy()));
    }

    @Override
    public void onRestoreEnd(TopicPartition changelog, String store, long total) {
        remaining.remove(new Restoring(changelog, store));
    }

    @Override
    public void onRestoreSuspended(TopicPartition changelog, String store, long total) {
        remaining.remove(new Restoring(changelog, store));
    }
}
