package cymru.rhybudd.local.command;

import cymru.rhybudd.app.ControlHistory;
import cymru.rhybudd.app.Controls;
import cymru.rhybudd.app.ModelHistory;
import cymru.rhybudd.audit.records.BrokerRecords;
import cymru.rhybudd.audit.records.Records;
import cymru.rhybudd.local.world.Endpoints;
import cymru.rhybudd.schemas.Contract;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.Control;
import cymru.rhybudd.schemas.client.ClientSettings;
import cymru.rhybudd.schemas.serde.TopicSerdes;
import cymru.rhybudd.streams.Topic;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The topics of a world, for commands that look at them.
 *
 * @param council the short name of the council whose world it is
 */
public record WorldTopics(Map<String, Object> client, TopicSerdes serdes, String council) implements ReadableTopics {
    /** The one council that runs on a laptop. */
    private static final String LAPTOPS = "merthyr";

    private static final Duration POLL = Duration.ofMillis(200);

    /** Those of the world that can be reached there. */
    public static WorldTopics of(Endpoints endpoints) {
        Endpoints.Elsewhere elsewhere = endpoints.elsewhere();
        return elsewhere == null
                ? of(endpoints, LAPTOPS, ClientSettings.NONE, ClientSettings.NONE)
                : of(
                        endpoints,
                        elsewhere.council(),
                        ClientSettings.in("RHYBUDD_KAFKA_PROPERTIES_FILE", elsewhere.kafkaSettings()),
                        ClientSettings.in("RHYBUDD_SERDES_FILE", elsewhere.serdesSettings()));
    }

    private static WorldTopics of(Endpoints endpoints, String council, ClientSettings kafka, ClientSettings serdes) {
        return new WorldTopics(
                kafka.at(endpoints.bootstrapServers()),
                TopicSerdes.of(URI.create(endpoints.registryUrl()), serdes),
                council);
    }

    /** The consumer group of the council's service. */
    public String group() {
        return "rhybudd-" + council;
    }

    /** All topics, record by record, up to their present ends. */
    public Records records() {
        return new BrokerRecords(client, serdes.registry(), group());
    }

    private Topic<String, Control> controlsTopic() {
        return new Topic<>(Contracts.CONTROLS.topic(), Serdes.String(), serdes.values(Contracts.CONTROLS));
    }

    /** To write what concerns everybody. */
    public Controls controls() {
        return new Controls(controlsTopic(), client);
    }

    /** What concerned everybody so far. */
    public List<Control> told() {
        return ControlHistory.read(controlsTopic(), client);
    }

    @Override
    public ModelHistory history() {
        return ModelHistory.of(ControlHistory.entries(controlsTopic(), client));
    }

    @Override
    public <T extends SpecificRecordBase> void read(Contract<T> contract, BiConsumer<String, @Nullable T> reader) {
        read(contract.topic(), values(contract), record -> reader.accept(record.key(), record.value()));
    }

    /** Gives the key of every record of a topic up to its present end, and nothing of what it says. */
    public void readKeys(Contract<?> contract, Consumer<String> reader) {
        read(contract.topic(), new ByteArrayDeserializer(), record -> reader.accept(record.key()));
    }

    private <V> void read(String topic, Deserializer<V> values, Consumer<ConsumerRecord<String, V>> reader) {
        try (KafkaConsumer<String, V> consumer = committed(values)) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(reader);
            }
        }
    }

    /** Writes records of a contract, each once. */
    public <T extends SpecificRecordBase> Producer<String, T> producer(Contract<T> contract) {
        Map<String, Object> config = new HashMap<>(client);
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return new KafkaProducer<>(
                config, new StringSerializer(), serdes.values(contract).serializer());
    }

    /** A consumer of committed records only, which is to be told what to read. */
    public <V> KafkaConsumer<String, V> committed(Deserializer<V> values) {
        Map<String, Object> config = new HashMap<>(client);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        return new KafkaConsumer<>(config, new StringDeserializer(), values);
    }

    /** The partitions of a topic. */
    public static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    /** Reads the values of a contract. */
    public <T extends SpecificRecordBase> Deserializer<T> values(Contract<T> contract) {
        return serdes.values(contract).deserializer();
    }
}
