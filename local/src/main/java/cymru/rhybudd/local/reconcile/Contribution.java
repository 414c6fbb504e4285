package cymru.rhybudd.local.reconcile;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What one indicator adds to the score, and by which subject.
 *
 * @param points basis points
 * @param band in quarters of the weight
 * @param decay in millionths
 * @param decaysFrom null while the subject lives
 * @param systems whose rows are behind it
 */
public record Contribution(
        int points,
        int band,
        int decay,
        @Nullable LocalDate decaysFrom,
        Map<String, Long> measures,
        Set<String> systems) {
    public Contribution {
        measures = new TreeMap<>(measures);
        systems = new TreeSet<>(systems);
    }
}
