package cymru.rhybudd.schemas;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/**
 * How soon brokers clean the changelogs of our applications' stores, and topics of which only the latest record of a key is kept. A broker cleans no segment that
 * it still writes to, so that by its own 1 GB the changelogs of a whole council were never cleaned: what was superseded stayed, and whoever restored a store read all that ever was.
 */
public final class Changelogs {
    /**
     * What is superseded or deleted is due to go after this, however little is written. By itself a broker waits until half of a topic is superseded, which for a quiet
     * topic is never, and it may be somebody's old address.
     */
    public static final Duration CLEANED_WITHIN = Duration.ofDays(1);

    private static final int SEGMENT_BYTES = 16 << 20;
    /** What is superseded before it is cleaned; a broker's own half lets a changelog grow to twice what it says. */
    private static final double CLEANED_FROM = 0.2;

    /** By which Kafka Streams knows the settings of the topics that it makes. */
    private static final String PREFIX = "topic.";

    private Changelogs() {}

    /** Settings of Kafka Streams. */
    public static Map<String, Object> settings() {
        return Map.of(
                PREFIX + TopicConfig.SEGMENT_BYTES_CONFIG, SEGMENT_BYTES,
                PREFIX + TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, CLEANED_FROM,
                PREFIX + TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, CLEANED_WITHIN.toMillis());
    }
}
