package cymru.rhybudd.local.reconcile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What is known of one citizen, weighed.
 *
 * @param records the person records held to be this citizen: source/table/key
 * @param score basis points, the sum of the contributions
 * @param contributions basis points by indicator, in the model's order; one for each indicator of which something is known
 */
public record Picture(Set<String> records, int score, Colour colour, Map<String, Integer> contributions) {
    public Picture {
        records = Set.copyOf(records);
        contributions = Collections.unmodifiableMap(new LinkedHashMap<>(contributions));
    }
}
