package cymru.rhybudd.domain.weighting;

import cymru.rhybudd.domain.indicator.Indicator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The smallest single change that would lower a colour: one indicator, down by as few bands as are needed, and of those the
 * one that takes least off the score; of equals the first.
 *
 * @param quarter the band that it would have to come down to
 * @param score what would be left, in basis points
 * @param rag the colour that it would lead to, once the dwell is over
 */
public record Counterfactual(Indicator indicator, int quarter, int score, Rag rag) {

    /** The smallest change; null when the colour is green already, or no single change is enough. */
    public static @Nullable Counterfactual of(Weighing weighing, WeightingModel model, Rag held) {
        if (held != Rag.AMBER && held != Rag.RED) {
            return null;
        }
        Counterfactual smallest = null;
        int fewestBands = Integer.MAX_VALUE;
        for (WeightedIndicator weighted : model.indicators()) {
            Contribution contribution = weighing.contribution(weighted.indicator());
            if (contribution == null || contribution.points() == 0) {
                continue;
            }
            for (int quarter = contribution.quarter() - 1; quarter >= 0; quarter--) {
                int bands = contribution.quarter() - quarter;
                Counterfactual change = lowering(weighing, model, held, weighted, contribution, quarter);
                if (change != null) {
                    if (bands < fewestBands
                            || (bands == fewestBands && smallest != null && change.score > smallest.score)) {
                        smallest = change;
                        fewestBands = bands;
                    }
                    break;
                }
            }
        }
        return smallest;
    }

    private static @Nullable Counterfactual lowering(
            Weighing weighing,
            WeightingModel model,
            Rag held,
            WeightedIndicator weighted,
            Contribution contribution,
            int quarter) {
        int points = weighted.points(quarter, contribution.decay());
        int score = weighing.score() - contribution.points() + points;
        Thresholds thresholds = model.thresholds();
        boolean counts = held == Rag.RED && points == 0;
        int systems = counts ? systems(weighing, contribution) : thresholds.systemsForRed();
        if (!thresholds.isTooLow(held, score, systems)) {
            return null;
        }
        boolean amber = held == Rag.RED && !thresholds.isTooLow(Rag.AMBER, score, systems);
        return new Counterfactual(weighted.indicator(), quarter, score, amber ? Rag.AMBER : Rag.GREEN);
    }

    /** How many systems contribute besides the one contribution. */
    private static int systems(Weighing weighing, @Nullable Contribution without) {
        List<String> systems = new ArrayList<>(3);
        for (Contribution contribution : weighing.contributions()) {
            if (contribution != without && contribution.points() > 0) {
                for (String source : contribution.sources()) {
                    if (!systems.contains(source)) {
                        systems.add(source);
                    }
                }
            }
        }
        return systems.size();
    }
}
