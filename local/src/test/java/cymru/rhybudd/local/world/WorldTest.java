package cymru.rhybudd.local.world;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.schemas.serde.RegisteredGenericDeserializer;
import cymru.rhybudd.schemas.serde.RegistryClient;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldTest {
    private static final Path HOME = Path.of(System.getProperty("rhybudd.home", ".."));
    private static final String TABLE = "education.public.school_move";

    @TempDir
    Path directory;

    @Test
    void capturesARowAndFindsTopicAndSchemaAgainAfterARestart() throws Exception {
        try (StateDirectory state = StateDirectory.open(directory);
                World world = World.start(HOME, state, part -> {})) {
            createTopics(world);
            world.capture(List.of("education"));
            insert(world);

            GenericRecord change = firstChange(world);

            GenericRecord after = (GenericRecord) change.get("after");
            assertThat(after.get("move_id")).isEqualTo(1L);
            assertThat(after.hasField("from_school"))
                    .as("a column that is not listed")
                    .isFalse();
        }
        try (StateDirectory state = StateDirectory.open(directory);
                World world = World.start(HOME, state, part -> {})) {
            assertThat(firstChange(world).get("op")).hasToString("c");
        }
    }

    private static void createTopics(World world) throws Exception {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", world.broker().bootstrapServers()))) {
            admin.createTopics(List.of(
                            new NewTopic(TABLE, 1, (short) 1),
                            new NewTopic("education.public.debezium_heartbeat", 1, (short) 1),
                            new NewTopic("__debezium-heartbeat.education", 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static void insert(World world) throws Exception {
        try (Connection connection = world.databases().connect("education");
                Statement statement = connection.createStatement()) {
            statement.execute("insert into school values (1, 'Castle', 'Castell', true), (2, 'Bridge', 'Pont', false)");
            statement.execute("insert into pupil (pupil_id, upn, forename, surname, date_of_birth, school_id)"
                    + " values (7, 'X', 'Siân', 'Jones', '2015-01-01', 1)");
            statement.execute("insert into school_move values (1, 7, 1, 2, '2026-10-01', true)");
        }
    }

    private static GenericRecord firstChange(World world) {
        RegisteredGenericDeserializer values = new RegisteredGenericDeserializer(
                new RegistryClient(world.registry().url()));
        try (KafkaConsumer<byte[], GenericRecord> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", world.broker().bootstrapServers()), new ByteArrayDeserializer(), values)) {
            TopicPartition partition = new TopicPartition(TABLE, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            for (int polls = 0; polls < 30; polls++) {
                for (ConsumerRecord<byte[], GenericRecord> record : consumer.poll(Duration.ofSeconds(1))) {
                    return record.value();
                }
            }
            throw new AssertionError("no change arrived on " + TABLE);
        }
    }
}
