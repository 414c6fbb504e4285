package cymru.rhybudd.console.access;

import cymru.rhybudd.schemas.Access;

/** Keeps who looked at whom. */
public interface AccessLog {
    /**
     * Returns once the view is kept for good; only then may it be shown.
     *
     * @throws NotRecordedException if it could not be kept
     */
    void record(Access access);
}
