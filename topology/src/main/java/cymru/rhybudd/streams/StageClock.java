package cymru.rhybudd.streams;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.ProcessorWrapper;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.WrappedFixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.WrappedProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Stops how long each stage takes, at its entrance: what follows there is done before the entrance returns. Kafka Streams puts it around
 * the stages, so that none of them knows of a clock.
 */
public final class StageClock implements ProcessorWrapper {
    private StageMetrics metrics = StageMetrics.NONE;

    @Override
    public void configure(Map<String, ?> config) {
        if (config.get(QuarantineHandler.METRICS) instanceof StageMetrics configured) {
            metrics = configured;
        }
    }

    @Override
    public <K, V, L, W> WrappedProcessorSupplier<K, V, L, W> wrapProcessorSupplier(
            String node, ProcessorSupplier<K, V, L, W> supplier) {
        Stage stage = Stage.enteredBy(node);
        return stage == null ? ProcessorWrapper.asWrapped(supplier) : new Timed<>(stage, supplier, metrics);
    }

    @Override
    public <K, V, W> WrappedFixedKeyProcessorSupplier<K, V, W> wrapFixedKeyProcessorSupplier(
            String node, FixedKeyProcessorSupplier<K, V, W> supplier) {
        return ProcessorWrapper.asWrappedFixedKey(supplier);
    }

    private record Timed<K, V, L, W>(Stage stage, ProcessorSupplier<K, V, L, W> supplier, StageMetrics metrics)
            implements WrappedProcessorSupplier<K, V, L, W> {
        @Override
        public Processor<K, V, L, W> get() {
            return new TimedProcessor<>(stage, supplier.get(), metrics);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return supplier.stores();
        }
    }

    private record TimedProcessor<K, V, L, W>(Stage stage, Processor<K, V, L, W> processor, StageMetrics metrics)
            implements Processor<K, V, L, W> {
        @Override
        public void init(ProcessorContext<L, W> context) {
            processor.init(context);
        }

        /** A record that fails is not counted: it comes again, or is set aside and counted there. */
        @Override
        public void process(Record<K, V> record) {
            long begun = System.nanoTime();
            processor.process(record);
            metrics.passed(stage, Turns.appendedAt(record), System.nanoTime() - begun);
        }

        @Override
        public void close() {
            processor.close();
        }
    }
}
