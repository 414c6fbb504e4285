package cymru.rhybudd.bench;

import cymru.rhybudd.bench.RowChanges.RowChange;
import cymru.rhybudd.schemas.serde.RegisteredGenericSerializer;
import cymru.rhybudd.schemas.serde.Registry;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Row changes as a Debezium connector writes them: Avro in the Confluent wire format, images of the whole row. */
final class DebeziumRecords {
    private static final long FIRST_LSN = 0x1_0000_0000L;
    private static final int BYTES_OF_WAL = 200;
    private static final long FIRST_TRANSACTION = 700;

    private final Map<String, CapturedTable> tables;
    private final RegisteredGenericSerializer keys;
    private final RegisteredGenericSerializer values;
    private final Instant begun = Instant.now();
    private long number;

    DebeziumRecords(Map<String, CapturedTable> tables, Registry registry) {
        this.tables = Map.copyOf(tables);
        this.keys = RegisteredGenericSerializer.ofKeys(registry);
        this.values = RegisteredGenericSerializer.ofValues(registry);
    }

    /** The record of a change; each lies after the one before, ten in a millisecond. */
    ProducerRecord<byte[], byte[]> record(RowChange change) {
        return record(change, begun.plusMillis((number + 1) / 10));
    }

    /** The record of a change that was committed then; it lies after the one before. */
    ProducerRecord<byte[], byte[]> record(RowChange change, Instant committedAt) {
        number++;
        String topic = RowChanges.topic(change.write());
        CapturedTable table = Objects.requireNonNull(tables.get(topic));
        Map<String, @Nullable Object> image =
                change.after() != null ? change.after() : Objects.requireNonNull(change.before());
        return new ProducerRecord<>(
                topic,
                0,
                committedAt.toEpochMilli(),
                keys.serialize(topic, row(table.key(), image)),
                values.serialize(topic, envelope(table, change, committedAt)));
    }

    private GenericRecord envelope(CapturedTable table, RowChange change, Instant committedAt) {
        long millis = committedAt.toEpochMilli();
        GenericRecord envelope = new GenericData.Record(table.envelope());
        envelope.put("before", change.before() == null ? null : row(table.row(), change.before()));
        envelope.put("after", change.after() == null ? null : row(table.row(), change.after()));
        envelope.put("source", source(change, millis));
        envelope.put("op", change.operation());
        envelope.put("ts_ms", millis);
        envelope.put("ts_us", millis * 1_000);
        envelope.put("ts_ns", millis * 1_000_000);
        return envelope;
    }

    private GenericRecord source(RowChange change, long millis) {
        long lsn = FIRST_LSN + number * BYTES_OF_WAL;
        GenericRecord source = new GenericData.Record(DebeziumSchemas.SOURCE);
        source.put("version", "3.7.0.Final");
        source.put("connector", "postgresql");
        source.put("name", change.write().database());
        source.put("ts_ms", millis);
        source.put("snapshot", "false");
        source.put("db", change.write().database());
        source.put("sequence", "[\"" + (lsn - BYTES_OF_WAL) + "\",\"" + lsn + "\"]");
        source.put("ts_us", millis * 1_000);
        source.put("ts_ns", millis * 1_000_000);
        source.put("schema", "public");
        source.put("table", change.write().table());
        source.put("txId", transactionId(change));
        source.put("lsn", lsn);
        return source;
    }

    /** As the database numbers the transaction of the change. */
    static long transactionId(RowChange change) {
        return FIRST_TRANSACTION + change.transaction();
    }

    private static GenericRecord row(Schema schema, Map<String, @Nullable Object> columns) {
        GenericRecord row = new GenericData.Record(schema);
        for (Schema.Field field : schema.getFields()) {
            row.put(field.pos(), avro(columns.get(field.name())));
        }
        return row;
    }

    private static @Nullable Object avro(@Nullable Object value) {
        if (value instanceof LocalDate date) {
            return (int) date.toEpochDay();
        }
        if (value instanceof BigDecimal amount) {
            return ByteBuffer.wrap(amount.setScale(2).unscaledValue().toByteArray());
        }
        return value;
    }
}
