package cymru.rhybudd.console.access;

import cymru.rhybudd.schemas.Access;
import java.util.List;

/** Keeps who looked at whom. */
public interface AccessLog {
    /**
     * Returns once the view is kept for good; only then may it be shown.
     *
     * @throws NotRecordedException if it could not be kept
     */
    void record(Access access);

    /**
     * Returns once all of them are kept for good; only then may any be shown.
     *
     * @throws NotRecordedException if one of them could not be kept
     */
    default void recordAll(List<Access> accesses) {
        accesses.forEach(this::record);
    }
}
