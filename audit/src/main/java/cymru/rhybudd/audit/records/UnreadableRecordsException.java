package cymru.rhybudd.audit.records;

/** Records that cannot be read where they are kept. */
public final class UnreadableRecordsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what cannot be read, and of what record on. */
    public UnreadableRecordsException(String message, Throwable cause) {
        super(message, cause);
    }
}
