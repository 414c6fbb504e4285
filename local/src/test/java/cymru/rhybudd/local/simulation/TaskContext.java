package cymru.rhybudd.local.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.To;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.internals.AbstractProcessorContext;
import org.apache.kafka.streams.processor.internals.ProcessorNode;
import org.apache.kafka.streams.processor.internals.ProcessorRecordContext;
import org.apache.kafka.streams.processor.internals.RecordCollector;
import org.apache.kafka.streams.processor.internals.StateManager;
import org.apache.kafka.streams.processor.internals.StreamTask;
import org.apache.kafka.streams.processor.internals.metrics.StreamsMetricsImpl;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.state.internals.ThreadCache;

/** What Kafka Streams is to the processors of one run of a task: it passes records on from node to node, and lends the stores. */
final class TaskContext extends AbstractProcessorContext<Object, Object> implements RecordCollector.Supplier {
    private static final StreamsMetricsImpl METRICS = new StreamsMetricsImpl(new Metrics(), "simulation", Time.SYSTEM);

    private final Map<String, SimulatedStore<?>> stores;
    private final RecordCollector collector;

    TaskContext(TaskId task, StreamsConfig config, Map<String, SimulatedStore<?>> stores, RecordCollector collector) {
        super(task, config, METRICS, new ThreadCache(new org.apache.kafka.common.utils.LogContext(), 0, METRICS));
        this.stores = stores;
        this.collector = collector;
    }

    @Override
    public RecordCollector recordCollector() {
        return collector;
    }

    @Override
    @SuppressWarnings("unchecked") // whoever asks for a store knows what it holds
    public <S extends StateStore> S getStateStore(String name) {
        return (S) Objects.requireNonNull(stores.get(name), name);
    }

    @Override
    public <K, V> void forward(Record<K, V> record) {
        ProcessorNode<?, ?, ?, ?> node = currentNode();
        ProcessorRecordContext origin = recordContext();
        try {
            setRecordContext(new ProcessorRecordContext(
                    record.timestamp(), origin.offset(), origin.partition(), origin.topic(), record.headers()));
            for (ProcessorNode<?, ?, ?, ?> child : node.children()) {
                setCurrentNode(child);
                passTo(child, record);
            }
        } finally {
            setRecordContext(origin);
            setCurrentNode(node);
        }
    }

    @SuppressWarnings("unchecked") // the topology was built with types
    private static <K, V> void passTo(ProcessorNode<?, ?, ?, ?> child, Record<K, V> record) {
        ((ProcessorNode<K, V, ?, ?>) child).process(record);
    }

    @Override
    public <K, V> void forward(FixedKeyRecord<K, V> record) {
        forward(new Record<>(record.key(), record.value(), record.timestamp(), record.headers()));
    }

    // What no stage uses.

    private static UnsupportedOperationException unused() {
        return new UnsupportedOperationException("no stage does this; the simulation cannot either");
    }

    @Override
    protected StateManager stateManager() {
        throw unused();
    }

    @Override
    public <K, V> void forward(Record<K, V> record, String child) {
        throw unused();
    }

    @Override
    public <K, V> void forward(FixedKeyRecord<K, V> record, String child) {
        throw unused();
    }

    @Override
    public <K, V> void forward(K key, V value) {
        throw unused();
    }

    @Override
    public <K, V> void forward(K key, V value, To to) {
        throw unused();
    }

    @Override
    public void commit() {
        throw unused();
    }

    @Override
    public long currentStreamTimeMs() {
        throw unused();
    }

    @Override
    public Cancellable schedule(Duration interval, PunctuationType type, Punctuator callback) {
        throw unused();
    }

    @Override
    public Cancellable schedule(Instant start, Duration interval, PunctuationType type, Punctuator callback) {
        throw unused();
    }

    @Override
    public void transitionToActive(StreamTask task, RecordCollector recordCollector, ThreadCache newCache) {
        throw unused();
    }

    @Override
    public void transitionToStandby(ThreadCache newCache) {
        throw unused();
    }

    @Override
    public void registerCacheFlushListener(String namespace, ThreadCache.DirtyEntryFlushListener listener) {
        throw unused();
    }

    @Override
    public void logChange(String store, Bytes key, byte[] value, long timestamp, Headers headers, Position position) {
        throw unused();
    }
}
