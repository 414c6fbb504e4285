package cymru.rhybudd.domain.alert;

import cymru.rhybudd.domain.indicator.Indicator;
import cymru.rhybudd.domain.weighting.Rag;
import cymru.rhybudd.domain.weighting.Weighing;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * The latest picture of a citizen, as small as it can be kept.
 *
 * @param points basis points of each indicator, in the order of {@code Indicator}; indicators added to the enumeration
 *     after the picture was stored count as 0
 */
public record Picture(String modelVersion, LocalDate asOf, int score, Rag rag, List<Integer> points) {
    private static final Indicator[] INDICATORS = Indicator.values();

    public Picture {
        points = List.copyOf(points);
    }

    static Picture of(Weighing weighing) {
        return new Picture(
                weighing.modelVersion(),
                weighing.asOf(),
                weighing.score(),
                weighing.rag(),
                Stream.of(INDICATORS).map(weighing::points).toList());
    }

    int points(Indicator indicator) {
        return indicator.ordinal() < points.size() ? points.get(indicator.ordinal()) : 0;
    }
}
