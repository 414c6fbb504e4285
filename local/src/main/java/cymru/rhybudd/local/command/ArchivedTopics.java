package cymru.rhybudd.local.command;

import cymru.rhybudd.app.ControlHistory;
import cymru.rhybudd.app.ModelHistory;
import cymru.rhybudd.audit.records.Cursor;
import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.Records;
import cymru.rhybudd.audit.records.StoredRecord;
import cymru.rhybudd.schemas.Contract;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.Control;
import cymru.rhybudd.schemas.serde.RegisteredSerde;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** The topics of an archive. */
final class ArchivedTopics implements ReadableTopics {
    private final Records records;

    ArchivedTopics(Records records) {
        this.records = records;
    }

    @Override
    public <T extends SpecificRecordBase> void read(Contract<T> contract, BiConsumer<String, @Nullable T> reader) {
        Deserializer<T> values = values(contract);
        stored(contract, record -> {
            byte[] key = record.key();
            byte[] value = record.value();
            reader.accept(
                    key == null ? "" : new String(key, StandardCharsets.UTF_8),
                    value == null ? null : values.deserialize(contract.topic(), value));
        });
    }

    @Override
    public ModelHistory history() {
        Deserializer<Control> values = values(Contracts.CONTROLS);
        List<ControlHistory.Entry> entries = new ArrayList<>();
        stored(
                Contracts.CONTROLS,
                record -> entries.add(new ControlHistory.Entry(
                        record.offset(), values.deserialize(Contracts.CONTROLS.topic(), record.value()))));
        return ModelHistory.of(entries);
    }

    private <T extends SpecificRecordBase> Deserializer<T> values(Contract<T> contract) {
        return new RegisteredSerde<>(contract.type(), records.schemas()).deserializer();
    }

    private void stored(Contract<?> contract, Consumer<StoredRecord> reader) {
        for (Partition partition : records.partitions(contract.topic())) {
            try (Cursor cursor = records.read(partition, 0)) {
                for (StoredRecord record = cursor.next(); record != null; record = cursor.next()) {
                    reader.accept(record);
                }
            }
        }
    }
}
