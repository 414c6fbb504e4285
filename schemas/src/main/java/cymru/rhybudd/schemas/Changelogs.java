package cymru.rhybudd.schemas;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/**
 * How soon brokers clean the changelogs of our applications' stores, and topics of which only the latest record of a key is kept. A broker cleans no segment that
 * it still writes to, and by itself writes to one until it
 * holds 1 GB or is a week old: for so long what was superseded stayed, and whoever restored a store read all of it.
 */
public final class Changelogs {
    /**
     * What is superseded or deleted is due to go after this, however little is written. By itself a broker waits for a week, and then
     * until half of a topic is new, which for a quiet one is never; and it may be somebody's old address.
     */
    public static final Duration CLEANED_WITHIN = Duration.ofDays(1);

    /**
     * For so long at least it stands in a changelog that something was deleted; who has not read it by then never hears of it, and {@link StoresOnDisk} goes by that.
     * Brokers do the same by themselves, if they are not set otherwise.
     */
    public static final Duration DELETIONS_KEPT = Duration.ofDays(1);

    private static final int SEGMENT_BYTES = 16 << 20;
    /** The share written since the last cleaning; a broker's own half lets a changelog grow to twice what it says. */
    private static final double CLEANED_FROM = 0.2;

    /** By which Kafka Streams knows the settings of the topics that it makes. */
    private static final String PREFIX = "topic.";

    private Changelogs() {}

    /** Settings of Kafka Streams. */
    public static Map<String, Object> settings() {
        return Map.of(
                PREFIX + TopicConfig.SEGMENT_BYTES_CONFIG,
                SEGMENT_BYTES,
                PREFIX + TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG,
                CLEANED_FROM,
                PREFIX + TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
                CLEANED_WITHIN.toMillis(),
                PREFIX + TopicConfig.DELETE_RETENTION_MS_CONFIG,
                DELETIONS_KEPT.toMillis());
    }
}
