package cymru.rhybudd.streams;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.council.ModelFile;
import cymru.rhybudd.council.PurposesFile;
import cymru.rhybudd.council.StormGuardFile;
import cymru.rhybudd.council.TeamsFile;
import cymru.rhybudd.domain.alert.StormGuard;
import cymru.rhybudd.domain.basis.PurposeRegister;
import cymru.rhybudd.domain.identity.Pseudonym;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.AlertSeen;
import cymru.rhybudd.schemas.Assessment;
import cymru.rhybudd.schemas.Canary;
import cymru.rhybudd.schemas.CitizenEvent;
import cymru.rhybudd.schemas.ClockTicked;
import cymru.rhybudd.schemas.Contract;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.Control;
import cymru.rhybudd.schemas.Decision;
import cymru.rhybudd.schemas.DirectoryEntry;
import cymru.rhybudd.schemas.HeldAlert;
import cymru.rhybudd.schemas.ModelPublished;
import cymru.rhybudd.schemas.ModelRole;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.TeamsPublished;
import cymru.rhybudd.schemas.serde.InMemoryRegistry;
import cymru.rhybudd.schemas.serde.RegisteredGenericSerializer;
import cymru.rhybudd.schemas.serde.TopicSerdes;
import cymru.rhybudd.source.CanarySource;
import cymru.rhybudd.source.CouncilTables;
import cymru.rhybudd.source.SourceMappings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/**
 * A council on the bench: the real topology with the shipped files, fed with Debezium's change events row by row. Tables are
 * named source/table. What a test reads of a topic it reads once, so that "and nothing further" can be asserted.
 */
public final class TestCouncil implements AutoCloseable {
    static final LocalDate TODAY = HarmlessRows.TODAY;
    static final Path FILES = CouncilTables.MAPPINGS;
    static final String APPLICATION = "rhybudd-test";

    private static final TeamsFile TEAMS = TeamsFile.load(FILES.resolve("teams.yaml"));
    private static final SourceMappings SOURCES = SourceMappings.load(FILES);

    private static final Set<List<String>> DEAD_LETTERS_TO_COME =
            DeadLetterReasons.byNode(topology().describe()).entrySet().stream()
                    .flatMap(node -> node.getValue().stream().map(reason -> List.of(node.getKey(), reason)))
                    .collect(Collectors.toUnmodifiableSet());

    private final InMemoryRegistry registry = new InMemoryRegistry();
    private final CountedMetrics metrics = new CountedMetrics();
    private final Topics topics = new Topics(SOURCES, new TopicSerdes(Map.of(), registry));
    private final Path state = stateDirectory();
    private final Builder builder;
    private TopologyTestDriver driver;
    private final Map<String, TestInputTopic<byte[], byte[]>> inputs = new HashMap<>();
    private final Map<String, List<TestRecord<byte[], byte[]>>> produced = new TreeMap<>();
    private final Map<String, Integer> read = new HashMap<>();
    private final Map<String, Map<String, @Nullable Object>> rows = new HashMap<>();
    private final @Nullable Instant stamp;
    private Instant now = TODAY.atTime(9, 0).toInstant(ZoneOffset.UTC);
    private long lsn = 0x1_0000_0000L;
    private long transaction = 700;
    private boolean transactionIsOpen;

    /** A record on a table's topic, so that it can be sent again. */
    record Sent(String table, byte @Nullable [] key, byte @Nullable [] value, Debezium.Origin origin) {}

    /** What is set before the council opens. */
    static final class Builder {
        private PurposeRegister purposes =
                PurposesFile.load(FILES.resolve("merthyr.purposes.yaml")).register();
        private StormGuard stormGuard = StormGuardFile.load(FILES.resolve("storm-guard.yaml"));
        private TeamsFile teams = TEAMS;
        private int sweepSteps = 500;
        private boolean model = true;
        private boolean clock = true;
        private @Nullable Instant stamp;

