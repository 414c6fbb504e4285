package cymru.rhybudd.console.access;

import cymru.rhybudd.schemas.Access;
import java.util.List;

/** Keeps who looked at whom. */
public interface AccessLog {
    /**
     * Returns once all of the views are kept for good; only then may any be shown.
     *
     * @throws NotRecordedException if one of them could not be kept
     */
    void recordAll(List<Access> accesses);

    /** The same for one view. */
    default void record(Access access) {
        recordAll(List.of(access));
    }
}
