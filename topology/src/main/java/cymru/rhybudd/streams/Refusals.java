package cymru.rhybudd.streams;

import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the records that a stage refuses into dead letters, and says so: counted, and logged without a value.
 *
 * @param stage the stage's name in the topology
 */
record Refusals(String stage, StageMetrics metrics) {
    private static final Logger LOGGER = LoggerFactory.getLogger(Refusals.class);

    /** The dead letter of a record, with the record's own bytes. */
    Record<String, Taken> of(Record<byte[], byte[]> record, RecordMetadata origin, String reason, String detail) {
        DeadLetter letter = letter(record.key(), record.value(), origin, reason, detail);
        return new Record<>(origin.topic(), new Taken.Refused(letter), Turns.appendedAt(record));
    }

    /** The dead letter of a record that consisted of these bytes. */
    DeadLetter letter(
            byte @Nullable [] key, byte @Nullable [] value, RecordMetadata origin, String reason, String detail) {
        metrics.deadLetter(stage, reason);
        LOGGER.atWarn()
                .addKeyValue("stage", stage)
                .addKeyValue("reason", reason)
                .addKeyValue("topic", origin.topic())
                .addKeyValue("partition", origin.partition())
                .addKeyValue("offset", origin.offset())
                .log("record sent to the dead letters");
        return new DeadLetter(key, value, stage, reason, detail, origin.topic(), origin.partition(), origin.offset());
    }
}
