package cymru.rhybudd.image;

import cymru.rhybudd.schemas.serde.RegisteredGenericSerializer;
import cymru.rhybudd.schemas.serde.TopicSerdes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

/** Rows of the housing database, captured as Debezium would, with the rights of Connect. */
final class CapturedRows {
    private static final String DATABASE = "housing.public.";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Columns that have no value here. */
    private static final Map<String, List<String>> EMPTY = Map.of(
            DATABASE + "person", List.of("title", "ni_number", "uprn", "address_line", "postcode"),
            DATABASE + "tenancy_holder", List.of("to_date"));

    private static final Schema SOURCE = SchemaBuilder.record("Source")
            .namespace("io.debezium.connector.postgresql")
            .fields()
            .requiredLong("lsn")
            .requiredLong("ts_ms")
            .requiredString("snapshot")
            .optionalLong("txId")
            .endRecord();

    private final GuardedCouncil council;
    private long position = 4_711;

    CapturedRows(GuardedCouncil council) {
        this.council = council;
    }

    /** A landlord's notice to somebody of the north: the law sets a day, so that their team is told at once. Each row waits for the one before. */
    void serveNotice() throws Exception {
        LocalDate today = LocalDate.now();
        capture("person", person());
        capture("tenancy_holder", Map.of("tenancy_id", 5, "person_id", 17));
        capture(
                "possession_action",
                Map.of(
                        "action_id",
                        1,
                        "tenancy_id",
                        5,
                        "step",
                        "NOTC",
                        "served_on",
                        today,
                        "effective_on",
                        today.plusDays(28),
                        "ground_group",
                        "RENT"));
    }

    private static Map<String, Object> person() {
        Map<String, Object> person = new LinkedHashMap<>();
        person.put("person_id", 17);
        person.put("forenames", "Nia");
        person.put("surname", "Prawf");
        person.put("date_of_birth", LocalDate.of(1980, 3, 1));
        person.put("ward_code", "W05000703");
        person.put("correspondence_language", "W");
        return person;
    }

    /** Returns when the service has taken it. */
    private void capture(String table, Map<String, Object> row) throws Exception {
        String topic = DATABASE + table;
        TopicSerdes serdes = council.serdes();
        byte[] value = RegisteredGenericSerializer.ofValues(serdes.registry()).serialize(topic, envelope(topic, row));
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                council.client("rhybudd-connect"), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, 0, new byte[] {1}, value)).get();
        }
        try (Admin admin = Admin.create(council.client("rhybudd-topology"))) {
            Awaitility.await(table).atMost(PATIENCE).until(() -> isTaken(admin, topic));
        }
    }

    private static boolean isTaken(Admin admin, String topic) throws Exception {
        OffsetAndMetadata taken = admin.listConsumerGroupOffsets("rhybudd-merthyr")
                .partitionsToOffsetAndMetadata()
                .get()
                .get(new TopicPartition(topic, 0));
        return taken != null && taken.offset() == 1;
    }

    private GenericRecord envelope(String topic, Map<String, Object> columns) {
        Schema row = row(topic, columns);
        Schema schema = SchemaBuilder.record("Envelope")
                .namespace(topic)
                .fields()
                .name("before")
                .type()
                .optional()
                .type(row)
                .name("after")
                .type()
                .optional()
                .type(row)
                .name("source")
                .type(SOURCE)
                .noDefault()
                .requiredString("op")
                .endRecord();
        GenericRecord after = new GenericData.Record(row);
        columns.forEach(
                (name, value) -> after.put(name, value instanceof LocalDate day ? (int) day.toEpochDay() : value));
        GenericRecord source = new GenericData.Record(SOURCE);
        source.put("lsn", position++);
        source.put("ts_ms", Instant.now().toEpochMilli());
        source.put("snapshot", "false");
        source.put("txId", position);
        GenericRecord envelope = new GenericData.Record(schema);
        envelope.put("after", after);
        envelope.put("source", source);
        envelope.put("op", "c");
        return envelope;
    }

    /** As the table is: columns that have no value here are there all the same. */
    private static Schema row(String topic, Map<String, Object> columns) {
        SchemaBuilder.FieldAssembler<Schema> fields =
                SchemaBuilder.record("Value").namespace(topic).fields();
        columns.forEach((name, value) -> {
            if (value instanceof LocalDate) {
                fields.name(name).type(date()).noDefault();
            } else if (value instanceof Integer) {
                fields.requiredInt(name);
            } else {
                fields.requiredString(name);
            }
        });
        EMPTY.getOrDefault(topic, List.of()).forEach(name -> {
            if (name.equals("uprn")) {
                fields.optionalLong(name);
            } else if (name.equals("to_date")) {
                fields.name(name)
                        .type(Schema.createUnion(Schema.create(Schema.Type.NULL), date()))
                        .noDefault();
            } else {
                fields.optionalString(name);
            }
        });
        return fields.endRecord();
    }

    private static Schema date() {
        Schema date = Schema.create(Schema.Type.INT);
        date.addProp("connect.name", "io.debezium.time.Date");
        return date;
    }
}
