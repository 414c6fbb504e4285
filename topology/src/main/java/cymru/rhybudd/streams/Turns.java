package cymru.rhybudd.streams;

import cymru.rhybudd.source.SourceMapping;
import cymru.rhybudd.source.SourceMappings;
import cymru.rhybudd.source.TableMapping;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.TimestampExtractor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * When a row change or a heartbeat has its turn in FRONT. Of what it has fetched of all topics of a task, Kafka Streams takes the
 * record with the lowest timestamp; by the times at which records were appended, what one database commits would wait behind a mass
 * update of another. So the records of a database that commits faster than can be taken in have their turns some minutes
 * later, and the other databases' go first; among themselves they keep their order. Where nothing else waits, nothing is held up.
 *
 * <p>To Kafka Streams the time of such a record is its turn; {@link #appendedAt} is the record's own. Safe for use by several threads.
 */
final class Turns implements TimestampExtractor {
    /** Holds the time of a record whose turn is another; stages that read such records pass no header on. */
    private static final String APPENDED_AT = "rhybudd.appended-at";

    private final Map<String, String> sources = new HashMap<>();
    private final Map<String, SourceTurns> turns = new HashMap<>();

    /** Of the tables and heartbeats of these sources; a topic of no source, such as the canary's, keeps its times. */
    Turns(SourceMappings mappings) {
        for (SourceMapping mapping : mappings.all()) {
            turns.put(mapping.source(), new SourceTurns());
            sources.put(mapping.heartbeatTopic(), mapping.source());
            for (TableMapping table : mapping.tables()) {
                sources.put(table.topic(), mapping.source());
            }
        }
    }

    /** A record without a time is older than any other. */
    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        record.headers().remove(APPENDED_AT);
        long appendedAt = Math.max(0, record.timestamp());
        long turn = turn(record.topic(), appendedAt);
        if (turn != appendedAt) {
            byte[] millis = ByteBuffer.allocate(Long.BYTES).putLong(appendedAt).array();
            record.headers().add(APPENDED_AT, millis);
        }
        return turn;
    }

    private long turn(String topic, long appendedAt) {
        String source = sources.get(topic);
        if (source == null) {
            return appendedAt;
        }
        SourceTurns turnsOfSource = Objects.requireNonNull(turns.get(source));
        synchronized (turnsOfSource) {
            return turnsOfSource.turn(topic, appendedAt);
        }
    }

    /** When the record was appended to its topic, whenever its turn is; in milliseconds. */
    static long appendedAt(Record<?, ?> record) {
        Header header = record.headers().lastHeader(APPENDED_AT);
        return header == null
                ? record.timestamp()
                : ByteBuffer.wrap(header.value()).getLong();
    }
}
