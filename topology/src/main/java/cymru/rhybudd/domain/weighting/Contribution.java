package cymru.rhybudd.domain.weighting;

import cymru.rhybudd.domain.indicator.Indicator;
import cymru.rhybudd.domain.indicator.Subject.Measured;
import java.util.List;

/**
 * What one indicator adds to the score.
 *
 * @param points basis points
 * @param quarter the band that was reached, in quarters of the weight
 * @param measures the measures of the subject that reached the highest band
 * @param sources the systems whose rows it rests on, in alphabetical order
 */
public record Contribution(
        Indicator indicator, int points, int quarter, List<Measured> measures, List<String> sources) {
    public Contribution {
        measures = List.copyOf(measures);
        sources = List.copyOf(sources);
    }
}
