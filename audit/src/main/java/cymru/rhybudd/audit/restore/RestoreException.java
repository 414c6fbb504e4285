package cymru.rhybudd.audit.restore;

/** A service that cannot be brought to files, or back from them; the message says what to do. */
public final class RestoreException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    RestoreException(String message) {
        super(message);
    }
}
