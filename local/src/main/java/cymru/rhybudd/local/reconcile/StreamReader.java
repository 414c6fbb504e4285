package cymru.rhybudd.local.reconcile;

import cymru.rhybudd.schemas.AlertEvent;
import cymru.rhybudd.schemas.Assessment;
import cymru.rhybudd.schemas.Contract;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.DirectoryEntry;
import cymru.rhybudd.schemas.HeldAlert;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.TeamDigest;
import cymru.rhybudd.schemas.serde.ReadableDeserializer;
import cymru.rhybudd.schemas.serde.TopicSerdes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what the stream says of every citizen, and what became of every alert; committed records only; every reading goes on where the last one ended. For one thread. */
public final class StreamReader implements Supplier<StreamView>, AutoCloseable {
    private final LatestByKey<DirectoryEntry, Set<String>> directory;
    private final LatestByKey<Assessment, StreamPicture> pictures;
    private final EveryRecord<AlertEvent> alertLog;
    private final EveryRecord<OfficerNotification> told;
    private final EveryRecord<TeamDigest> digests;
    private final LatestByKey<HeldAlert, HeldAlert> held;

    /** With the consumer's configuration, such as where the broker is; neither group nor deserializers are taken from it. */
    public StreamReader(Map<String, ?> config, TopicSerdes serdes) {
        this.directory = new LatestByKey<>(
                Contracts.CITIZEN_DIRECTORY.topic(),
                consumer(config, serdes, Contracts.CITIZEN_DIRECTORY),
                entry -> Set.copyOf(entry.getRecords()));
        this.pictures = new LatestByKey<>(
                Contracts.ASSESSMENTS.topic(), consumer(config, serdes, Contracts.ASSESSMENTS), StreamPicture::of);
        // NOTIFY has set aside what it could not read of its log; what it writes itself can be read.
        this.alertLog = new EveryRecord<>(
                Contracts.ALERT_LOG.topic(),
                consumer(
                        config,
                        new ReadableDeserializer<>(
                                serdes.values(Contracts.ALERT_LOG).deserializer())));
        this.told = every(config, serdes, Contracts.OFFICER_NOTIFICATIONS);
        this.digests = every(config, serdes, Contracts.TEAM_DIGESTS);
        this.held = new LatestByKey<>(
                Contracts.HELD_ALERTS.topic(), consumer(config, serdes, Contracts.HELD_ALERTS), Function.identity());
    }

    private static <T extends SpecificRecordBase> EveryRecord<T> every(
            Map<String, ?> config, TopicSerdes serdes, Contract<T> contract) {
        return new EveryRecord<>(contract.topic(), consumer(config, serdes, contract));
    }

    private static <T extends SpecificRecordBase> KafkaConsumer<String, T> consumer(
            Map<String, ?> config, TopicSerdes serdes, Contract<T> contract) {
        return consumer(config, serdes.values(contract).deserializer());
    }

    private static <T> KafkaConsumer<String, T> consumer(Map<String, ?> config, Deserializer<T> values) {
        Map<String, Object> own = new HashMap<>(config);
        own.remove(ConsumerConfig.GROUP_ID_CONFIG);
        own.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        own.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        own.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        own.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new KafkaConsumer<>(own, new StringDeserializer(), values);
    }

    @Override
    public StreamView get() {
        return new StreamView(directory.catchUp(), pictures.catchUp());
    }

    /** What went into NOTIFY and what came out; its log last, so that whatever came out is in it. */
    public OfficeView office() {
        List<OfficerNotification> notifications = told.catchUp();
        List<TeamDigest> digested = digests.catchUp();
        Map<String, HeldAlert> standing = held.catchUp();
        return new OfficeView(alertLog.catchUp(), notifications, standing, digested);
    }

    @Override
    public void close() {
        directory.close();
        pictures.close();
        alertLog.close();
        told.close();
        digests.close();
        held.close();
    }
}
