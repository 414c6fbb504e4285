package cymru.rhybudd.streams;

/** The record is Avro, but no Debezium envelope; the message names what is missing, never a value. */
final class NotAnEnvelopeException extends Exception {
    private static final long serialVersionUID = 1L;

    NotAnEnvelopeException(String message) {
        super(message);
    }
}
