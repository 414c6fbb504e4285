package cymru.rhybudd.streams;

import cymru.rhybudd.domain.alert.Cause;
import cymru.rhybudd.domain.alert.SourceChange;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * LINK to GATHER: the fact rows whose content or people changed, and the person records whose citizen changed.
 *
 * @param successors by each citizen who is no more: who has the founding record now
 */
record Linkage(
        SourceChange change,
        Cause cause,
        List<Concern> concerns,
        List<Assignment> assignments,
        Map<String, String> successors) {

    /**
     * Which citizen a person record is from now on.
     *
     * @param citizen null when the record is gone
     * @param patch the opaque routing code of the citizen's area
     */
    record Assignment(
            String record,
            @Nullable String citizen,
            @Nullable String patch) {}
}
