package cymru.rhybudd.domain.weighting;

import cymru.rhybudd.domain.indicator.Indicator;
import cymru.rhybudd.domain.indicator.Subject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What one indicator adds to the score.
 *
 * @param points basis points
 * @param quarter the band that was reached, in quarters of the weight
 * @param decay what decay leaves of it, in millionths
 * @param subject the subject that adds most, with its measures
 * @param sources the systems whose rows it rests on, in alphabetical order
 * @param due the first date on which time alone can change it
 */
public record Contribution(
        Indicator indicator,
        int points,
        int quarter,
        int decay,
        Subject subject,
        List<String> sources,
        Optional<LocalDate> due) {
    public Contribution {
        sources = List.copyOf(sources);
    }
}
