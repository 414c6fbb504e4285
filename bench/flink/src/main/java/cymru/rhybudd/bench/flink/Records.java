package cymru.rhybudd.bench.flink;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple5;
import org.apache.flink.api.java.tuple.Tuple6;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetIdentifier;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacetProvider;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Records between Kafka and the stages, as tuples, which take Flink's quickest way: topic, partition, offset, timestamp, key and value of
 * what comes in; topic, partition, timestamp, key and value of what goes out. An empty array stands for none, a negative partition for
 * Kafka's own choice.
 */
public final class Records {
    /** Of what comes in. */
    public static final TypeInformation<Tuple6<String, Integer, Long, Long, byte[], byte[]>> IN = Types.TUPLE(
            Types.STRING,
            Types.INT,
            Types.LONG,
            Types.LONG,
            PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO,
            PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    /** Of what goes out. */
    public static final TypeInformation<Tuple5<String, Integer, Long, byte[], byte[]>> OUT = Types.TUPLE(
            Types.STRING,
            Types.INT,
            Types.LONG,
            PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO,
            PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    private static final byte[] NONE = {};

    private Records() {}

    /** What goes out; a null value removes the key. */
    public static Tuple5<String, Integer, Long, byte[], byte[]> out(
            String topic, int partition, long timestamp, byte[] key, byte @Nullable [] value) {
        return Tuple5.of(topic, partition, timestamp, key, Objects.requireNonNullElse(value, NONE));
    }

    static final class Read
            implements KafkaRecordDeserializationSchema<Tuple6<String, Integer, Long, Long, byte[], byte[]>> {
        private static final long serialVersionUID = 1;

        @Override
        public void deserialize(
                ConsumerRecord<byte[], byte[]> record,
                Collector<Tuple6<String, Integer, Long, Long, byte[], byte[]>> out) {
            if (record.value() != null) { // the stages take nothing from tombstones
                out.collect(Tuple6.of(
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        record.timestamp(),
                        Objects.requireNonNullElse(record.key(), NONE),
                        record.value()));
            }
        }

        @Override
        public TypeInformation<Tuple6<String, Integer, Long, Long, byte[], byte[]>> getProducedType() {
            return IN;
        }
    }

    static final class Write
            implements KafkaRecordSerializationSchema<Tuple5<String, Integer, Long, byte[], byte[]>>,
                    KafkaDatasetFacetProvider {
        private static final long serialVersionUID = 1;

        private final ArrayList<String> topics;

        /** With the topics to which it may write, which pooled transactions want to know. */
        Write(List<String> topics) {
            this.topics = new ArrayList<>(topics);
        }

        @Override
        public Optional<KafkaDatasetFacet> getKafkaDatasetFacet() {
            return Optional.of(
                    new DefaultKafkaDatasetFacet(DefaultKafkaDatasetIdentifier.ofTopics(topics), new Properties()));
        }

        @Override
        public ProducerRecord<byte[], byte[]> serialize(
                Tuple5<String, Integer, Long, byte[], byte[]> record, KafkaSinkContext context, Long timestamp) {
            return new ProducerRecord<>(
                    record.f0,
                    record.f1 < 0 ? null : record.f1,
                    record.f2,
                    record.f3,
                    record.f4.length == 0 ? null : record.f4);
        }
    }
}
