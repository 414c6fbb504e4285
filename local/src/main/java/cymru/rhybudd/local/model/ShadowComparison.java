package cymru.rhybudd.local.model;

import cymru.rhybudd.schemas.Assessment;
import cymru.rhybudd.schemas.Contribution;
import cymru.rhybudd.schemas.Rag;
import cymru.rhybudd.schemas.ShadowAssessment;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How often, and where, a shadow model and the live one see a citizen differently; it counts, and keeps nobody. */
final class ShadowComparison {
    private static final String NO_AREA = "none";

    private final Map<Rag, Map<Rag, Long>> matrix = new EnumMap<>(Rag.class);
    private final Map<String, Shift> byArea = new TreeMap<>();
    private final Map<String, Shift> byHousehold = new TreeMap<>();
    private final Map<String, Gap> byIndicator = new TreeMap<>();
    private final Set<String> liveVersions = new TreeSet<>();
    private Shift all = Shift.NONE;

    /** How many citizens a shadow sees in a more or less severe colour, where one of the two is grey, and in the same. */
    record Shift(long moreSevere, long lessSevere, long grey, long same) {
        static final Shift NONE = new Shift(0, 0, 0, 0);

        Shift plus(Rag live, Rag shadow) {
            if (live == shadow) {
                return new Shift(moreSevere, lessSevere, grey, same + 1);
            }
            if (live == Rag.UNKNOWN || shadow == Rag.UNKNOWN) {
                return new Shift(moreSevere, lessSevere, grey + 1, same);
            }
            return shadow.compareTo(live) > 0
                    ? new Shift(moreSevere + 1, lessSevere, grey, same)
                    : new Shift(moreSevere, lessSevere + 1, grey, same);
        }

        /** Where in {@link #counts()} a citizen of these two colours is counted. */
        static int place(Rag live, Rag shadow) {
            return NONE.plus(live, shadow).counts().indexOf(1);
        }

        List<Integer> counts() {
            return Stream.of(moreSevere, lessSevere, grey, same)
                    .map(Math::toIntExact)
                    .toList();
        }

        long citizens() {
            return moreSevere + lessSevere + grey + same;
        }
    }

    /** Where an indicator adds another number of basis points: at how many citizens, and what it adds to them in all. */
    record Gap(long citizens, long live, long shadow) {
        static final Gap NONE = new Gap(0, 0, 0);

        Gap plus(int livePoints, int shadowPoints) {
            return new Gap(citizens + 1, live + livePoints, shadow + shadowPoints);
        }
    }

    /**
     * Counts a citizen.
     *
     * @param live the latest live picture; null where the one beside the shadow's is the latest
     */
    void add(ShadowAssessment seen, @Nullable Assessment live) {
        Rag liveRag = live == null ? seen.getLiveRag() : live.getRag();
        Rag shadowRag = seen.getAssessment().getRag();
        liveVersions.add(live == null ? seen.getLiveVersion() : live.getModelVersion());
        matrix.computeIfAbsent(liveRag, rag -> new EnumMap<>(Rag.class)).merge(shadowRag, 1L, Long::sum);
        all = all.plus(liveRag, shadowRag);
        add(byArea, Objects.requireNonNullElse(seen.getPatch(), NO_AREA), liveRag, shadowRag);
        add(byHousehold, seen.getHouseholdType(), liveRag, shadowRag);
        addGaps(live == null ? seen.getLivePoints() : points(live), points(seen.getAssessment()));
    }

    private static void add(Map<String, Shift> groups, String group, Rag live, Rag shadow) {
        groups.put(group, groups.getOrDefault(group, Shift.NONE).plus(live, shadow));
    }

    private static Map<String, Integer> points(Assessment assessment) {
        Map<String, Integer> points = new HashMap<>();
        for (Contribution contribution : assessment.getContributions()) {
            points.put(contribution.getIndicator(), contribution.getPoints());
        }
        return points;
    }

    private void addGaps(Map<String, Integer> live, Map<String, Integer> shadow) {
        Set<String> indicators = new TreeSet<>(live.keySet());
        indicators.addAll(shadow.keySet());
        for (String indicator : indicators) {
            int livePoints = live.getOrDefault(indicator, 0);
            int shadowPoints = shadow.getOrDefault(indicator, 0);
            if (livePoints != shadowPoints) {
                byIndicator.put(
                        indicator, byIndicator.getOrDefault(indicator, Gap.NONE).plus(livePoints, shadowPoints));
            }
        }
    }

    /** How many citizens are seen in the one colour by the live model and in the other by the shadow. */
    long citizens(Rag live, Rag shadow) {
        return matrix.getOrDefault(live, Map.of()).getOrDefault(shadow, 0L);
    }

    Shift all() {
        return all;
    }

    /** By the opaque routing code of the area. */
    Map<String, Shift> byArea() {
        return Collections.unmodifiableMap(byArea);
    }

    Map<String, Shift> byHousehold() {
        return Collections.unmodifiableMap(byHousehold);
    }

    /** Of the indicators that add another number of points to anybody. */
    Map<String, Gap> byIndicator() {
        return Collections.unmodifiableMap(byIndicator);
    }

    /** The live models with which it was compared: one, unless a new one is being rolled out. */
    Set<String> liveVersions() {
        return Collections.unmodifiableSet(liveVersions);
    }
}
