package cymru.rhybudd.app;

import cymru.rhybudd.schemas.Changelogs;
import cymru.rhybudd.streams.QuarantineHandler;
import cymru.rhybudd.streams.StageClock;
import cymru.rhybudd.streams.StageMetrics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** How Kafka Streams is set; the reasons, and what each setting costs, stand in docs/operations.md. */
public final class StreamsSettings {
    private static final int DETECT_MILLIS = 6_000;
    private static final int HEARTBEAT_MILLIS = 600;
    /** Above the longest uncommitted stretch, and short, for a dead instance's transaction blocks every reader. */
    private static final int TRANSACTION_MILLIS = 3_000;

    /** No record comes near it; one that is too large would stop its task. */
    public static final int LARGEST_RECORD_BYTES = 8 << 20;

    /** Of all threads together; for the stores of a few entries, which alone are cached. */
    private static final long CACHE_BYTES = 1 << 20;

    /** Kafka Streams looks once in such a time, so that a task that comes back goes on with stores of at most twice that age: they lack no deletion. */
    private static final long STALE_STATE_MILLIS = Duration.ofHours(1).toMillis();

    /** While stores are restored: by itself Kafka Streams takes 1,000 records, and 1 MB, which are dealt with before the next have come. */
    private static final int RESTORED_AT_ONCE = 5_000;

    private static final int RESTORED_AT_ONCE_BYTES = 4 << 20;

    /**
     * Of a partition. Kafka Streams asks for more only when it has processed all that it has, and the consumer hands out what it fetched
     * of one partition before it turns to the next: by itself it fetches a megabyte, some thousands of rows, and whatever is fresh waits behind them.
     */
    private static final int FETCHED_AT_ONCE_BYTES = 64 << 10;

    private StreamsSettings() {}

    /** The name of the council's application, and of its consumer group. */
    static String applicationId(Config config) {
        return "rhybudd-" + config.council();
    }

    /** The settings of an instance; also, but for how much is fetched at once, what the benchmark gives to whatever it compares the topology with. */
    public static Map<String, Object> of(Config config, StageMetrics metrics) {
        Map<String, Object> settings = new HashMap<>(config.client());
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId(config));
        settings.put(StreamsConfig.STATE_DIR_CONFIG, config.stateDirectory().toString());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, config.commitIntervalMillis());
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.streamThreads());
        settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, config.standbyReplicas());
        settings.put(StreamsConfig.ACCEPTABLE_RECOVERY_LAG_CONFIG, 100L);
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES);
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, StoreMemory.class);
        settings.put(StoreMemory.BYTES, (long) config.storeMemoryMegabytes() << 20);
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        settings.put(StreamsConfig.STATE_CLEANUP_DELAY_MS_CONFIG, STALE_STATE_MILLIS);
        settings.put(
                StreamsConfig.REPLICATION_FACTOR_CONFIG,
                config.replicationFactor() == 0 ? -1 : config.replicationFactor());
        settings.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, QuarantineHandler.class);
        settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, QuarantineHandler.class);
        settings.put(StreamsConfig.PROCESSOR_WRAPPER_CLASS_CONFIG, StageClock.class);
        settings.put(QuarantineHandler.METRICS, metrics);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), DETECT_MILLIS);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), HEARTBEAT_MILLIS);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        settings.put(StreamsConfig.restoreConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), RESTORED_AT_ONCE);
        settings.put(
                StreamsConfig.restoreConsumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG),
                RESTORED_AT_ONCE_BYTES);
        settings.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG),
                FETCHED_AT_ONCE_BYTES);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), TRANSACTION_MILLIS);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), LARGEST_RECORD_BYTES);
        settings.put(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), LARGEST_RECORD_BYTES);
        settings.putAll(Changelogs.settings());
        return settings;
    }
}
