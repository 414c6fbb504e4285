package cymru.rhybudd.streams;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyDescription.Node;
import org.apache.kafka.streams.TopologyDescription.Source;
import org.apache.kafka.streams.TopologyDescription.Subtopology;

/**
 * Why records become dead letters, and which node may say so. Operations staff are called when a count rises: what may rise must
 * be shown as 0 before, for a count that begins with 1 has not risen.
 */
public final class DeadLetterReasons {
    /** The bytes are not what the contract says. */
    static final String UNREADABLE = "UNREADABLE";
    /** The registry does not know the schema that the bytes name. */
    static final String UNKNOWN_SCHEMA = "UNKNOWN_SCHEMA";
    /** A change event lacks something that every one has. */
    static final String NOT_AN_ENVELOPE = "NOT_AN_ENVELOPE";
    /** An officer's act is about nobody. */
    static final String UNKNOWN_CITIZEN = "UNKNOWN_CITIZEN";
    /** The node failed: a bug. */
    static final String NOT_APPLICABLE = "NOT_APPLICABLE";

    private DeadLetterReasons() {}

    /** The reasons that each node may have, by the node's name. */
    public static Map<String, Set<String>> byNode(TopologyDescription topology) {
        Map<String, Set<String>> reasons = new TreeMap<>();
        for (Subtopology part : topology.subtopologies()) {
            for (Node node : part.nodes()) {
                reasons.put(node.name(), new TreeSet<>(anyNode(node)));
            }
        }
        refusing()
                .forEach((stage, own) ->
                        reasons.computeIfAbsent(stage, first -> new TreeSet<>()).addAll(own));
        return reasons;
    }

    /** What {@link QuarantineHandler} says for nodes that say nothing themselves; a sink, too, chooses partitions by code of ours. */
    private static Set<String> anyNode(Node node) {
        return node instanceof Source ? Set.of(UNREADABLE, UNKNOWN_SCHEMA) : Set.of(NOT_APPLICABLE);
    }

    private static Map<String, Set<String>> refusing() {
        return Map.of(
                IntakeStage.STAGE, IntakeStage.REFUSES,
                FeedStage.STAGE, FeedStage.REFUSES,
                LinkStage.STAGE, LinkStage.REFUSES);
    }
}
