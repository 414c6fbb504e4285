package cymru.rhybudd.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cymru.rhybudd.app.TopicAdmin;
import cymru.rhybudd.app.TopicCatalogue;
import cymru.rhybudd.local.world.Waiting;
import cymru.rhybudd.schemas.Canary;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.Observed;
import cymru.rhybudd.schemas.SourceChange;
import cymru.rhybudd.schemas.serde.RegistryClient;
import cymru.rhybudd.source.SourceMappings;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** What only a broker shows: from which topic Kafka Streams takes the next record. */
class MassUpdateOrderTest {
    private static final Home HOME = Home.ofThisProcess();
    private static final String UPDATED = "revenues";
    private static final List<String> LOG = List.of(Contracts.CITIZEN_LOG.topic());
    private static final int ADULTS = 4_000;
    private static final int OTHERS = 200;
    /** So many rows of a table at once are not one, and go in their turn. */
    private static final int NO_MASS_UPDATE_YET = 1_000;
    /** More rows than the service fetches of a topic at once, and has under way, and far fewer than a megabyte holds. */
    private static final int FETCHED_OF_A_TOPIC = 1_000;

    @Test
    void whatOneDatabaseCommitsDoesNotWaitBehindAMassUpdateOfAnother() throws Exception {
        assumeTrue(Files.isDirectory(HOME.of("local/plugins/target/registry")), "it is made by mvn package");

        List<SourceChange> order;
        long before;
        try (Laboratory laboratory = Laboratory.start(HOME, 1);
                Admin admin = laboratory.admin();
                Producer<byte[], byte[]> producer = producer(laboratory)) {
            Map<String, CapturedTable> tables = CapturedTables.of(SourceMappings.load(HOME.council()));
            new TopicAdmin(admin).apply(TopicCatalogue.load(laboratory.catalogue()), true, 1);
            List<ProducerRecord<byte[], byte[]>> ofMassUpdate = new ArrayList<>();
            List<ProducerRecord<byte[], byte[]>> ofOthers = new ArrayList<>();
            tell(laboratory, tables, ofMassUpdate, ofOthers);
            ProducerRecord<byte[], byte[]> fresh = ofOthers.remove(OTHERS);
            write(producer, ofMassUpdate);
            write(producer, ofOthers);
            WholeTopology service = new WholeTopology(laboratory, List.copyOf(tables.keySet()));
            try (AutoCloseable running = service.start(0)) {
                Waiting.until(
                        Duration.ofMinutes(2),
                        "the service did not come to the mass update: see the log",
                        () -> GroupProgress.size(admin, LOG) > NO_MASS_UPDATE_YET + 2 * OTHERS);
                before = GroupProgress.size(admin, LOG);
                write(producer, List.of(fresh));
                GroupProgress progress = new GroupProgress(admin, service.group(0));
                Waiting.until(
                        Duration.ofMinutes(2),
                        "the service did not read all rows: see the log",
                        () -> progress.isThrough(service, ofMassUpdate.size() + OTHERS + 1));
            }
            order = changes(laboratory);
        }

        List<Integer> others = IntStream.range(0, order.size())
                .filter(at -> !order.get(at).getSource().equals(UPDATED))
                .boxed()
                .toList();
        int fresh = others.get(others.size() - 1);
        String freshRow = order.get(fresh).getRow();
        int last = others.stream()
                .filter(at -> !order.get(at).getRow().equals(freshRow))
                .reduce(-1, Math::max);
        assertThat(last)
                .as("what the others had committed goes before the mass update, but for its first rows")
                .isBetween(0, 3 * order.size() / 4);
        assertThat(fresh)
                .as("a fresh row waits for what was fetched of the mass update, and for no more of it")
                .isLessThan(Math.max((int) before, last) + FETCHED_OF_A_TOPIC);
        assertThat(order.size() - before).as("or for all of it").isGreaterThan(FETCHED_OF_A_TOPIC + 500);
    }

    /** The row changes that are in the log, in its order. */
    private static List<SourceChange> changes(Laboratory laboratory) {
        List<SourceChange> changes = new ArrayList<>();
        laboratory.topics().read(Contracts.CITIZEN_LOG, (citizen, entry) -> {
            if (entry != null && entry.getBody() instanceof Observed observed && !Canary.is(citizen)) {
                changes.add(observed.getChange());
            }
        });
        return changes;
    }

    /** All rows of one database, and some of the others'. */
    private static void tell(
            Laboratory laboratory,
            Map<String, CapturedTable> tables,
            List<ProducerRecord<byte[], byte[]>> ofMassUpdate,
            List<ProducerRecord<byte[], byte[]>> ofOthers) {
        DebeziumRecords records = new DebeziumRecords(tables, new RegistryClient(URI.create(laboratory.registryUrl())));
        RowChanges changes = Input.changes(laboratory, ADULTS);
        changes.tell(changes.firstDay(), change -> {
            boolean updated = change.write().database().equals(UPDATED);
            if (updated || ofOthers.size() <= OTHERS) {
                (updated ? ofMassUpdate : ofOthers).add(records.record(change));
            }
        });
    }

    private static Producer<byte[], byte[]> producer(Laboratory laboratory) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", laboratory.bootstrapServers(), "linger.ms", 20),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static void write(Producer<byte[], byte[]> producer, List<ProducerRecord<byte[], byte[]>> records) {
        for (ProducerRecord<byte[], byte[]> record : records) {
            // What fails shows in the number of records that are read.
            Future<RecordMetadata> unused = producer.send(record);
        }
        producer.flush();
    }
}
