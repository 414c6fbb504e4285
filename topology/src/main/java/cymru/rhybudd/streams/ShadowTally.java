package cymru.rhybudd.streams;

import cymru.rhybudd.domain.alert.CitizenState;
import cymru.rhybudd.domain.alert.HouseholdType;
import cymru.rhybudd.domain.alert.Picture;
import cymru.rhybudd.schemas.StoredTally;
import java.util.Objects;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** How many citizens each shadow model sees in one colour and the live model in another, by area and household type: never by name. */
final class ShadowTally implements AutoCloseable {
    private final KeyValueStore<String, StoredTally> tallies;
    private final StageMetrics metrics;
    private final int partition;

    /** What was counted before a restart shows at once. */
    ShadowTally(KeyValueStore<String, StoredTally> tallies, StageMetrics metrics, int partition) {
        this.tallies = tallies;
        this.metrics = metrics;
        this.partition = partition;
        try (KeyValueIterator<String, StoredTally> all = tallies.all()) {
            while (all.hasNext()) {
                KeyValue<String, StoredTally> entry = all.next();
                show(entry.key, entry.value.getCitizens());
            }
        }
    }

    /** Takes the citizen out of where they were counted, and counts them where they are now. */
    void move(CitizenState before, CitizenState after) {
        for (Picture shadow : before.shadows()) {
            count(before, shadow, -1);
        }
        for (Picture shadow : after.shadows()) {
            count(after, shadow, 1);
        }
    }

    /** By area and by household type apart: crossed, the numbers would soon be of single people. */
    private void count(CitizenState citizen, Picture shadow, long change) {
        Picture live = citizen.picture();
        if (live != null) {
            String colours = String.join(
                    "|",
                    shadow.weighing().modelVersion(),
                    live.rag().name(),
                    shadow.rag().name());
            add(colours + "|area|" + Objects.requireNonNullElse(citizen.patch(), ""), change);
            add(colours + "|household|" + HouseholdType.of(citizen.rows()).name(), change);
        }
    }

    /** Nobody is no group: shadows come and go, and what they counted must not stay for ever. */
    private void add(String key, long change) {
        StoredTally before = tallies.get(key);
        long citizens = (before == null ? 0 : before.getCitizens()) + change;
        if (citizens == 0) {
            tallies.delete(key);
        } else {
            tallies.put(key, new StoredTally(citizens));
        }
        show(key, citizens);
    }

    /** Whoever takes the partition over shows its tallies from then on. */
    @Override
    public void close() {
        metrics.forgetShadows(partition);
    }

    private void show(String key, long citizens) {
        String[] parts = key.split("\\|", -1);
        metrics.shadowed(partition, parts[0], parts[1], parts[2], parts[3], parts[4], citizens);
    }
}
