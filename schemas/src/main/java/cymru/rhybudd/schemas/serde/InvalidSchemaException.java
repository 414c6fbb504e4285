package cymru.rhybudd.schemas.serde;

import org.apache.kafka.common.KafkaException;

/** The registry does not accept the text as a schema: the program must not start. */
public final class InvalidSchemaException extends KafkaException {
    InvalidSchemaException(String message) {
        super(message);
    }
}
