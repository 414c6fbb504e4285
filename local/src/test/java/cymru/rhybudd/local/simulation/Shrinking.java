package cymru.rhybudd.local.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Leaves out of a history that fails whatever it fails without. */
final class Shrinking {
    private final Flaw flaw;
    private final Set<Check> failed;

    private Shrinking(Flaw flaw, Set<Check> failed) {
        this.flaw = flaw;
        this.failed = failed;
    }

    /** A history that fails one of the same checks still, and would not without any one of its steps. */
    static History of(History history, Flaw flaw) {
        Shrinking shrinking = new Shrinking(flaw, checks(Findings.of(history, flaw)));
        History shrunk = history;
        for (int piece = Math.max(1, history.steps().size() / 2); piece >= 1; piece /= 2) {
            shrunk = shrinking.without(shrunk, piece);
        }
        return shrinking.without(shrunk, 1);
    }

    private static Set<Check> checks(List<Finding> findings) {
        return findings.stream().map(Finding::check).collect(Collectors.toSet());
    }

    /** Without all pieces of so many steps that are not needed, the last first. */
    private History without(History history, int piece) {
        History shrunk = history;
        for (int from = history.steps().size() - piece; from >= 0; from -= piece) {
            List<Step> fewer = new ArrayList<>(shrunk.steps());
            fewer.subList(from, Math.min(from + piece, fewer.size())).clear();
            History candidate = shrunk.with(fewer);
            if (Findings.of(candidate, flaw).stream().map(Finding::check).anyMatch(failed::contains)) {
                shrunk = candidate;
            }
        }
        return shrunk;
    }
}
