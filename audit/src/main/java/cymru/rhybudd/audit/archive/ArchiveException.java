package cymru.rhybudd.audit.archive;

/** An archive that is not there, or not one. The message says what to do. */
public final class ArchiveException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    ArchiveException(String message) {
        super(message);
    }
}
