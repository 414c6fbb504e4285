package cymru.rhybudd.bench.flink;

import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.StreamsMetrics;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** What a stage sees of the engine that runs it; of what no stage asks for, there is nothing. */
public final class StageContext<K, V> implements ProcessorContext<K, V> {
    private final Map<String, ? extends StateStore> stores;
    private final int partition;
    private final Consumer<Record<? extends K, ? extends V>> next;
    private @Nullable RecordMetadata taken;

    /** With the stores by name, and what takes what the stage passes on. */
    public StageContext(
            Map<String, ? extends StateStore> stores, int partition, Consumer<Record<? extends K, ? extends V>> next) {
        this.stores = stores;
        this.partition = partition;
        this.next = next;
    }

    /** Where a record stands. */
    public record Position(String topic, int partition, long offset) implements RecordMetadata {}

    /** Says where the record stands that the stage is given next. */
    public void takes(RecordMetadata record) {
        this.taken = record;
    }

    @Override
    public <L extends K, W extends V> void forward(Record<L, W> record) {
        next.accept(record);
    }

    @Override
    public <L extends K, W extends V> void forward(Record<L, W> record, String child) {
        throw none();
    }

    @Override
    public TaskId taskId() {
        return new TaskId(0, partition);
    }

    @Override
    public Optional<RecordMetadata> recordMetadata() {
        return Optional.ofNullable(taken);
    }

    @Override
    @SuppressWarnings("unchecked") // the stage knows its own stores
    public <S extends StateStore> S getStateStore(String name) {
        return (S) Objects.requireNonNull(stores.get(name), name);
    }

    @Override
    public String applicationId() {
        throw none();
    }

    @Override
    public Serde<?> keySerde() {
        throw none();
    }

    @Override
    public Serde<?> valueSerde() {
        throw none();
    }

    @Override
    public File stateDir() {
        throw none();
    }

    @Override
    public StreamsMetrics metrics() {
        throw none();
    }

    @Override
    public Cancellable schedule(Duration interval, PunctuationType type, Punctuator callback) {
        throw none();
    }

    @Override
    public Cancellable schedule(Instant begin, Duration interval, PunctuationType type, Punctuator callback) {
        throw none();
    }

    @Override
    public void commit() {
        throw none();
    }

    @Override
    public Map<String, Object> appConfigs() {
        throw none();
    }

    @Override
    public Map<String, Object> appConfigsWithPrefix(String prefix) {
        throw none();
    }

    @Override
    public long currentSystemTimeMs() {
        throw none();
    }

    @Override
    public long currentStreamTimeMs() {
        throw none();
    }

    private static UnsupportedOperationException none() {
        return new UnsupportedOperationException("no stage asks for it");
    }
}
