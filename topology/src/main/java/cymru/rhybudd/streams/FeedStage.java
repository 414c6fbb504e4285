package cymru.rhybudd.streams;

import cymru.rhybudd.schemas.FeedSeen;
import cymru.rhybudd.schemas.StoredSign;
import cymru.rhybudd.schemas.serde.RegisteredGenericDeserializer;
import cymru.rhybudd.source.SourceMapping;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * From the rows that Debezium's heartbeat writes to proof that a feed is whole: up to the time that the row shows, everything
 * its database committed has been captured, for the connector delivers in the order of commits. That much is said once for
 * each hour of the source's clock, and never of an hour that is over. What cannot be read goes to the dead letters.
 */
record FeedStage(Council council, StageMetrics metrics) implements ProcessorSupplier<byte[], byte[], String, Taken> {

    static final String SIGNS = "sign-of-life-by-source";
    static final String STAGE = "take-sign-of-life";
    /** Why a record may be refused. */
    static final Set<String> REFUSES =
            Set.of(DeadLetterReasons.UNREADABLE, DeadLetterReasons.UNKNOWN_SCHEMA, DeadLetterReasons.NOT_AN_ENVELOPE);

    @Override
    public Processor<byte[], byte[], String, Taken> get() {
        return new FeedProcessor(council, metrics);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(Store.of(SIGNS, StoredSign.class));
    }

    private static final class FeedProcessor implements Processor<byte[], byte[], String, Taken> {
        /** The kind of record, which is the key of what concerns everybody. */
        private static final String KIND = "feed";

        private static final long MILLIS_OF_AN_HOUR = Duration.ofHours(1).toMillis();

        private final StageMetrics metrics;
        private final Refusals refusals;
        private final RegisteredGenericDeserializer deserializer;
        private final Map<String, String> sources = new HashMap<>();

        @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before process.
        private ProcessorContext<String, Taken> context;

        @SuppressWarnings("NullAway.Init")
        private KeyValueStore<String, StoredSign> signs;

        FeedProcessor(Council council, StageMetrics metrics) {
            this.metrics = metrics;
            this.refusals = new Refusals(STAGE, metrics);
            this.deserializer = new RegisteredGenericDeserializer(council.registry());
            for (SourceMapping mapping : council.sources().all()) {
                sources.put(mapping.heartbeatTopic(), mapping.source());
            }
        }

        @Override
        public void init(ProcessorContext<String, Taken> context) {
            this.context = context;
            this.signs = context.getStateStore(SIGNS);
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            if (record.value() == null) {
                return; // Debezium's tombstone
            }
            RecordMetadata origin = context.recordMetadata().orElseThrow();
            String source = sources.get(origin.topic());
            if (source == null) {
                throw new IllegalStateException("no source beats on topic " + origin.topic());
            }
            try {
                Envelope envelope = Envelope.read(record.value(), deserializer);
                // While a snapshot is read, other tables may yet be missing; and a row that is deleted is no beat.
                if (!envelope.isDelete() && !envelope.isSnapshot()) {
                    take(source, envelope.beatAt());
                }
            } catch (NotAnEnvelopeException e) {
                refuse(record, origin, e.reason(), String.valueOf(e.getMessage()));
            }
        }

        private void take(String source, Instant beat) {
            metrics.feedAlive(source, beat.toEpochMilli());
            long hour = Math.floorDiv(beat.toEpochMilli(), MILLIS_OF_AN_HOUR);
            @Nullable StoredSign known = signs.get(source);
            if (known == null || hour > known.getHour()) {
                signs.put(source, new StoredSign(hour));
                FeedSeen seen = new FeedSeen(source, Instant.ofEpochMilli(beat.toEpochMilli()));
                context.forward(new Record<>(KIND, new Taken.Sign(seen), Math.max(0, beat.toEpochMilli())));
            }
        }

        private void refuse(Record<byte[], byte[]> record, RecordMetadata origin, String reason, String detail) {
            context.forward(refusals.of(record, origin, reason, detail));
        }
    }
}
