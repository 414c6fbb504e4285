package cymru.rhybudd.local.up;

import cymru.rhybudd.schemas.Canary;
import cymru.rhybudd.schemas.CitizenEvent;
import cymru.rhybudd.schemas.Contract;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.Decision;
import cymru.rhybudd.schemas.Observed;
import cymru.rhybudd.schemas.serde.ReadableDeserializer;
import cymru.rhybudd.schemas.serde.TopicSerdes;
import cymru.rhybudd.streams.DeadLetter;
import cymru.rhybudd.streams.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * What the topics hold at the end of a run, counted record by record, earlier runs on the same state included.
 *
 * @param observations entries of citizen-log about citizens, the canary left out
 * @param assessments decisions with an assessment
 * @param deadLetters records that could not be read, mapped or applied
 */
record Totals(long observations, long assessments, long deadLetters) {

    static Totals count(String bootstrapServers, TopicSerdes serdes) {
        return new Totals(
                count(
                        bootstrapServers,
                        new ReadableDeserializer<>(
                                serdes.values(Contracts.CITIZEN_LOG).deserializer()),
                        Contracts.CITIZEN_LOG.topic(),
                        Totals::isObservation),
                count(bootstrapServers, serdes, Contracts.DECISIONS, Totals::hasAssessment),
                count(
                        bootstrapServers,
                        new ByteArrayDeserializer(),
                        Topics.DEAD_LETTERS,
                        record -> !DeadLetter.text(record.headers(), DeadLetter.REASON)
                                .isEmpty()));
    }

    private static boolean isObservation(ConsumerRecord<byte[], CitizenEvent> record) {
        return record.value() != null
                && record.value().getBody() instanceof Observed
                && !Canary.is(new String(record.key(), StandardCharsets.UTF_8));
    }

    private static boolean hasAssessment(ConsumerRecord<byte[], Decision> record) {
        return record.value().getAssessment() != null;
    }

    private static <T extends SpecificRecordBase> long count(
            String bootstrapServers,
            TopicSerdes serdes,
            Contract<T> contract,
            Predicate<ConsumerRecord<byte[], T>> counts) {
        return count(bootstrapServers, serdes.values(contract).deserializer(), contract.topic(), counts);
    }

    private static <V> long count(
            String bootstrapServers,
            Deserializer<V> values,
            String topic,
            Predicate<ConsumerRecord<byte[], V>> counts) {
        try (KafkaConsumer<byte[], V> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                values)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long count = 0;
            while (partitions.stream()
                    .anyMatch(
                            partition -> consumer.position(partition) < Objects.requireNonNull(ends.get(partition)))) {
                for (ConsumerRecord<byte[], V> record : consumer.poll(Duration.ofMillis(200))) {
                    if (counts.test(record)) {
                        count++;
                    }
                }
            }
            return count;
        }
    }
}
