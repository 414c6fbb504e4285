package cymru.rhybudd.local.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cymru.rhybudd.schemas.serde.RegisteredGenericDeserializer;
import cymru.rhybudd.schemas.serde.RegistryClient;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorldTest {
    private static final Path HOME = Path.of(System.getProperty("rhybudd.home", ".."));
    private static final String TABLE = "education.public.school_move";
    private static final String HEARTBEAT = "education.public.debezium_heartbeat";
    private static final String NO_RIGHT = "42501";

    @TempDir
    static Path directory;

    private static GenericRecord change;
    private static GenericRecord heartbeat;
    private static StateDirectory state;
    private static World again;

    @BeforeAll
    static void captureStopAndStartAgain() throws Exception {
        try (StateDirectory first = StateDirectory.open(directory);
                World world = World.start(HOME, first, part -> {})) {
            createTopics(world);
            world.capture(List.of("education"));
            insert(world);
            change = first(world, TABLE, "c");
            heartbeat = first(world, HEARTBEAT, "u");
            makeHousingAsAnEarlierVersionDid(world);
        }
        state = StateDirectory.open(directory);
        again = World.start(HOME, state, part -> {});
    }

    @AfterAll
    static void stop() throws Exception {
        again.close();
        state.close();
    }

    @Test
    void capturesTheListedColumnsOfARow() {
        GenericRecord after = (GenericRecord) change.get("after");

        assertThat(after.get("move_id")).isEqualTo(1L);
        assertThat(after.hasField("from_school"))
                .as("a column that is not listed")
                .isFalse();
    }

    @Test
    void capturesTheHeartbeatThatDebeziumWrites() {
        assertThat(((GenericRecord) heartbeat.get("after")).hasField("ts")).isTrue();
    }

    @Test
    void findsTopicAndSchemaAgainAfterARestart() {
        assertThat(first(again, TABLE, "c").get("after")).isEqualTo(change.get("after"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"education", "housing", "revenues"})
    void letsWhoeverCapturesReadTheTablesAndWriteTheHeartbeat(String database) throws SQLException {
        try (Connection connection = connectAsConnector(database);
                Statement statement = connection.createStatement()) {
            assertThat(names(
                            statement,
                            "select tablename || ' SELECT' from pg_publication_tables where pubname = current_user"))
                    .isNotEmpty()
                    .hasSameElementsAs(names(
                            statement,
                            "select table_name || ' ' || privilege_type from information_schema.table_privileges"
                                    + " where grantee = current_user"));
            assertThat(statement.executeUpdate("update public.debezium_heartbeat set ts = now() where id = 1"))
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select count(*) from pupil",
                "insert into school_move values (2, 7, 1, 2, '2026-10-01', true)",
                "update contact set surname = 'Jones'",
                "delete from contact",
                "update debezium_heartbeat set id = 2",
                "create table public.mine ()",
                "create temporary table mine ()",
                "create publication mine"
            })
    void letsWhoeverCapturesDoNothingElse(String refused) throws SQLException {
        try (Connection connection = connectAsConnector("education");
                Statement statement = connection.createStatement()) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> statement.execute(refused))
                    .returns(NO_RIGHT, SQLException::getSQLState);
        }
    }

    private static Connection connectAsConnector(String database) throws SQLException {
        return DriverManager.getConnection(
                again.databases().url(database).replace("user=postgres", "user=rhybudd_" + database));
    }

    private static List<String> names(Statement statement, String query) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    /** Debezium made the publication then, as superuser. */
    private static void makeHousingAsAnEarlierVersionDid(World world) throws SQLException {
        try (Connection connection = world.databases().connect("housing");
                Statement statement = connection.createStatement()) {
            statement.execute("drop owned by rhybudd_housing");
            statement.execute("drop role rhybudd_housing");
            statement.execute("alter publication rhybudd_housing drop table person");
        }
    }

    private static void createTopics(World world) throws Exception {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", world.broker().bootstrapServers()))) {
            admin.createTopics(List.of(
                            new NewTopic(TABLE, 1, (short) 1),
                            new NewTopic(HEARTBEAT, 1, (short) 1),
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

    /** The first record of the topic with that operation. */
    private static GenericRecord first(World world, String topic, String operation) {
        RegisteredGenericDeserializer values = new RegisteredGenericDeserializer(
                new RegistryClient(world.registry().url()));
        try (KafkaConsumer<byte[], GenericRecord> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", world.broker().bootstrapServers()), new ByteArrayDeserializer(), values)) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            for (int polls = 0; polls < 30; polls++) {
                for (ConsumerRecord<byte[], GenericRecord> record : consumer.poll(Duration.ofSeconds(1))) {
                    if (record.value().get("op").toString().equals(operation)) {
                        return record.value();
                    }
                }
            }
            throw new AssertionError("no record with the operation " + operation + " arrived on " + topic);
        }
    }
}