        Builder purposes(PurposeRegister other) {
            purposes = other;
            return this;
        }

        Builder stormGuard(int rowsPerTransaction, int timesUsual, int atLeastRowsPerHour) {
            stormGuard = new StormGuard(rowsPerTransaction, timesUsual, atLeastRowsPerHour);
            return this;
        }

        Builder sweepSteps(int steps) {
            sweepSteps = steps;
            return this;
        }

        /** Every record comes with this time, whatever its content says. */
        Builder stampedAt(Instant time) {
            stamp = time;
            return this;
        }

        Builder withoutModel() {
            model = false;
            return this;
        }

        /** The clock has not ticked yet. */
        Builder withoutClock() {
            clock = false;
            return this;
        }

        TestCouncil open() {
            TestCouncil council = new TestCouncil(this);
            if (clock) {
                council.tick(TODAY);
            }
            council.publish(TEAMS);
            if (model) {
                council.publish(shippedModel());
            }
            council.citizenLog();
            return council;
        }
    }

    static Builder builder() {
        return new Builder();
    }

    /** With the shipped model published and the clock at nine on {@link #TODAY}; the log is read up to there. */
    static TestCouncil open() {
        return builder().open();
    }

    private TestCouncil(Builder builder) {
        this.builder = builder;
        this.stamp = builder.stamp;
        this.driver = started(state);
    }

    private TopologyTestDriver started(Path directory) {
        return new TopologyTestDriver(
                topology(topics, registry, metrics, builder), properties(metrics, directory), now);
    }

    /**
     * The service starts anew with another team file, and goes on with the stores that it had; but ASSESS has looked for clock and
     * model before the stores are there, so both are to be said again.
     */
    void restart(TeamsFile file) {
        produced();
        TopologyTestDriver before = driver;
        builder.teams = file;
        driver = started(state.resolve("restarted"));
        before.getAllStateStores().keySet().forEach(store -> copy(before, driver, store));
        before.close();
        inputs.clear();
        publish(file);
    }

    private static void copy(TopologyTestDriver from, TopologyTestDriver to, String store) {
        KeyValueStore<Object, Object> copy = to.getKeyValueStore(store);
        try (KeyValueIterator<Object, Object> all =
                from.<Object, Object>getKeyValueStore(store).all()) {
            all.forEachRemaining(entry -> copy.put(entry.key, entry.value));
        }
    }

    /** The topology as the service builds it. */
    public static Topology topology() {
        InMemoryRegistry registry = new InMemoryRegistry();
        return topology(
                new Topics(SOURCES, new TopicSerdes(Map.of(), registry)),
                registry,
                new CountedMetrics(),
                new Builder());
    }

    private static Topology topology(
            Topics topics, InMemoryRegistry registry, CountedMetrics metrics, Builder builder) {
        Council council = new Council(
                SOURCES,
                registry,
                builder.purposes,
                new Pseudonym("a secret of thirty-two bytes or more".getBytes(StandardCharsets.UTF_8), "merthyr"),
                builder.teams.teams(),
                builder.stormGuard,
                builder.sweepSteps,
                ModelFile::parse);
        return EarlyWarningTopology.build(
                topics, council, new StreamsConfig(properties(metrics, Path.of("target"))), metrics);
    }

