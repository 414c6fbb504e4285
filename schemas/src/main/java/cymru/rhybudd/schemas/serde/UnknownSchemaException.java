package cymru.rhybudd.schemas.serde;

import org.apache.kafka.common.errors.SerializationException;

/** The registry is there and has no such schema: the record that names it can not be read, now or later. */
public final class UnknownSchemaException extends SerializationException {
    /** Says which id is not known. */
    public UnknownSchemaException(String message) {
        super(message);
    }
}
