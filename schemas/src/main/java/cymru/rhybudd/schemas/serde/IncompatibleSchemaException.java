package cymru.rhybudd.schemas.serde;

import org.apache.kafka.common.KafkaException;

/** The registry refuses a schema that readers of the earlier versions could not follow: the program must not start. */
public final class IncompatibleSchemaException extends KafkaException {
    IncompatibleSchemaException(String message) {
        super(message);
    }
}
