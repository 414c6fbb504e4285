package cymru.rhybudd.domain.alert;

import cymru.rhybudd.domain.weighting.Certainty;
import cymru.rhybudd.domain.weighting.Counterfactual;
import cymru.rhybudd.domain.weighting.Feeds;
import cymru.rhybudd.domain.weighting.WeightingModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The picture of one citizen, with everything that explains it.
 *
 * @param movements what moved, the greatest rise first
 * @param change the row change that led to it; null when none did
 * @param counterfactual the smallest single change that would lower the colour; null when none would
 * @param feeds up to which date each source was proven
 */
public record Assessment(
        String citizen,
        LogPosition position,
        Picture picture,
        Certainty certainty,
        WeightingModel model,
        List<Movement> movements,
        @Nullable SourceChange change,
        @Nullable Counterfactual counterfactual,
        Feeds feeds) {
    public Assessment {
        movements = List.copyOf(movements);
    }

    /** Whether the score is red, but too few systems contribute. */
    public boolean redNeedsMoreSystems() {
        return picture.weighing().score() >= model.thresholds().redEnter()
                && certainty.systems() < model.thresholds().systemsForRed();
    }
}
