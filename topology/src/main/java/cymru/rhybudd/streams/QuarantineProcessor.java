package cymru.rhybudd.streams;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Gives a dead letter the form in which it is kept: the record's own bytes, and the reason in the headers. */
final class QuarantineProcessor extends ContextualProcessor<String, DeadLetter, byte[], byte[]> {

    @Override
    public void process(Record<String, DeadLetter> record) {
        DeadLetter letter = record.value();
        context().forward(new Record<>(letter.key(), letter.value(), record.timestamp(), letter.headers()));
    }
}
