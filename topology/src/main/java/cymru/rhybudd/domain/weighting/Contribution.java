package cymru.rhybudd.domain.weighting;

import cymru.rhybudd.domain.indicator.Horizon;
import cymru.rhybudd.domain.indicator.Indicator;
import cymru.rhybudd.domain.indicator.Subject;
import java.util.List;

/**
 * What one indicator adds to the score.
 *
 * @param points basis points
 * @param quarter the band that was reached, in quarters of the weight
 * @param decay what decay leaves of it, in millionths
 * @param subject the subject that adds most, with its measures
 * @param sources the systems whose rows it rests on, in alphabetical order
 * @param due the first day on which time alone can change what it adds, in days since 1970-01-01; {@link Horizon#NEVER} when
 *     none can
 * @param measuredUntil the first day on which its rows are to be measured again, whether or not they changed, in the same days;
 *     until then time does nothing but let it decay
 */
public record Contribution(
        Indicator indicator,
        int points,
        int quarter,
        int decay,
        Subject subject,
        List<String> sources,
        long due,
        long measuredUntil) {
    public Contribution {
        sources = List.copyOf(sources);
    }
}
