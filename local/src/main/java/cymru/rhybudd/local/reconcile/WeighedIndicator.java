package cymru.rhybudd.local.reconcile;

import java.util.List;
import java.util.Map;

/**
 * An indicator as a model weighs it.
 *
 * @param weight basis points, after scaling
 * @param bands by quarter of the weight, 1 to 4: lines of which any is enough, of conditions that must all hold
 */
record WeighedIndicator(Indicator indicator, int weight, Map<Integer, List<List<Condition>>> bands) {
    WeighedIndicator {
        bands = Map.copyOf(bands);
    }

    /** Basis points that the facts add to the score: those of the highest band that any subject reaches. */
    int contribution(Facts facts, Days days) {
        int band = indicator.measure(facts, days).stream()
                .mapToInt(this::band)
                .max()
                .orElse(0);
        return weight * band / 4;
    }

    private int band(Map<String, Long> measures) {
        return bands.entrySet().stream()
                .filter(band -> band.getValue().stream()
                        .anyMatch(line -> line.stream().allMatch(condition -> condition.holds(measures))))
                .mapToInt(Map.Entry::getKey)
                .max()
                .orElse(0);
    }
}
