package cymru.rhybudd.console.access;

/** A view could not be recorded, and is therefore not shown. */
public final class NotRecordedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NotRecordedException(Throwable cause) {
        super("the view could not be recorded", cause);
    }
}
