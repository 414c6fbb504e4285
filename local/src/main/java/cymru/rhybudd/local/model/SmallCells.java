package cymru.rhybudd.local.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Writes counts of people so that none of them points at somebody. */
final class SmallCells {
    private static final long LEAST_SHOWN = 5;
    private static final String SMALL = "<" + LEAST_SHOWN;
    /** Hidden although it is not small: beside their sum it would give a single small one away. */
    private static final String HIDDEN = ">=" + LEAST_SHOWN;

    private SmallCells() {}

    /** One count that is not part of a sum. */
    static String of(long count) {
        return isSmall(count) ? SMALL : Long.toString(count);
    }

    /** Counts whose sum is shown beside them. */
    static List<String> ofParts(List<Long> counts) {
        List<String> shown = new ArrayList<>(counts.stream().map(SmallCells::of).toList());
        if (counts.stream().filter(SmallCells::isSmall).count() == 1) {
            IntStream.range(0, counts.size())
                    .filter(place -> counts.get(place) >= LEAST_SHOWN)
                    .boxed()
                    .min(java.util.Comparator.comparing(counts::get))
                    .ifPresent(place -> shown.set(place, HIDDEN));
        }
        return shown;
    }

    static boolean isSmall(long count) {
        return count > 0 && count < LEAST_SHOWN;
    }
}
