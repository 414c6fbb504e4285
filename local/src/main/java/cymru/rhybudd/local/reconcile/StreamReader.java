package cymru.rhybudd.local.reconcile;

import cymru.rhybudd.schemas.Assessment;
import cymru.rhybudd.schemas.Contract;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.DirectoryEntry;
import cymru.rhybudd.schemas.serde.TopicSerdes;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what the stream says of every citizen, committed records only; every reading goes on where the last one ended. For one thread. */
public final class StreamReader implements Supplier<StreamView>, AutoCloseable {
    private final LatestByKey<DirectoryEntry, Set<String>> directory;
    private final LatestByKey<Assessment, StreamPicture> pictures;

    /** With the consumer's configuration, such as where the broker is; neither group nor deserializers are taken from it. */
    public StreamReader(Map<String, ?> config, TopicSerdes serdes) {
        this.directory = new LatestByKey<>(
                Contracts.CITIZEN_DIRECTORY.topic(),
                consumer(config, serdes, Contracts.CITIZEN_DIRECTORY),
                entry -> Set.copyOf(entry.getRecords()));
        this.pictures = new LatestByKey<>(
                Contracts.ASSESSMENTS.topic(), consumer(config, serdes, Contracts.ASSESSMENTS), StreamPicture::of);
    }

    private static <T extends SpecificRecordBase> KafkaConsumer<String, T> consumer(
            Map<String, ?> config, TopicSerdes serdes, Contract<T> contract) {
        Map<String, Object> own = new HashMap<>(config);
        own.remove(ConsumerConfig.GROUP_ID_CONFIG);
        own.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        own.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        own.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        own.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new KafkaConsumer<>(
                own, new StringDeserializer(), serdes.values(contract).deserializer());
    }

    @Override
    public StreamView get() {
        return new StreamView(directory.catchUp(), pictures.catchUp());
    }

    @Override
    public void close() {
        directory.close();
        pictures.close();
    }
}
