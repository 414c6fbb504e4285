package cymru.rhybudd.bench.flink;

import cymru.rhybudd.schemas.client.ClientSettings;
import cymru.rhybudd.schemas.serde.TopicSerdes;
import cymru.rhybudd.source.SourceMappings;
import cymru.rhybudd.streams.AssessOperator;
import cymru.rhybudd.streams.FrontOperator;
import cymru.rhybudd.streams.NotifyOperator;
import cymru.rhybudd.streams.Topics;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.api.java.tuple.Tuple5;
import org.apache.flink.api.java.tuple.Tuple6;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The whole topology as a Flink job: the same stages with the same core, the same topics in and out, the same log of record between FRONT
 * and ASSESS and the same alert log before NOTIFY, exactly once by transactions with each checkpoint. State is Flink's: in RocksDB with
 * incremental checkpoints, or on the heap; each entry of a store by itself.
 *
 * <p>The logs between the stages stay, for decisions name their place in the log of record, an audit replays it, and ASSESS and NOTIFY
 * append to their own logs, which Flink cannot do within a job since it gave up iterations. A job without them would pass records on in
 * memory, be cheaper, and not have these.
 *
 * <p>Left out: heartbeats, officers' acts and the canary, of which the benchmark's input has none; metrics; standby replicas. Not taken
 * from Flink: objects are reused between operators, source and FRONT share a thread, and transactional producers are pooled, each of
 * which makes it quicker than its defaults. FRONT's source reads the tables about in the order of their times, which costs it some fetches:
 * as it is, it reads one table after another, and has less to judge on the way to the same end.
 */
final class FlinkJob {
    private static final int MOST_KEY_GROUPS = 128;
    private static final int USUAL_BYTES = 1 << 20;
    /** What is fetched is read, however far it is ahead. */
    private static final int FEW_BYTES = 1 << 14;

    private static final Duration AHEAD_AT_MOST = Duration.ofMillis(100);
    private static final Duration ALIGNED_EACH = Duration.ofMillis(20);
    /** A table without changes keeps nobody waiting. */
    private static final Duration IDLE_AFTER = Duration.ofMillis(200);

    private final JobSettings settings;

    FlinkJob(JobSettings settings) {
        this.settings = settings;
    }

    /** Starts the job in this process; it goes on until it is cancelled. */
    JobClient start() throws Exception {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(settings.parallelism(), configuration());
        environment.setMaxParallelism(MOST_KEY_GROUPS);
        environment.getConfig().enableObjectReuse();
        Topics topics = new Topics(
                SourceMappings.load(Path.of(settings.councilDirectory())),
                TopicSerdes.of(URI.create(settings.registryUrl()), ClientSettings.NONE));

        List<String> front = new ArrayList<>(topics.tables());
        front.add(topics.controls().name());
        single(environment, "front", front, FEW_BYTES, settings.byTime() ? byTime() : WatermarkStrategy.noWatermarks())
                .transform("take-in-row-changes", Records.OUT, new FrontOperator(settings))
                .setParallelism(1)
                .sinkTo(sink(
                        "front",
                        List.of(
                                topics.citizenLog().name(),
                                topics.citizenDirectory().name())))
                .setParallelism(1);

        int[] keys = keys();
        source(
                        environment,
                        "assess",
                        List.of(topics.citizenLog().name()),
                        settings.parallelism(),
                        USUAL_BYTES,
                        WatermarkStrategy.noWatermarks())
                .keyBy(record -> keys[record.f1], Types.INT)
                .transform("assess-citizens", Records.OUT, new AssessOperator(settings))
                .setParallelism(settings.parallelism())
                .sinkTo(sink(
                        "assess",
                        List.of(
                                topics.citizenLog().name(),
                                topics.decisions().name(),
                                topics.assessments().name(),
                                topics.alerts().name(),
                                topics.alertLog().name(),
                                topics.shadowAssessments().name())))
                .setParallelism(settings.parallelism());

        single(environment, "notify", List.of(topics.alertLog().name()), USUAL_BYTES, WatermarkStrategy.noWatermarks())
                .transform("notify-teams", Records.OUT, new NotifyOperator(settings))
                .setParallelism(1)
                .sinkTo(sink(
                        "notify",
                        List.of(
                                topics.officerNotifications().name(),
                                topics.heldAlerts().name(),
                                topics.teamDigests().name(),
                                topics.alertLog().name())))
                .setParallelism(1);
        return environment.executeAsync(settings.group());
    }

