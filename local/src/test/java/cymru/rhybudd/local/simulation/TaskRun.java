package cymru.rhybudd.local.simulation;

import cymru.rhybudd.local.simulation.SimulatedLog.Appended;
import cymru.rhybudd.local.simulation.SimulatedService.Task;
import cymru.rhybudd.schemas.Contracts;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.ProcessorNode;
import org.apache.kafka.streams.processor.internals.ProcessorRecordContext;
import org.apache.kafka.streams.processor.internals.ProcessorTopology;
import org.apache.kafka.streams.processor.internals.RecordCollector;
import org.apache.kafka.streams.processor.internals.SourceNode;
import org.jspecify.annotations.Nullable;

/** A task on an instance, from when it is given it until it crashes or loses it: processors of its own, and one transaction after another. */
final class TaskRun {
    private static final Method KEY = deserializer("deserializeKey");
    private static final Method VALUE = deserializer("deserializeValue");

    /** By these INTAKE knows what it has taken in. */
    private static final String POSITIONS = "positions-by-row";

    private final Task task;
    private final ProcessorTopology topology;
    private final TaskContext context;
    private final Map<String, SimulatedStore<?>> stores = new TreeMap<>();
    private final Map<TopicPartition, Integer> positions = new HashMap<>();
    private final List<LogEntry> written = new ArrayList<>();
    private final List<Input> taken = new ArrayList<>();
    private final Flaw flaw;
    private final Random disorder;
    private final Queue<LogEntry> timed = new ArrayDeque<>();

    /** An entry that was taken in. */
    record Input(TopicPartition log, Appended entry) {}

    /**
     * Restored to what was committed.
     *
     * @param run counts the runs of all tasks, so that no two are disordered alike by a flaw that disorders
     */
    TaskRun(
            SimulatedService service,
            Task task,
            Map<String, ? extends Map<Bytes, byte[]>> committed,
            Map<TopicPartition, Integer> positions,
            int run,
            Flaw flaw) {
        this.task = task;
        this.flaw = flaw;
        this.disorder = new Random(run);
        this.topology = service.processors(task.part());
        this.positions.putAll(positions);
        topology.stateStores().forEach(store -> {
            SimulatedStore<?> simulated = (SimulatedStore<?>) store;
            restore(simulated, committed);
            stores.put(store.name(), simulated);
        });
        this.context = new TaskContext(
                new TaskId(service.number(task.part()), task.partition()), service.config(), stores, new Written());
        for (ProcessorNode<?, ?, ?, ?> node : topology.processors()) {
            context.setCurrentNode(node);
            init(node);
        }
    }

    @SuppressWarnings("unchecked") // one context for all nodes, as in Kafka Streams
    private void init(ProcessorNode<?, ?, ?, ?> node) {
        ((ProcessorNode<Object, Object, Object, Object>) node).init(context, new Failing());
    }

    Task task() {
        return task;
    }

    /** How many entries of a log it has read. */
    int position(TopicPartition log) {
        return positions.getOrDefault(log, 0);
    }

    /** Takes the next entry of a log in. */
    void take(TopicPartition log, Appended next) {
        positions.merge(log, 1, Integer::sum);
        taken.add(new Input(log, next));
        int before = written.size();
        process(log, next.offset(), next.entry());
        SimulatedStore<?> positionsByRow = stores.get(POSITIONS);
        if (flaw == Flaw.NO_DEDUPLICATION && positionsByRow != null) {
            positionsByRow.entries().clear();
            positionsByRow.changes().clear();
        }
        if (flaw == Flaw.SWEEP_BY_TIMER && !timed.isEmpty() && taken.size() % 2 == 0) {
            process(log, next.offset(), timed.remove());
        }
        if (flaw == Flaw.HASH_ORDER) {
            Collections.shuffle(written.subList(before, written.size()), disorder);
        }
    }

    private void process(TopicPartition log, long offset, LogEntry entry) {
        SourceNode<?, ?> source = topology.source(log.topic());
        Headers headers = new RecordHeaders();
        context.setRecordContext(
                new ProcessorRecordContext(entry.timestamp(), offset, log.partition(), log.topic(), headers));
        context.setCurrentNode(source);
        Object value = decoded(VALUE, source, log.topic(), headers, entry.value());
        process(
                source,
                new Record<>(
                        decoded(KEY, source, log.topic(), headers, entry.key()),
                        flaw == Flaw.WALL_CLOCK ? FlawedEntries.byTheMachinesClock(value, entry.timestamp()) : value,
                        entry.timestamp(),
                        headers));
    }

    @SuppressWarnings("unchecked") // the source's own serdes have read it
    private static void process(SourceNode<?, ?> source, Record<?, ?> record) {
        ((SourceNode<Object, Object>) source).process((Record<Object, Object>) record);
    }

