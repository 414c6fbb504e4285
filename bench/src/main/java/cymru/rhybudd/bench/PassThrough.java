package cymru.rhybudd.bench;

import cymru.rhybudd.app.StreamsSettings;
import cymru.rhybudd.streams.StageMetrics;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * The plainest stateful application: reads bytes, reads and writes a store on disk, writes the bytes. It has the service's
 * own settings, but that it fetches a megabyte at once, as many partitions as citizen-log, and a state of 100 bytes a key.
 */
record PassThrough(Laboratory laboratory) implements Contender {
    static final String NAME = "pass-through";
    static final String INPUT = "bench-input";
    static final String OUTPUT = "bench-output";
    private static final String STORE = "latest-by-row";
    private static final int STATE_BYTES = 100;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> inputs() {
        return List.of(INPUT);
    }

    @Override
    public List<String> between() {
        return List.of();
    }

    @Override
    public String group(int round) {
        return "bench-pass-through-" + round;
    }

    @Override
    public int markers() {
        return 0;
    }

    @Override
    public boolean judges() {
        return false;
    }

    @Override
    public Running start(int round) throws Exception {
        Map<String, Object> settings = StreamsSettings.of(laboratory.config("pass-through"), StageMetrics.NONE);
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, group(round));
        // It reads one topic: nothing fresh waits in another for small fetches to come to.
        settings.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG),
                ConsumerConfig.DEFAULT_MAX_PARTITION_FETCH_BYTES);
        StreamsConfig config = new StreamsConfig(settings);
        KafkaStreams streams = new KafkaStreams(topology(config), config);
        streams.start();
        return () -> streams.close(CloseOptions.timeout(Duration.ofSeconds(10))
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    }

    private static Topology topology(StreamsConfig config) {
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(config));
        builder.addStateStore(Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(STORE), Serdes.ByteArray(), Serdes.ByteArray())
                .withCachingDisabled());
        builder.stream(
                        INPUT,
                        Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("read"))
                .process(PassThroughProcessor::new, Named.as("remember"), STORE)
                .to(
                        OUTPUT,
                        Produced.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("write"));
        return builder.build();
    }

    private static final class PassThroughProcessor implements Processor<byte[], byte[], byte[], byte[]> {
        @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before process.
        private ProcessorContext<byte[], byte[]> context;

        @SuppressWarnings("NullAway.Init")
        private KeyValueStore<byte[], byte[]> store;

        @Override
        public void init(ProcessorContext<byte[], byte[]> context) {
            this.context = context;
            this.store = context.getStateStore(STORE);
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            store.get(record.key());
            store.put(record.key(), Arrays.copyOf(record.value(), STATE_BYTES));
            context.forward(record);
        }
    }
}
