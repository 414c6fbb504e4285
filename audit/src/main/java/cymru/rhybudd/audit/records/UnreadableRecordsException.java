package cymru.rhybudd.audit.records;

import org.jspecify.annotations.Nullable;

/** Records that cannot be read where they are kept. */
public final class UnreadableRecordsException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /** Says what cannot be read, and of what record on. */
    public UnreadableRecordsException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
