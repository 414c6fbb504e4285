package cymru.rhybudd.bench;

import cymru.rhybudd.app.Controls;
import cymru.rhybudd.app.TopicAdmin;
import cymru.rhybudd.app.TopicCatalogue;
import cymru.rhybudd.council.PurposesFile;
import cymru.rhybudd.council.TeamsFile;
import cymru.rhybudd.schemas.serde.RegistryClient;
import cymru.rhybudd.source.SourceMappings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The records that every round moves: the same keys and values on the tables' topics and on the pass-through's.
 *
 * @param firstDay how many of them are the first day's rows
 * @param meanBytes of a record's key and value
 * @param logPartitions of citizen-log
 */
record Input(List<String> tables, long records, long firstDay, double meanBytes, int logPartitions) {
    private static final long SEED = 1;

    Input {
        tables = List.copyOf(tables);
    }

    /** Creates the topics and fills them. */
    static Input preload(Laboratory laboratory, Admin admin, Scale scale)
            throws InterruptedException, ExecutionException, IOException {
        return preload(laboratory, admin, changes(laboratory, scale.citizens()), scale.events());
    }

    /** The same with so many changes after the first day's rows, however many these are. */
    static Input afterTheFirstDay(Laboratory laboratory, Admin admin, int adults, int events)
            throws InterruptedException, ExecutionException, IOException {
        RowChanges changes = changes(laboratory, adults);
        return preload(laboratory, admin, changes, changes.firstDay() + events);
    }

    /** The changes of such a council, from the first one on; always the same. */
    static RowChanges changes(Laboratory laboratory, int adults) {
        SourceMappings sources = SourceMappings.load(laboratory.home().council());
        return new RowChanges(SEED, adults, CapturedTables.of(sources).keySet());
    }

    private static Input preload(Laboratory laboratory, Admin admin, RowChanges changes, long events)
            throws InterruptedException, ExecutionException, IOException {
        SourceMappings sources = SourceMappings.load(laboratory.home().council());
        TopicCatalogue catalogue = TopicCatalogue.load(laboratory.catalogue());
        int partitions = catalogue.entries().stream()
                .filter(entry -> entry.name().equals("citizen-log"))
                .mapToInt(TopicCatalogue.Entry::localPartitions)
                .findFirst()
                .orElseThrow();
        new TopicAdmin(admin).apply(catalogue, true, 1);
        publish(laboratory);
        admin.createTopics(List.of(new NewTopic(PassThrough.INPUT, partitions, (short) 1)))
                .all()
                .get();
        Map<String, CapturedTable> tables = CapturedTables.of(sources);
        DebeziumRecords records = new DebeziumRecords(tables, new RegistryClient(URI.create(laboratory.registryUrl())));
        AtomicLong bytes = new AtomicLong();
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", laboratory.bootstrapServers(), "linger.ms", 20),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            changes.tell(events, change -> {
                ProducerRecord<byte[], byte[]> record = records.record(change);
                bytes.addAndGet(record.key().length + record.value().length);
                // What fails shows below, in the number of records that arrived.
                Future<RecordMetadata> unused = producer.send(record);
                unused = producer.send(new ProducerRecord<>(
                        PassThrough.INPUT, null, record.timestamp(), record.key(), record.value()));
            });
        }
        List<String> topics = List.copyOf(tables.keySet());
        for (List<String> filled : List.of(topics, List.of(PassThrough.INPUT))) {
            if (GroupProgress.size(admin, filled) != events) {
                throw new IllegalStateException("the input was not written whole: see the log");
            }
        }
        return new Input(topics, events, changes.firstDay(), (double) bytes.get() / events, partitions);
    }

    /**
     * The model, the teams and the purposes are there before the first change, as they are in a council: of what waits FRONT takes
     * about the oldest first, and would otherwise come to the model after everything else, so that nobody was weighed.
     */
    private static void publish(Laboratory laboratory) throws IOException {
        Home home = laboratory.home();
        try (Controls controls = laboratory.topics().controls();
                DirectoryStream<Path> purposes = Files.newDirectoryStream(home.council(), "*.purposes.yaml")) {
            controls.tick(Instant.now().truncatedTo(ChronoUnit.HOURS));
            controls.publish(PurposesFile.load(purposes.iterator().next()));
            controls.publish(TeamsFile.load(home.council().resolve("teams.yaml")));
            controls.publish(home.newestModel());
        }
    }
}
