package cymru.rhybudd.streams;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be read, mapped or applied: its own bytes, untouched, and in the headers why, at which stage and
 * where it came from. The headers never carry a value of the record.
 *
 * @param key the bytes of the record's key
 * @param value the bytes of the record's value
 * @param detail what was wrong, in words that name tables and columns and never a value
 */
public record DeadLetter(
        byte @Nullable [] key,
        byte @Nullable [] value,
        String stage,
        String reason,
        String detail,
        String topic,
        int partition,
        long offset) {
    /** Which stage refused the record. */
    public static final String STAGE = "rhybudd.stage";
    /** Why, as a code. */
    public static final String REASON = "rhybudd.reason";
    /** Why, in words. */
    public static final String DETAIL = "rhybudd.detail";
    /** The topic that the record was read from. */
    public static final String TOPIC = "rhybudd.topic";
    /** The partition that the record was read from. */
    public static final String PARTITION = "rhybudd.partition";
    /** The offset that the record was read from. */
    public static final String OFFSET = "rhybudd.offset";
    /** Set on a record that was put back: INTAKE takes it although it has seen its position before. */
    public static final String REDRIVEN = "rhybudd.redriven";

    Headers headers() {
        Headers headers = new RecordHeaders();
        headers.add(STAGE, bytes(stage));
        headers.add(REASON, bytes(reason));
        headers.add(DETAIL, bytes(detail));
        headers.add(TOPIC, bytes(topic));
        headers.add(PARTITION, bytes(Integer.toString(partition)));
        headers.add(OFFSET, bytes(Long.toString(offset)));
        return headers;
    }

    ProducerRecord<byte[], byte[]> to(String deadLetters) {
        return new ProducerRecord<>(deadLetters, null, null, key, value, headers());
    }

    /** The text of a header; empty when it is missing. */
    public static String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
