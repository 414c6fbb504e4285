package cymru.rhybudd.bench;

import cymru.rhybudd.app.Service;
import cymru.rhybudd.app.TopicAdmin;
import cymru.rhybudd.app.TopicCatalogue;
import cymru.rhybudd.schemas.serde.RegistryClient;
import cymru.rhybudd.source.SourceMappings;
import java.io.IOException;
import java.net.URI;
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
 * @param found how many of the records, the first ones, are the council's rows as they are found; what follows are changes
 * @param meanBytes of a record's key and value
 */
record Input(List<String> tables, long records, long found, double meanBytes) {
    private static final long SEED = 1;
    private static final double WARM_UP = 0.25;

    Input {
        tables = List.copyOf(tables);
    }

    /** Creates the topics and fills them. */
    static Input preload(Laboratory laboratory, Admin admin, Scale scale)
            throws IOException, InterruptedException, ExecutionException {
        TopicCatalogue catalogue = TopicCatalogue.load(laboratory.home().of("deploy/topics.yaml"));
        int partitions = catalogue.entries().stream()
                .filter(entry -> entry.name().equals("citizen-log"))
                .mapToInt(TopicCatalogue.Entry::localPartitions)
                .findFirst()
                .orElseThrow();
        new TopicAdmin(admin).apply(catalogue, true, 1);
        publishModels(laboratory);
        admin.createTopics(List.of(new NewTopic(PassThrough.INPUT, partitions, (short) 1)))
                .all()
                .get();
        SourceMappings sources = SourceMappings.load(laboratory.home().council());
        Map<String, CapturedTable> tables = CapturedTables.of(sources);
        DebeziumRecords records = new DebeziumRecords(tables, new RegistryClient(URI.create(laboratory.registryUrl())));
        AtomicLong bytes = new AtomicLong();
        long found;
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", laboratory.bootstrapServers(), "linger.ms", 20, "batch.size", 131_072),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            found = new RowChanges(SEED, scale.citizens(), tables.keySet()).tell(scale.events(), change -> {
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
            if (GroupProgress.size(admin, filled) != scale.events()) {
                throw new IllegalStateException("the input was not written whole: see the log");
            }
        }
        return new Input(topics, scale.events(), found, (double) bytes.get() / scale.events());
    }

    /**
     * Kafka Streams takes the oldest record first: models that are published after the rows would judge nobody before the last of
     * them. The service publishes when it starts, and not again what is there.
     */
    private static void publishModels(Laboratory laboratory) throws IOException, InterruptedException {
        Service.start(laboratory.config("bench-opening")).close();
    }

    /** The first records of each round: start, assignment, compilation, and the council's rows as they are found. */
    long notCounted() {
        return Math.max(found, (long) (records * WARM_UP));
    }
}
