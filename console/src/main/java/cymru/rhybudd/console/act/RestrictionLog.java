package cymru.rhybudd.console.act;

import cymru.rhybudd.schemas.Restriction;

/** Keeps who must be protected. */
public interface RestrictionLog {
    /**
     * Returns once the restriction, or that it is lifted, is kept for good.
     *
     * @throws cymru.rhybudd.console.access.NotRecordedException if it is not known to be kept
     */
    void record(Restriction restriction);
}
