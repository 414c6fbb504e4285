package cymru.rhybudd.domain.weighting;

import cymru.rhybudd.domain.indicator.Subject;
import java.util.List;

/**
 * A part of an indicator's weight, and what it takes to reach it.
 *
 * @param quarter the part in quarters, 1 to 4
 * @param alternatives any of them is enough; all conditions of an alternative must hold
 */
public record Band(int quarter, List<List<Condition>> alternatives) {
    public Band {
        alternatives = alternatives.stream().map(List::copyOf).toList();
    }

    boolean isReachedBy(Subject subject) {
        for (List<Condition> alternative : alternatives) {
            if (holds(alternative, subject)) {
                return true;
            }
        }
        return false;
    }

    private static boolean holds(List<Condition> conditions, Subject subject) {
        for (Condition condition : conditions) {
            if (!condition.holds(subject)) {
                return false;
            }
        }
        return true;
    }
}
