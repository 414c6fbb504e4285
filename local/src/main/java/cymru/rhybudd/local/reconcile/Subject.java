package cymru.rhybudd.local.reconcile;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an indicator measures by itself: the citizen now, one row as it once was, an award, a contract, a pupil.
 *
 * @param measures by name; an absent measure is not in it
 * @param decaysFrom the date from which what it adds decays; null while it lives, or where nothing is counted
 */
record Subject(Map<String, Long> measures, @Nullable LocalDate decaysFrom) {
    Subject {
        measures = Map.copyOf(measures);
    }

    static Subject living(Map<String, Long> measures) {
        return new Subject(measures, null);
    }
}
