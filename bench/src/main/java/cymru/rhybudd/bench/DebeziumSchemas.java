package cymru.rhybudd.bench;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;

/** What is the same in every change event of Debezium's PostgreSQL connector (3.7). */
final class DebeziumSchemas {
    /** The source block. */
    static final Schema SOURCE = SchemaBuilder.record("Source")
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
            .optionalString("origin")
            .optionalLong("origin_lsn")
            .endRecord();

    private static final Schema TRANSACTION = SchemaBuilder.record("block")
            .namespace("event")
            .fields()
            .requiredString("id")
            .requiredLong("total_order")
            .requiredLong("data_collection_order")
            .endRecord();

    private DebeziumSchemas() {}

    /** The schema of the change events of a table. */
    static Schema envelope(String topic, Schema row) {
        Schema optionalLong = optional(Schema.create(Schema.Type.LONG));
        return Schema.createRecord(
                "Envelope",
                null,
                topic,
                false,
                List.of(
                        field("before", optional(row)),
                        field("after", optional(row)),
                        new Schema.Field("source", SOURCE),
                        field("transaction", optional(TRANSACTION)),
                        new Schema.Field("op", Schema.create(Schema.Type.STRING)),
                        field("ts_ms", optionalLong),
                        field("ts_us", optionalLong),
                        field("ts_ns", optionalLong)));
    }

    private static Schema optional(Schema schema) {
        return Schema.createUnion(Schema.create(Schema.Type.NULL), schema);
    }

    private static Schema.Field field(String name, Schema schema) {
        return new Schema.Field(name, schema, null, Schema.Field.NULL_DEFAULT_VALUE);
    }
}
