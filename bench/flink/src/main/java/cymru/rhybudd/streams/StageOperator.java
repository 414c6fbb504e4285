package cymru.rhybudd.streams;

import cymru.rhybudd.bench.flink.FlinkStore;
import cymru.rhybudd.bench.flink.JobSettings;
import cymru.rhybudd.bench.flink.Records;
import cymru.rhybudd.bench.flink.StageContext.Position;
import cymru.rhybudd.bench.flink.StoredSerializer.SerdeSupplier;
import cymru.rhybudd.schemas.client.ClientSettings;
import cymru.rhybudd.schemas.serde.StoredSerde;
import cymru.rhybudd.schemas.serde.TopicSerdes;
import cymru.rhybudd.source.SourceMappings;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.java.tuple.Tuple5;
import org.apache.flink.api.java.tuple.Tuple6;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** A part of the topology as an operator: it brings the stages' stores, and writes what comes of them. */
abstract class StageOperator extends AbstractStreamOperator<Tuple5<String, Integer, Long, byte[], byte[]>>
        implements OneInputStreamOperator<
                Tuple6<String, Integer, Long, Long, byte[], byte[]>, Tuple5<String, Integer, Long, byte[], byte[]>> {
    private static final long serialVersionUID = 1;
    private static final int ANY = -1;

    final JobSettings settings;
    transient SourceMappings sources;
    transient TopicSerdes serdes;
    transient Topics topics;
    private transient Map<String, FlinkStore<?>> stores;

    @SuppressWarnings("NullAway.Init") // Flink opens it before it gives it anything
    StageOperator(JobSettings settings) {
        this.settings = settings;
    }

    @Override
    public void open() throws Exception {
        super.open();
        sources = SourceMappings.load(Path.of(settings.councilDirectory()));
        serdes = TopicSerdes.of(URI.create(settings.registryUrl()), ClientSettings.NONE);
        topics = new Topics(sources, serdes);
        stores = new HashMap<>();
        openStages();
    }

    /** Makes stores and stages. */
    abstract void openStages() throws Exception;

    /** Gives a record to the stages. */
    abstract void take(RecordMetadata position, long timestamp, byte[] key, byte[] value) throws Exception;

    @Override
    public void processElement(StreamRecord<Tuple6<String, Integer, Long, Long, byte[], byte[]>> element)
            throws Exception {
        Tuple6<String, Integer, Long, Long, byte[], byte[]> record = element.getValue();
        take(new Position(record.f0, record.f1, record.f2), record.f3, record.f4, record.f5);
    }

    Map<String, FlinkStore<?>> stores() {
        return stores;
    }

    <T extends SpecificRecordBase> void keep(String store, Class<T> type) throws Exception {
        keepBy(store, () -> new StoredSerde<>(type));
    }

    <T> void keepBy(String store, SerdeSupplier<T> values) throws Exception {
        stores.put(store, new FlinkStore<>(store, getKeyedStateBackend(), values));
    }

    /** Writes to the partition that Kafka chooses. */
    <V> void write(Topic<String, V> topic, String key, @Nullable V value, long timestamp) {
        write(topic, ANY, key, value, timestamp);
    }

    <V> void write(Topic<String, V> topic, int partition, String key, @Nullable V value, long timestamp) {
        output.collect(new StreamRecord<>(Records.out(
                topic.name(),
                partition,
                timestamp,
                topic.keySerde().serializer().serialize(topic.name(), key),
                value == null ? null : topic.valueSerde().serializer().serialize(topic.name(), value))));
    }

    /** A run that refuses records does less work than it claims. */
    static void refuse(DeadLetter letter) {
        throw new IllegalStateException("the run is void: a stage refused a record of the input");
    }
}
