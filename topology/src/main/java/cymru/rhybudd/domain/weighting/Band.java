package cymru.rhybudd.domain.weighting;

import cymru.rhybudd.domain.indicator.Horizon;
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
        for (int i = 0; i < alternatives.size(); i++) {
            if (holds(alternatives.get(i), subject)) {
                return true;
            }
        }
        return false;
    }

    private static boolean holds(List<Condition> conditions, Subject subject) {
        for (int i = 0; i < conditions.size(); i++) {
            if (!conditions.get(i).holds(subject)) {
                return false;
            }
        }
        return true;
    }

    /** Tells the horizon after how many days the passing of time alone will change whether the band is reached. */
    void foresee(Subject subject, Horizon horizon) {
        for (int i = 0; i < alternatives.size(); i++) {
            List<Condition> conditions = alternatives.get(i);
            for (int j = 0; j < conditions.size(); j++) {
                conditions.get(j).foresee(subject, horizon);
            }
        }
    }
}
