package cymru.rhybudd.local.simulation;

import java.util.Arrays;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** A record that is to be appended to a log. */
record LogEntry(TopicPartition log, byte @Nullable [] key, byte @Nullable [] value, long timestamp) {

    /** Whether it says the same, whenever it does. */
    boolean saysTheSameAs(LogEntry other) {
        return log.equals(other.log) && Arrays.equals(key, other.key) && Arrays.equals(value, other.value);
    }
}