    private Configuration configuration() {
        Configuration configuration = new Configuration();
        configuration.setString("execution.checkpointing.interval", settings.checkpointMillis() + " ms");
        configuration.setString("execution.checkpointing.mode", "EXACTLY_ONCE");
        configuration.setString("execution.checkpointing.incremental", "true");
        configuration.setString("execution.checkpointing.storage", "filesystem");
        configuration.setString(
                "execution.checkpointing.dir",
                Path.of(settings.directory(), "checkpoints").toUri().toString());
        configuration.setString("state.backend.type", settings.heap() ? "hashmap" : "rocksdb");
        configuration.setString(
                "state.backend.rocksdb.localdir",
                Path.of(settings.directory(), "rocksdb").toString());
        configuration.setString("taskmanager.memory.managed.size", "256m");
        configuration.setString("taskmanager.memory.network.min", "64m");
        configuration.setString("taskmanager.memory.network.max", "64m");
        configuration.setString("pipeline.auto-watermark-interval", "20 ms");
        configuration.setString("restart-strategy.type", "none");
        configuration.setString("rest.port", "0");
        return configuration;
    }

    private DataStream<Tuple6<String, Integer, Long, Long, byte[], byte[]>> source(
            StreamExecutionEnvironment environment,
            String name,
            List<String> topics,
            int parallelism,
            int bytesAtOnce,
            WatermarkStrategy<Tuple6<String, Integer, Long, Long, byte[], byte[]>> order) {
        KafkaSource<Tuple6<String, Integer, Long, Long, byte[], byte[]>> source =
                KafkaSource.<Tuple6<String, Integer, Long, Long, byte[], byte[]>>builder()
                        .setBootstrapServers(settings.bootstrapServers())
                        .setTopics(topics)
                        .setGroupId(settings.group())
                        .setClientIdPrefix(settings.group() + "-" + name)
                        .setStartingOffsets(OffsetsInitializer.earliest())
                        .setDeserializer(new Records.Read())
                        .setProperty("isolation.level", "read_committed")
                        .setProperty("max.partition.fetch.bytes", Integer.toString(bytesAtOnce))
                        .build();
        SingleOutputStreamOperator<Tuple6<String, Integer, Long, Long, byte[], byte[]>> stream =
                environment.fromSource(source, order, "read-" + name, Records.IN);
        return stream.setParallelism(parallelism);
    }

    /**
     * Tables are read about in the order of their times, as Kafka Streams reads them: a table that is ahead waits for the others. Without
     * this, accounts are read before the people whom they concern, and two fifths of the judging does not happen.
     */
    private static WatermarkStrategy<Tuple6<String, Integer, Long, Long, byte[], byte[]>> byTime() {
        return WatermarkStrategy.<Tuple6<String, Integer, Long, Long, byte[], byte[]>>forMonotonousTimestamps()
                .withTimestampAssigner((record, kafka) -> record.f3)
                .withIdleness(IDLE_AFTER)
                .withWatermarkAlignment("front", AHEAD_AT_MOST, ALIGNED_EACH);
    }

    /** One task that sees everything in one order: source and stage share a thread. */
    private KeyedStream<Tuple6<String, Integer, Long, Long, byte[], byte[]>, Integer> single(
            StreamExecutionEnvironment environment,
            String name,
            List<String> topics,
            int bytesAtOnce,
            WatermarkStrategy<Tuple6<String, Integer, Long, Long, byte[], byte[]>> order) {
        KeySelector<Tuple6<String, Integer, Long, Long, byte[], byte[]>, Integer> same = record -> 0;
        return DataStreamUtils.reinterpretAsKeyedStream(
                source(environment, name, topics, 1, bytesAtOnce, order), same, Types.INT);
    }

    /** Keys that spread the partitions of the log evenly over the tasks of ASSESS. */
    private int[] keys() {
        int[] keys = new int[settings.logPartitions()];
        int key = 0;
        for (int partition = 0; partition < keys.length; partition++) {
            int task = partition % settings.parallelism();
            while (KeyGroupRangeAssignment.assignKeyToParallelOperator(key, MOST_KEY_GROUPS, settings.parallelism())
                    != task) {
                key++;
            }
            keys[partition] = key++;
        }
        return keys;
    }

    private KafkaSink<Tuple5<String, Integer, Long, byte[], byte[]>> sink(String name, List<String> topics) {
        Properties producer = new Properties();
        producer.setProperty("transaction.timeout.ms", "60000");
        producer.setProperty("linger.ms", "100"); // as Kafka Streams sets it; a checkpoint flushes anyway
        return KafkaSink.<Tuple5<String, Integer, Long, byte[], byte[]>>builder()
                .setBootstrapServers(settings.bootstrapServers())
                .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                .setTransactionalIdPrefix(settings.group() + "-" + name)
                .setTransactionNamingStrategy(TransactionNamingStrategy.POOLING)
                .setKafkaProducerConfig(producer)
                .setRecordSerializer(new Records.Write(topics))
                .build();
    }
}
