package cymru.rhybudd.schemas.serde;

import org.apache.kafka.common.errors.SerializationException;

/** The bytes are no record of ours: foreign, cut short or damaged. The message never quotes them. */
public final class UnreadableRecordException extends SerializationException {
    UnreadableRecordException(String message) {
        super(message);
    }
}
