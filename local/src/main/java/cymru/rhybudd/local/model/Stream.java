package cymru.rhybudd.local.model;

import cymru.rhybudd.app.ControlHistory;
import cymru.rhybudd.app.Controls;
import cymru.rhybudd.app.ModelHistory;
import cymru.rhybudd.local.world.Endpoints;
import cymru.rhybudd.schemas.Contract;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.Control;
import cymru.rhybudd.schemas.serde.TopicSerdes;
import cymru.rhybudd.streams.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** The topics of a world, for commands that look at them. */
record Stream(Map<String, Object> client, TopicSerdes serdes) {
    /** The consumer group of the service of the one council that runs here. */
    static final String GROUP = "rhybudd-merthyr";

    static Stream of(Endpoints endpoints) {
        return new Stream(
                Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, endpoints.bootstrapServers()),
                new TopicSerdes(Map.of(TopicSerdes.REGISTRY_URL, endpoints.registryUrl())));
    }

    private Topic<String, Control> controlsTopic() {
        return new Topic<>(Contracts.CONTROLS.topic(), Serdes.String(), serdes.values(Contracts.CONTROLS));
    }

    /** To write what concerns everybody. */
    Controls controls() {
        return new Controls(controlsTopic(), client);
    }

    /** What was published so far. */
    ModelHistory history() {
        return ModelHistory.of(ControlHistory.entries(controlsTopic(), client));
    }

    /** Gives every record of a topic up to its present end; a null value is a record that was taken back. */
    <T extends SpecificRecordBase> void read(Contract<T> contract, BiConsumer<String, @Nullable T> reader) {
        Map<String, Object> config = new HashMap<>(client);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        try (KafkaConsumer<String, T> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), values(contract))) {
            List<TopicPartition> partitions = consumer.partitionsFor(contract.topic()).stream()
                    .map(info -> new TopicPartition(contract.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, T> record : consumer.poll(Duration.ofMillis(200))) {
                    reader.accept(record.key(), record.value());
                }
            }
        }
    }

    <T extends SpecificRecordBase> Deserializer<T> values(Contract<T> contract) {
        return serdes.values(contract).deserializer();
    }
}
