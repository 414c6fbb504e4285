package cymru.rhybudd.domain.weighting;

import cymru.rhybudd.domain.indicator.Horizon;
import cymru.rhybudd.domain.indicator.Indicator;
import cymru.rhybudd.domain.indicator.Subject;
import java.util.List;

/**
 * How a model weighs one indicator.
 *
 * @param weight basis points of the 10,000 that all indicators of a model share
 * @param from the sources whose rows it is measured of, as their mapping files name them
 * @param freshDays for how many days a proof that its facts hold is good; 0 for ever
 * @param bands highest first
 */
public record WeightedIndicator(
        Indicator indicator, Names names, int weight, List<String> from, int freshDays, Decay decay, List<Band> bands) {
    private static final long QUARTERS = 4;

    public WeightedIndicator {
        from = List.copyOf(from);
        bands = List.copyOf(bands);
    }

    /** The highest band that the subject reaches, in quarters; 0 when it reaches none. */
    int quarter(Subject subject, Horizon horizon) {
        int quarter = 0;
        for (int i = 0; i < bands.size(); i++) { // by index, as all loops here: an iterator costs more than a band
            Band band = bands.get(i);
            if (quarter == 0 && band.isReachedBy(subject)) {
                quarter = band.quarter();
            }
            band.foresee(subject, horizon);
        }
        return quarter;
    }

    /** What a band adds to the score when decay has left so many millionths of it: basis points, rounded down. */
    int points(int quarter, int millionths) {
        return (int) ((long) weight * quarter * millionths / (QUARTERS * Decay.FULL));
    }

    /** The least that decay may leave, in millionths, for the band to add so many points still. */
    long leastDecay(int points, int quarter) {
        long full = (long) weight * quarter;
        return (points * QUARTERS * Decay.FULL + full - 1) / full;
    }
}
