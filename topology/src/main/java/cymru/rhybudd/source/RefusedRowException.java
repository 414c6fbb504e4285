package cymru.rhybudd.source;

import cymru.rhybudd.source.MappedRow.Refusal;
import cymru.rhybudd.source.MappedRow.RefusalReason;

/** Leaves the mapping of one row; never leaves this package. */
final class RefusedRowException extends Exception {
    private static final long serialVersionUID = 1L;

    private final RefusalReason reason;

    RefusedRowException(RefusalReason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    RefusedRowException at(String place) {
        return new RefusedRowException(reason, place + ": " + getMessage());
    }

    @SuppressWarnings("NullAway") // the message is always given
    Refusal refusal() {
        return new Refusal(reason, getMessage());
    }
}
