package cymru.rhybudd.streams;

import cymru.rhybudd.schemas.StoredCluster;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Which citizen an id means now. Ids of citizens who are no more are remembered for ever, for officers go on using them: each
 * with the citizen who has its founding record, or with itself where nobody follows.
 */
final class Successors {
    private final KeyValueStore<String, StoredCluster> clusters;
    private final KeyValueStore<String, String> successors;

    Successors(KeyValueStore<String, StoredCluster> clusters, KeyValueStore<String, String> successors) {
        this.clusters = clusters;
        this.successors = successors;
    }

    /** The citizen is no more. */
    void follow(String citizen, String successor) {
        successors.put(citizen, successor);
    }

    /** The citizen that the id means now; null when it never meant anybody. */
    @Nullable
    String now(String citizen) {
        String now = citizen;
        while (clusters.get(now) == null) {
            @Nullable String next = successors.get(now);
            if (next == null || next.equals(now)) {
                return next;
            }
            now = next;
        }
        return now;
    }
}
