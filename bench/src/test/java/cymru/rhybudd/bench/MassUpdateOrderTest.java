package cymru.rhybudd.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cymru.rhybudd.app.TopicAdmin;
import cymru.rhybudd.app.TopicCatalogue;
import cymru.rhybudd.local.world.Waiting;
import cymru.rhybudd.schemas.Canary;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.Observed;
import cymru.rhybudd.schemas.serde.RegistryClient;
import cymru.rhybudd.source.SourceMappings;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
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
    private static final int ADULTS = 4_000;
    private static final int OTHERS = 200;

    @Test
    void whatOneDatabaseCommitsDoesNotWaitBehindAMassUpdateOfAnother() throws Exception {
        assumeTrue(Files.isDirectory(HOME.of("local/plugins/target/registry")), "it is made by mvn package");

        List<String> order = new ArrayList<>();
        try (Laboratory laboratory = Laboratory.start(HOME, 1);
                Admin admin = laboratory.admin()) {
            Map<String, CapturedTable> tables = CapturedTables.of(SourceMappings.load(HOME.council()));
            new TopicAdmin(admin).apply(TopicCatalogue.load(laboratory.catalogue()), true, 1);
            long written = write(laboratory, tables);
            WholeTopology service = new WholeTopology(laboratory, List.copyOf(tables.keySet()));
            try (AutoCloseable running = service.start(0)) {
                GroupProgress progress = new GroupProgress(admin, service.group(0));
                Waiting.until(
                        Duration.ofMinutes(2),
                        "the service did not read all rows: see the log",
                        () -> progress.isThrough(service, written));
            }
            laboratory.topics().read(Contracts.CITIZEN_LOG, (citizen, entry) -> {
                if (entry != null && entry.getBody() instanceof Observed observed && !Canary.is(citizen)) {
                    order.add(observed.getChange().getSource());
                }
            });
        }

        assertThat(order).as("the log").contains("housing", "education");
        int lastOfOthers = Math.max(order.lastIndexOf("housing"), order.lastIndexOf("education"));
        assertThat(order.subList(lastOfOthers, order.size()))
                .as("of the mass update, whose rows are all older")
                .hasSizeGreaterThan(order.size() / 4);
    }

    /** All rows of one database at once, and then some of the others'. */
    private static long write(Laboratory laboratory, Map<String, CapturedTable> tables) throws InterruptedException {
        DebeziumRecords records = new DebeziumRecords(tables, new RegistryClient(URI.create(laboratory.registryUrl())));
        List<ProducerRecord<byte[], byte[]>> ofMassUpdate = new ArrayList<>();
        List<ProducerRecord<byte[], byte[]>> ofOthers = new ArrayList<>();
        RowChanges changes = Input.changes(laboratory, ADULTS);
        changes.tell(changes.firstDay(), change -> {
            boolean updated = change.write().database().equals(UPDATED);
            if (updated || ofOthers.size() < OTHERS) {
                (updated ? ofMassUpdate : ofOthers).add(records.record(change));
            }
        });
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", laboratory.bootstrapServers(), "linger.ms", 20),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (List<ProducerRecord<byte[], byte[]>> written : List.of(ofMassUpdate, ofOthers)) {
                for (ProducerRecord<byte[], byte[]> record : written) {
                    // What fails shows in the number of records that are read.
                    Future<RecordMetadata> unused = producer.send(record);
                }
                producer.flush();
            }
        }
        return ofMassUpdate.size() + ofOthers.size();
    }
}
