package cymru.rhybudd.local.simulation;

import cymru.rhybudd.local.council.CommittedChange;
import cymru.rhybudd.local.council.RowWrite;
import cymru.rhybudd.local.reconcile.CouncilImage;
import cymru.rhybudd.local.reconcile.ProvenFeeds;
import cymru.rhybudd.schemas.Canary;
import cymru.rhybudd.schemas.serde.RegisteredGenericSerializer;
import cymru.rhybudd.source.CanarySource;
import cymru.rhybudd.source.CouncilTables;
import cymru.rhybudd.streams.Debezium;
import cymru.rhybudd.streams.HarmlessRows;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The three council databases, and what Debezium's connectors make of what is committed in them. */
final class Databases {
    static final List<String> NAMES = List.of("education", "housing", "revenues");

    private static final long FIRST_LSN = 0x1_0000_0000L;
    private static final long BYTES_OF_WAL = 0x38;
    private static final Duration A_WHILE = Duration.ofMinutes(2);
    private static final RegisteredGenericSerializer KEYS =
            RegisteredGenericSerializer.ofKeys(SimulatedService.REGISTRY);
    private static final RegisteredGenericSerializer VALUES =
            RegisteredGenericSerializer.ofValues(SimulatedService.REGISTRY);

    private final CouncilImage image = new CouncilImage();
    private final Map<String, Map<String, @Nullable Object>> rows = new TreeMap<>();
    private final Map<String, LocalDate> beats = new HashMap<>();
    /** What can come again, by topic: nothing from before the last snapshot. */
    private final Map<String, List<LogEntry>> sent = new TreeMap<>();

    /** What was written, by the entry that says so. */
    private final Map<LogEntry, CommittedChange> changes = new IdentityHashMap<>();

    private final Consumer<LogEntry> out;
    private Instant now;
    private long lsn = FIRST_LSN;
    private long transaction = 700;

    Databases(Instant now, Consumer<LogEntry> out) {
        this.now = now.plus(A_WHILE);
        this.out = out;
    }

    /** The rows as they stand, for the oracle. */
    CouncilImage image() {
        return image;
    }

    ProvenFeeds proven() {
        return new ProvenFeeds(beats);
    }

    Instant now() {
        return now;
    }

    /** A while after that instant. */
    void turnTo(Instant tick) {
        Instant later = tick.plus(A_WHILE);
        now = later.isAfter(now) ? later : now;
    }

    /** One transaction of one database. */
    void commit(List<RowWrite> writes) {
        transaction++;
        now = now.plusSeconds(1);
        writes.forEach(this::write);
    }

    /** What an entry of a connector says that was written; null where it is a snapshot's, or no change of a row. */
    @Nullable
    CommittedChange change(LogEntry entry) {
        return changes.get(entry);
    }

    private void write(RowWrite write) {
        String table = write.database() + "/" + write.table();
        String place = write.name();
        Map<String, @Nullable Object> before = rows.get(place);
        if (write.removed() && before == null) {
            return;
        }
        image.apply(write);
        if (write.removed()) {
            rows.remove(place);
            byte[] key = send(table, "d", before, null, write);
            send(new LogEntry(new TopicPartition(topic(table), 0), key, null, now.toEpochMilli()));
            return;
        }
        Map<String, @Nullable Object> after =
                before == null ? HarmlessRows.with(table, write.columns()) : new HashMap<>(before);
        after.putAll(write.columns());
        rows.put(place, after);
        send(table, before == null ? "c" : "u", before, after, write);
    }

    private byte @Nullable [] send(
            String table,
            String operation,
            @Nullable Map<String, @Nullable Object> before,
            @Nullable Map<String, @Nullable Object> after,
            @Nullable RowWrite write) {
        lsn += BYTES_OF_WAL;
        GenericRecord was = before == null ? null : record(table, before);
        GenericRecord is = after == null ? null : record(table, after);
        GenericRecord either = is == null ? was : is;
        if (either == null) {
            throw new IllegalArgumentException("a change of nothing");
        }
        Schema schema = either.getSchema();
        String[] names = table.split("/");
        Debezium.Origin origin =
                new Debezium.Origin(names[0], names[1], lsn, transaction, now, write == null ? "true" : "false");
        byte[] key = KEYS.serialize(topic(table), Debezium.key(either, HarmlessRows.key(table)));
        byte[] value = VALUES.serialize(topic(table), Debezium.envelope(operation, schema, was, is, origin));
        LogEntry entry = new LogEntry(new TopicPartition(topic(table), 0), key, value, now.toEpochMilli());
        if (write != null) {
            changes.put(
                    entry, new CommittedChange(changes.size(), names[0], transaction, "simulation", List.of(write)));
        }
        send(entry);
        return key;
    }

    private static GenericRecord record(String table, Map<String, @Nullable Object> row) {
        String[] names = table.split("/");
        return CouncilTables.row(names[0], names[1], row);
    }

    private static String topic(String table) {
        return table.replace("/", ".public.");
    }

    private void send(LogEntry entry) {
        sent.computeIfAbsent(entry.log().topic(), first -> new ArrayList<>()).add(entry);
        out.accept(entry);
    }

    /** Every row is read once more. The connector goes on behind it, and never back: it would take another snapshot. */
    void snapshot() {
        new TreeMap<>(rows).forEach((place, row) -> {
            String table = place.substring(0, place.lastIndexOf('/'));
            send(table, "r", null, row, null);
        });
        sent.clear();
    }

    /** A connector goes back, and sends again the last of what it has sent from a database. */
    void rewind(String database, int entries) {
        for (Map.Entry<String, List<LogEntry>> topic : sent.entrySet()) {
            if (topic.getKey().startsWith(database + ".")) {
                List<LogEntry> all = topic.getValue();
                List.copyOf(all.subList(Math.max(0, all.size() - entries), all.size()))
                        .forEach(out);
            }
        }
    }

    /** One of all entries comes again. */
    void again(int dice) {
        List<LogEntry> all = sent.values().stream().flatMap(List::stream).toList();
        if (!all.isEmpty()) {
            out.accept(all.get(Math.floorMod(dice, all.size())));
        }
    }

    /** The connector's heartbeat writes into its table. */
    void beat(String database) {
        lsn += BYTES_OF_WAL;
        transaction++;
        GenericRecord row = CouncilTables.row(CouncilTables.HEARTBEAT, Map.of("id", 1, "ts", now.toString()));
        String topic = database + ".public.debezium_heartbeat";
        Debezium.Origin origin = new Debezium.Origin(database, "debezium_heartbeat", lsn, transaction, now, "false");
        byte[] value = VALUES.serialize(topic, Debezium.envelope("u", row.getSchema(), null, row, origin));
        out.accept(new LogEntry(new TopicPartition(topic, 0), new byte[] {0}, value, now.toEpochMilli()));
        beats.put(database, LocalDate.ofInstant(now, ZoneOffset.UTC));
    }

    /** The canary of the minute sets out. */
    void canary() {
        now = now.plusSeconds(60);
        byte[] value = VALUES.serialize(Canary.TOPIC, CanarySource.change(now));
        out.accept(new LogEntry(new TopicPartition(Canary.TOPIC, 0), new byte[] {0}, value, now.toEpochMilli()));
    }

    /** Something that nobody can read arrives on a table's topic. */
    void poison(int dice) {
        List<String> topics = SimulatedService.SOURCES.topics();
        String topic = topics.get(Math.floorMod(dice, topics.size()));
        out.accept(
                new LogEntry(new TopicPartition(topic, 0), new byte[] {0}, new byte[] {1, 2, 3}, now.toEpochMilli()));
    }
}
