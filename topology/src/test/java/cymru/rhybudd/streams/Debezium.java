package cymru.rhybudd.streams;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Change events as Debezium's PostgreSQL connector writes them in Avro. */
public final class Debezium {
    private static final Map<Schema, Schema> ENVELOPES = new ConcurrentHashMap<>();
    private static final Schema SOURCE = SchemaBuilder.record("Source")
            .namespace("io.debezium.connector.postgresql")
            .fields()
            .requiredString("version")
            .requiredString("connector")
            .requiredString("name")
            .requiredLong("ts_ms")
            .name("snapshot")
            .type()
            .unionOf()
            .stringType()
            .and()
            .nullType()
            .endUnion()
            .stringDefault("false")
            .requiredString("db")
            .optionalString("sequence")
            .optionalLong("ts_us")
            .optionalLong("ts_ns")
            .requiredString("schema")
            .requiredString("table")
            .optionalLong("txId")
            .optionalLong("lsn")
            .optionalLong("xmin")
            .endRecord();

    private Debezium() {}

    /** Where a change stands in its source. */
    public record Origin(
            String source, String table, long lsn, long transaction, Instant committedAt, String snapshot) {}

    /** A change event. */
    public static GenericRecord envelope(
            String operation,
            Schema row,
            @Nullable GenericRecord before,
            @Nullable GenericRecord after,
            @Nullable Origin origin) {
        Schema schema = ENVELOPES.computeIfAbsent(row, Debezium::schema);
        GenericRecord envelope = new GenericData.Record(schema);
        envelope.put("before", before);
        envelope.put("after", after);
        envelope.put("source", origin == null ? null : source(origin));
        envelope.put("op", operation);
        if (origin != null) {
            envelope.put("ts_ms", origin.committedAt().toEpochMilli() + 12);
        }
        return envelope;
    }

    /** The key of a row: its key columns alone. */
    public static GenericRecord key(GenericRecord row, List<String> columns) {
        SchemaBuilder.FieldAssembler<Schema> fields =
                SchemaBuilder.record("Key").namespace("council").fields();
        for (String column : columns) {
            fields = fields.name(column)
                    .type(row.getSchema().getField(column).schema())
                    .noDefault();
        }
        GenericRecord key = new GenericData.Record(fields.endRecord());
        columns.forEach(column -> key.put(column, row.get(column)));
        return key;
    }

    private static GenericRecord source(Origin origin) {
        GenericRecord source = new GenericData.Record(SOURCE);
        source.put("version", "3.6.0.Final");
        source.put("connector", "postgresql");
        source.put("name", origin.source());
        source.put("ts_ms", origin.committedAt().toEpochMilli());
        source.put("ts_us", origin.committedAt().toEpochMilli() * 1_000);
        source.put("ts_ns", origin.committedAt().toEpochMilli() * 1_000_000);
        source.put("snapshot", origin.snapshot());
        source.put("db", origin.source());
        source.put("sequence", "[null,\"" + origin.lsn() + "\"]");
        source.put("schema", "public");
        source.put("table", origin.table());
        source.put("txId", origin.transaction());
        source.put("lsn", origin.lsn());
        return source;
    }

    private static Schema schema(Schema row) {
        return SchemaBuilder.record("Envelope")
                .namespace("council")
                .prop("connect.version", 2)
                .fields()
                .name("before")
                .type(nullable(row))
                .withDefault(null)
                .name("after")
                .type(nullable(row))
                .withDefault(null)
                .name("source")
                .type(nullable(SOURCE))
                .noDefault()
                .optionalString("transaction")
                .requiredString("op")
                .optionalLong("ts_ms")
                .endRecord();
    }

    private static Schema nullable(Schema schema) {
        return Schema.createUnion(Schema.create(Schema.Type.NULL), schema);
    }
}
