package cymru.rhybudd.schemas.serde;

import org.apache.kafka.common.errors.SerializationException;

/** The record does not fit its own schema, which is a bug of its writer. The message never quotes it. */
public final class UnwritableRecordException extends SerializationException {
    UnwritableRecordException(String message) {
        super(message);
    }
}
