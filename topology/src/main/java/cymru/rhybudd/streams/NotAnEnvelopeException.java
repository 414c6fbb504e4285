package cymru.rhybudd.streams;

import org.jspecify.annotations.Nullable;

/** The record is no Debezium envelope that can be read; the message names what is missing, never a value. */
final class NotAnEnvelopeException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    /** It is Avro, but lacks something that every envelope has. */
    NotAnEnvelopeException(String message) {
        this(DeadLetterReasons.NOT_AN_ENVELOPE, message, null);
    }

    /** It is none for one of the {@link DeadLetterReasons}. */
    NotAnEnvelopeException(String reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** One of the {@link DeadLetterReasons}. */
    String reason() {
        return reason;
    }
}
