package cymru.rhybudd.streams;

import cymru.rhybudd.source.SourceMapping;
import cymru.rhybudd.source.SourceMappings;
import cymru.rhybudd.source.TableMapping;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.TimestampExtractor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * When a row change or a heartbeat has its turn in FRONT. Of what it has fetched of all topics of a task, Kafka Streams takes the
 * record with the lowest timestamp; by the times at which records were appended, what one database commits would wait behind a mass
 * update of another. So the records of a database that commits too fast have their turns some minutes later, and the other
 * databases' go first; among themselves they keep their order. Where nothing else waits, nothing is held up.
 *
 * <p>To Kafka Streams the time of such a record is its turn; {@link #appendedAt} is the record's own. Safe for use by several threads.
 */
final class Turns implements TimestampExtractor {
    /** Holds the time of a record whose turn is another; stages that read such records pass no header on. */
    private static final String APPENDED_AT = "rhybudd.appended-at";

    private final Map<String, SourceTurns> byTopic = new HashMap<>();

    /** Of the tables and heartbeats of these sources; a topic of no source, such as the canary's, keeps its times. */
    Turns(SourceMappings mappings) {
        for (SourceMapping mapping : mappings.all()) {
            SourceTurns turns = new SourceTurns();
            byTopic.put(mapping.heartbeatTopic(), turns);
            for (TableMapping table : mapping.tables()) {
                byTopic.put(table.topic(), turns);
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
        SourceTurns turns = byTopic.get(topic);
        if (turns == null) {
            return appendedAt;
        }
        synchronized (turns) { // FRONT may move from one thread to another
            return turns.turn(topic, appendedAt);
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
