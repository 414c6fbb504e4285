package cymru.rhybudd.console.governance;

/** What was asked for is not found yet, and is being looked for. */
public final class BusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long done;
    private final long all;

    BusyException(long done, long all) {
        super("the records are being read");
        this.done = done;
        this.all = all;
    }

    /** How many records of {@link #all} were read; both are 0 where that is not known. */
    public long done() {
        return done;
    }

    /** How many records there are to read; it may be a few more. */
    public long all() {
        return all;
    }
}
