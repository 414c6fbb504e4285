package cymru.rhybudd.console.access;

/** A view or an act could not be recorded: it is not shown, or not done. */
public final class NotRecordedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NotRecordedException(Throwable cause) {
        super("it could not be recorded", cause);
    }
}