    /** The transaction is over: begins the next. */
    void begin() {
        written.clear();
        taken.clear();
        stores.values().forEach(store -> store.changes().clear());
    }

    List<LogEntry> written() {
        return written;
    }

    List<Input> taken() {
        return taken;
    }

    Map<TopicPartition, Integer> positions() {
        return positions;
    }

    Map<String, SimulatedStore<?>> stores() {
        return stores;
    }

    /** Goes back to what was committed, and keeps its processors: what no service may do. */
    void rewind(Map<String, ? extends Map<Bytes, byte[]>> committed, Map<TopicPartition, Integer> committedPositions) {
        begin();
        positions.clear();
        positions.putAll(committedPositions);
        stores.values().forEach(store -> {
            store.entries().clear();
            restore(store, committed);
        });
    }

    private static void restore(SimulatedStore<?> store, Map<String, ? extends Map<Bytes, byte[]>> committed) {
        Map<Bytes, byte[]> changelog = committed.get(store.name());
        if (changelog != null) {
            store.restore(changelog);
        }
    }

    private static @Nullable Object decoded(
            Method method, SourceNode<?, ?> source, String topic, Headers headers, byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            return method.invoke(source, topic, headers, bytes);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Method deserializer(String name) {
        try {
            Method method = SourceNode.class.getDeclaredMethod(name, String.class, Headers.class, byte[].class);
            method.setAccessible(true);
            return method;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A stage that fails is a bug here: the simulated stores and topics do not fail. */
    private static final class Failing implements ProcessingExceptionHandler {
        @Override
        public Response handleError(ErrorHandlerContext at, Record<?, ?> record, Exception exception) {
            throw new StageFailedException(at.processorNodeId(), exception);
        }

        @Override
        public void configure(Map<String, ?> config) {}
    }

    /** What the task has written in its transaction. */
    private final class Written implements RecordCollector {
        @Override
        public <K, V> void send(
                String topic,
                K key,
                V value,
                Headers headers,
                @Nullable Integer partition,
                Long timestamp,
                Serializer<K> keySerializer,
                Serializer<V> valueSerializer,
                String node,
                InternalProcessorContext<Void, Void> sink) {
            throw new UnsupportedOperationException("changes of stores are not sent one by one here");
        }

        @Override
        public <K, V> void send(
                String topic,
                K key,
                V value,
                Headers headers,
                Long timestamp,
                Serializer<K> keySerializer,
                Serializer<V> valueSerializer,
                String node,
                InternalProcessorContext<Void, Void> sink,
                @Nullable StreamPartitioner<? super K, ? super V> partitioner) {
            byte[] keyBytes = keySerializer.serialize(topic, headers, key);
            byte[] valueBytes = valueSerializer.serialize(topic, headers, value);
            boolean isAlert = topic.equals(Contracts.ALERTS.topic());
            if ((flaw == Flaw.FORGOTTEN_COMMAND && FlawedEntries.isHandedOver(value))
                    || (flaw == Flaw.LOST_ALERT && isAlert)
                    || (flaw == Flaw.UNTOLD_OFFICER && topic.equals(Contracts.OFFICER_NOTIFICATIONS.topic()))) {
                return;
            }
            int partitions = SimulatedService.partitions(topic);
            Set<Integer> chosen = partitioner == null
                    ? Set.of(byKey(keyBytes, partitions))
                    : partitioner
                            .partitions(topic, key, value, partitions)
                            .orElseGet(() -> Set.of(byKey(keyBytes, partitions)));
            for (int one : new TreeSet<>(chosen)) {
                LogEntry entry = new LogEntry(new TopicPartition(topic, one), keyBytes, valueBytes, timestamp);
                (flaw == Flaw.SWEEP_BY_TIMER && FlawedEntries.goesOnWithSweep(value) ? timed : written).add(entry);
                if (flaw == Flaw.LISTED_TWICE && isAlert) {
                    written.add(entry);
                }
            }
        }

        private static int byKey(byte @Nullable [] key, int partitions) {
            return key == null ? 0 : BuiltInPartitioner.partitionForKey(key, partitions);
        }

        @Override
        public <K, V> void send(
                K key,
                V value,
                String node,
                InternalProcessorContext<?, ?> sink,
                ProducerRecord<byte[], byte[]> record) {
            throw new UnsupportedOperationException("only the handler of failures sends so");
        }

        @Override
        public void initialize() {}

        @Override
        public void flush() {}

        @Override
        public void closeClean() {}

        @Override
        public void closeDirty() {}

        @Override
        public Map<TopicPartition, Long> offsets() {
            return Map.of();
        }
    }
}
