package cymru.rhybudd.streams;

import java.nio.ByteBuffer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.TimestampExtractor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * When a row change or a heartbeat has its turn in FRONT. Of all topics of a task Kafka Streams takes the record with the
 * lowest timestamp; by the times at which records were appended, what one database commits would wait behind a mass update of
 * another. So each table has a clock of its own, which goes on by a millisecond at least with each row: while rows come faster
 * than that it runs ahead, and what else there is goes first. Where nothing else waits, nothing is held up.
 *
 * <p>The rule is Virtual Clock (L. Zhang, SIGCOMM 1990), with a bound: no row waits for records that were appended more than
 * {@link #LONGEST_MILLIS} after it. So a heartbeat, by which a feed proves that it is whole, has its turn after all rows that
 * went before it.
 *
 * <p>To Kafka Streams the time of such a record is its turn; {@link #appendedAt} is the record's own.
 */
enum Turn implements TimestampExtractor {
    OF_ROWS {
        @Override
        long turn(long appendedAt, long latestTurn) {
            return Math.max(appendedAt, Math.min(latestTurn + 1, appendedAt + LONGEST_MILLIS));
        }
    },
    OF_HEARTBEATS {
        @Override
        long turn(long appendedAt, long latestTurn) {
            return appendedAt + LONGEST_MILLIS + 1;
        }
    };

    /** Five minutes: what 300,000 rows take at a thousand a second. */
    static final long LONGEST_MILLIS = 5 * 60_000;

    /** Holds the time of a record whose turn is another; stages that read such records pass no header on. */
    private static final String APPENDED_AT = "rhybudd.appended-at";

    /**
     * @param appendedAt the record's own time
     * @param latestTurn of the records before it in its partition; negative where there is none
     */
    abstract long turn(long appendedAt, long latestTurn);

    /** A record without a time is older than any other. */
    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        long appendedAt = Math.max(0, record.timestamp());
        long turn = turn(appendedAt, partitionTime);
        if (turn != appendedAt) {
            byte[] millis = ByteBuffer.allocate(Long.BYTES).putLong(appendedAt).array();
            record.headers().add(APPENDED_AT, millis);
        }
        return turn;
    }

    /** When the record was appended to its topic, whenever its turn is; in milliseconds. */
    static long appendedAt(Record<?, ?> record) {
        Header header = record.headers().lastHeader(APPENDED_AT);
        return header == null
                ? record.timestamp()
                : ByteBuffer.wrap(header.value()).getLong();
    }
}
