package cymru.rhybudd.console.act;

import cymru.rhybudd.schemas.Restriction;
import java.util.List;

/** Keeps who must be protected. */
public interface RestrictionLog {
    /**
     * Returns once all of the restrictions, or that they are lifted, are kept for good.
     *
     * @throws cymru.rhybudd.console.access.NotRecordedException if one of them is not known to be kept
     */
    void recordAll(List<Restriction> restrictions);
}
