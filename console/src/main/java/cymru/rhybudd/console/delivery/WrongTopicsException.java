package cymru.rhybudd.console.delivery;

/** Delivery must not start on these brokers; the message says why, and what to do about it. */
public final class WrongTopicsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WrongTopicsException(String message) {
        super(message);
    }
}