    /** The driver flushes all stores after every record: in memory, where there is a file system for that, it is five times as fast. */
    private static Path stateDirectory() {
        Path memory = Path.of("/dev/shm");
        try {
            return Files.isWritable(memory)
                    ? Files.createTempDirectory(memory, APPLICATION)
                    : Files.createTempDirectory(APPLICATION);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties properties(CountedMetrics metrics, Path state) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:9092");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        // Exactly once, the driver would lose what a reader quarantines: its producer forgets what is not yet
        // committed.
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        properties.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, QuarantineHandler.class);
        properties.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, QuarantineHandler.class);
        properties.put(StreamsConfig.PROCESSOR_WRAPPER_CLASS_CONFIG, StageClock.class);
        properties.put(QuarantineHandler.METRICS, metrics);
        return properties;
    }

    // What comes in.

    /** A row is written. Columns that are not given show no hardship. */
    Sent insert(String table, Map<String, ? extends @Nullable Object> columns) {
        Map<String, @Nullable Object> row = HarmlessRows.with(table, columns);
        rows.put(place(table, row), row);
        return send(table, "c", null, image(table, row), "false");
    }

    /** A row changes; the key columns say which. */
    Sent update(String table, Map<String, ? extends @Nullable Object> columns) {
        Map<String, @Nullable Object> before = row(table, columns);
        Map<String, @Nullable Object> after = new HashMap<>(before);
        after.putAll(columns);
        rows.put(place(table, after), after);
        return send(table, "u", image(table, before), image(table, after), "false");
    }

    /** A row is deleted; Debezium's tombstone follows. */
    Sent delete(String table, Map<String, ? extends @Nullable Object> key) {
        Map<String, @Nullable Object> before = row(table, key);
        rows.remove(place(table, before));
        Sent sent = send(table, "d", image(table, before), null, "false");
        pipe(table, sent.key(), null);
        return sent;
    }

    /** The primary key of a row changes: to Debezium, a delete and a create in one transaction. */
    void rekey(
            String table,
            Map<String, ? extends @Nullable Object> key,
            Map<String, ? extends @Nullable Object> changes) {
        Map<String, @Nullable Object> after = new HashMap<>(row(table, key));
        after.putAll(changes);
        delete(table, key);
        insert(table, after);
    }

    /** A snapshot reads a row. */
    /** The databases are restored from a copy: their positions begin anew. */
    void restoreDatabases() {
        lsn = 0x100L;
    }

    Sent snapshot(String table, Map<String, ? extends @Nullable Object> columns) {
        Map<String, @Nullable Object> row = HarmlessRows.with(table, columns);
        rows.put(place(table, row), row);
        return send(table, "r", null, image(table, row), "true");
    }

    /** A snapshot reads every row that is there now, once more. */
    void snapshotAgain() {
        new TreeMap<>(rows).forEach((place, row) -> snapshot(place.substring(0, place.indexOf('|')), row));
    }

    /** The very same record arrives again. */
    void again(Sent sent) {
        pipe(sent.table(), sent.key(), sent.value());
    }

    /** A record that went to the dead letters is put back, with its own bytes. */
    void redrive(DeadLetterRead letter) {
        Headers headers = new RecordHeaders();
        headers.add(DeadLetter.REDRIVEN, new byte[] {1});
        pipeBytes(letter.topic(), letter.key(), letter.value(), headers);
    }

    /** An envelope of the test's own making arrives on the table's topic. */
    void send(String table, GenericRecord envelope) {
        pipe(table, new byte[] {0}, encoded(envelope));
    }

    void pipe(String table, byte @Nullable [] key, byte @Nullable [] value) {
        pipeBytes(topic(table), key, value, new RecordHeaders());
    }

    void pipeBytes(String topic, byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        inputs.computeIfAbsent(
                        topic,
                        name -> driver.createInputTopic(name, new ByteArraySerializer(), new ByteArraySerializer()))
                .pipeInput(new TestRecord<>(key, value, headers, stamp == null ? now : stamp));
    }

    /** What is written meanwhile is one transaction; returns its id. */
    String inOneTransaction(Runnable writes) {
        transaction++;
        now = now.plusSeconds(1);
        transactionIsOpen = true;
        writes.run();
        transactionIsOpen = false;
        return Long.toString(transaction);
    }

    /** Time goes by at the sources. */
    void pass(Duration time) {
        now = now.plus(time);
    }

    /** What time it is at the sources. */
    Instant now() {
        return now;
    }

    /** Debezium's heartbeat writes into its table of a database. */
    void heartbeat(String source, String ts) {
        heartbeat(source, "u", ts, "false");
    }

    /** The canary of the minute sets out. */
    void canary() {
        pipeBytes(Canary.TOPIC, new byte[] {0}, encoded(CanarySource.change(now)), new RecordHeaders());
    }

    /** A record of the heartbeat's table. */
    void heartbeat(String source, String operation, String ts, String snapshot) {
        GenericRecord row = CouncilTables.row(CouncilTables.HEARTBEAT, Map.of("id", 1, "ts", ts));
        Debezium.Origin origin = nextOrigin(source + "/debezium_heartbeat", snapshot);
        GenericRecord envelope = Debezium.envelope(operation, row.getSchema(), null, row, origin);
        pipe(source + "/debezium_heartbeat", new byte[] {0}, encoded(envelope));
    }

    /** The clock ticks at midnight; the council goes on at nine. */
    void tick(LocalDate date) {
        now = date.atTime(9, 0).toInstant(ZoneOffset.UTC);
        control("clock", new Control(new ClockTicked(date.atStartOfDay().toInstant(ZoneOffset.UTC))));
    }

    void publish(TeamsFile file) {
        control("teams", new Control(new TeamsPublished(file.text())));
    }

    /** An officer does something about a citizen. */
    void act(@Nullable String citizen, Object action) {
        act(citizen, new OfficerActed("officer-7", now, action, "", null));
    }

    /** An officer does something about an alert that they saw. */
    void act(String citizen, String id, Object action, AlertSeen seen) {
        act(citizen, new OfficerActed("officer-7", now, action, id, seen));
    }

    void act(@Nullable String citizen, OfficerActed acted) {
        byte[] value = topics.officerActions()
                .valueSerde()
                .serializer()
                .serialize(topics.officerActions().name(), acted);
        byte[] key = citizen == null ? null : citizen.getBytes(StandardCharsets.UTF_8);
        pipeBytes(topics.officerActions().name(), key, value, new RecordHeaders());
    }

    void publish(ModelFile file) {
        publish(file.model().version(), file.text());
    }

    void publish(String version, String text) {
        control("model", new Control(new ModelPublished(version, text, ModelRole.LIVE, null)));
    }

    private void control(String key, Control control) {
        byte[] value = topics.controls()
                .valueSerde()
                .serializer()
                .serialize(topics.controls().name(), control);
        pipeBytes(topics.controls().name(), new StringSerializer().serialize("", key), value, new RecordHeaders());
    }

    static ModelFile shippedModel() {
        return ModelFile.load(FILES.resolve("2026-11.model.yaml"));
    }

    /** Where the next change of a table will stand. */
    Debezium.Origin nextOrigin(String table, String snapshot) {
        lsn += 0x38;
        transaction += transactionIsOpen ? 0 : 1;
        now = transactionIsOpen ? now : now.plusSeconds(1);
        String[] parts = table.split("/");
        return new Debezium.Origin(parts[0], parts[1], lsn, transaction, now, snapshot);
    }

    private Sent send(
            String table,
            String operation,
            @Nullable GenericRecord before,
            @Nullable GenericRecord after,
            String snapshot) {
        Debezium.Origin origin = nextOrigin(table, snapshot);
        GenericRecord image = Objects.requireNonNull(after == null ? before : after);
        byte[] key = RegisteredGenericSerializer.ofKeys(registry)
                .serialize(topic(table), Debezium.key(image, HarmlessRows.key(table)));
        byte[] value = encoded(Debezium.envelope(operation, image.getSchema(), before, after, origin));
        pipe(table, key, value);
        return new Sent(table, key, value, origin);
    }

    /** In the wire format; each schema is a subject of its own, for a source may change it as it likes. */
    byte[] encoded(GenericRecord record) {
        String subject = "schema-" + Integer.toHexString(record.getSchema().hashCode());
        return Objects.requireNonNull(
                RegisteredGenericSerializer.ofValues(registry).serialize(subject, record));
    }

    static GenericRecord image(String table, Map<String, ? extends @Nullable Object> row) {
        String[] parts = table.split("/");
        return CouncilTables.row(parts[0], parts[1], row);
    }

    static Schema schema(String table) {
        String[] parts = table.split("/");
        return CouncilTables.schema(parts[0], parts[1]);
    }

    /** A whole row that shows no hardship, but for what is given. */
    static Map<String, @Nullable Object> harmless(String table, Map<String, ? extends @Nullable Object> columns) {
        return HarmlessRows.with(table, columns);
    }

    static String topic(String table) {
        return table.replace("/", ".public.");
    }

    static BigDecimal pounds(String amount) {
        return HarmlessRows.pounds(amount);
    }

    private Map<String, @Nullable Object> row(String table, Map<String, ? extends @Nullable Object> key) {
        return Objects.requireNonNull(rows.get(place(table, key)), () -> "no row " + key + " in " + table);
    }

    /** Whether a mapping takes the table. */
    static boolean captures(String table) {
        return HarmlessRows.captures(table);
    }

    /** The values of the key. */
    static List<@Nullable Object> key(String table, Map<String, ? extends @Nullable Object> row) {
        List<@Nullable Object> key = new ArrayList<>();
        HarmlessRows.key(table).forEach(column -> key.add(row.get(column)));
        return key;
    }

    private static String place(String table, Map<String, ? extends @Nullable Object> row) {
        return table + "|" + HarmlessRows.key(table).stream().map(row::get).toList();
    }

    // What comes out.

    List<OfficerNotification> notifications() {
        return news(topics.officerNotifications());
    }

    List<Alert> alerts() {
        return news(topics.alerts());
    }

    List<Decision> decisions() {
        return news(topics.decisions());
    }

    List<Assessment> assessments() {
        return news(topics.assessments());
    }

    List<CitizenEvent> citizenLog() {
        return news(topics.citizenLog());
    }

    /** Where held alerts stand now, by hold and alert. */
    Map<String, HeldAlert> heldAlerts() {
        return latest(topics.heldAlerts());
    }

    /** The whole log of record, with its keys. */
    List<KeyValue<String, CitizenEvent>> wholeLog() {
        Topic<String, CitizenEvent> log = topics.citizenLog();
        return produced().getOrDefault(log.name(), List.of()).stream()
                .map(record -> KeyValue.pair(
                        new String(record.key(), StandardCharsets.UTF_8),
                        log.valueSerde().deserializer().deserialize(log.name(), record.value())))
                .toList();
    }

    List<DeadLetterRead> deadLetters() {
        return news(Topics.DEAD_LETTERS).stream().map(DeadLetterRead::of).toList();
    }

    /** A dead letter as an operator finds it. */
    record DeadLetterRead(
            byte @Nullable [] key,
            byte @Nullable [] value,
            String stage,
            String reason,
            String detail,
            String topic,
            String partition,
            String offset,
            Headers headers) {
        private static DeadLetterRead of(TestRecord<byte[], byte[]> record) {
            Headers headers = record.headers();
            return new DeadLetterRead(
                    record.key(),
                    record.value(),
                    DeadLetter.text(headers, DeadLetter.STAGE),
                    DeadLetter.text(headers, DeadLetter.REASON),
                    DeadLetter.text(headers, DeadLetter.DETAIL),
                    DeadLetter.text(headers, DeadLetter.TOPIC),
                    DeadLetter.text(headers, DeadLetter.PARTITION),
                    DeadLetter.text(headers, DeadLetter.OFFSET),
                    headers);
        }
    }

    /** The latest assessment of every citizen. */
    Map<String, Assessment> pictures() {
        return latest(topics.assessments());
    }

    /** Who is who now. */
    Map<String, DirectoryEntry> directory() {
        return latest(topics.citizenDirectory());
    }

    /** How often the directory was told of somebody. */
    int tellingsOfTheDirectory() {
        return produced()
                .getOrDefault(topics.citizenDirectory().name(), List.of())
                .size();
    }

    /** The fact rows that GATHER says anew when the person record becomes somebody else. */
    SortedSet<String> rowsOf(String record) {
        return new Names(driver.getKeyValueStore(GatherStage.ROWS)).get(record);
    }

    /** The citizen that a person record is now. */
    String citizen(String record) {
        return directory().entrySet().stream()
                .filter(entry -> entry.getValue().getRecords().contains(record))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody is " + record));
    }

    /** The latest assessment of the citizen that a person record is. */
    Assessment picture(String record) {
        return pictureOf(citizen(record));
    }

    /** The latest assessment of a citizen. */
    Assessment pictureOf(String citizen) {
        Assessment picture = pictures().get(citizen);
        if (picture == null) {
            throw new AssertionError(citizen + " was never assessed");
        }
        return picture;
    }

    /** How often the stages counted this, by the method of {@link StageMetrics} and its labels. */
    int count(String... labels) {
        return metrics.count(labels);
    }

    /** All that the stages counted, by the method of {@link StageMetrics} and its labels. */
    Map<List<String>, Integer> figures() {
        return metrics.figures();
    }

    /** What was written on a topic of a contract. */
    record Written(String name, List<TestRecord<byte[], Object>> records) {
        boolean isKeyedByAlert() {
            return name.equals(Contracts.HELD_ALERTS.topic());
        }
    }

    /** What was written on the topics of contracts, in the order of their names. */
    List<Written> written() {
        List<Written> written = new ArrayList<>();
        Map<String, List<TestRecord<byte[], byte[]>>> all = produced();
        TopicSerdes serdes = new TopicSerdes(Map.of(), registry);
        for (Contract<?> contract : Contracts.topics()) {
            Deserializer<?> values = serdes.values(contract).deserializer();
            List<TestRecord<byte[], Object>> records = new ArrayList<>();
            for (TestRecord<byte[], byte[]> record : all.getOrDefault(contract.topic(), List.of())) {
                records.add(new TestRecord<>(record.key(), values.deserialize(contract.topic(), record.value())));
            }
            written.add(new Written(contract.topic(), records));
        }
        return written;
    }

    /** Every record of every topic that the topology wrote, changelogs included; by topic. */
    Map<String, List<TestRecord<byte[], byte[]>>> produced() {
        for (String topic : driver.producedTopicNames()) {
            produced.computeIfAbsent(topic, name -> new ArrayList<>())
                    .addAll(driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                            .readRecordsToList());
        }
        return produced;
    }

    private List<TestRecord<byte[], byte[]>> news(String topic) {
        List<TestRecord<byte[], byte[]>> all = produced().getOrDefault(topic, List.of());
        int from = read.getOrDefault(topic, 0);
        read.put(topic, all.size());
        return List.copyOf(all.subList(from, all.size()));
    }

    private <V> List<V> news(Topic<String, V> topic) {
        return news(topic.name()).stream()
                .map(record -> topic.valueSerde().deserializer().deserialize(topic.name(), record.value()))
                .toList();
    }

    private <V> Map<String, V> latest(Topic<String, V> topic) {
        Map<String, V> latest = new TreeMap<>();
        for (TestRecord<byte[], byte[]> record : produced().getOrDefault(topic.name(), List.of())) {
            String key = new String(record.key(), StandardCharsets.UTF_8);
            if (record.value() == null) {
                latest.remove(key);
            } else {
                latest.put(key, topic.valueSerde().deserializer().deserialize(topic.name(), record.value()));
            }
        }
        return latest;
    }

    @Override
    public void close() {
        driver.close();
        assertThat(DEAD_LETTERS_TO_COME)
                .as("dead letters that are shown as 0 before they come")
                .containsAll(metrics.deadLetters());
        try (Stream<Path> files = Files.walk(state)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
