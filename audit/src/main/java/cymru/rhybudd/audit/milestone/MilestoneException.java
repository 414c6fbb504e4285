package cymru.rhybudd.audit.milestone;

/** What was saved cannot be gone on from, or nothing can be saved; the message says why, and what to do. */
public final class MilestoneException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    MilestoneException(String message) {
        super(message);
    }

    MilestoneException(String message, Throwable cause) {
        super(message, cause);
    }
}
