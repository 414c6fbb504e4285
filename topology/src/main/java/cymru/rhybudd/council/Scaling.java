package cymru.rhybudd.council;

import cymru.rhybudd.domain.weighting.WeightedIndicator;
import cymru.rhybudd.domain.weighting.WeightingModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Scales the weights of the indicators that are on to the full weight: an indicator that is off is not missing. */
public final class Scaling {
    private Scaling() {}

    /** By largest remainder, ties to the indicator that comes first, so that the weights sum exactly. */
    public static List<WeightedIndicator> toFullWeight(List<WeightedIndicator> indicators) {
        long sum = indicators.stream().mapToLong(WeightedIndicator::weight).sum();
        List<Integer> weights = new ArrayList<>();
        List<Long> remainders = new ArrayList<>();
        for (WeightedIndicator indicator : indicators) {
            long scaled = (long) indicator.weight() * WeightingModel.FULL_WEIGHT;
            weights.add((int) (scaled / sum));
            remainders.add(scaled % sum);
        }
        int missing = WeightingModel.FULL_WEIGHT
                - weights.stream().mapToInt(Integer::intValue).sum();
        IntStream.range(0, weights.size())
                .boxed()
                .sorted(Comparator.comparing((Integer place) -> remainders.get(place))
                        .reversed())
                .limit(missing)
                .forEach(place -> weights.set(place, weights.get(place) + 1));
        return IntStream.range(0, weights.size())
                .mapToObj(place -> {
                    WeightedIndicator indicator = indicators.get(place);
                    return new WeightedIndicator(
                            indicator.indicator(),
                            indicator.names(),
                            weights.get(place),
                            indicator.from(),
                            indicator.freshDays(),
                            indicator.decay(),
                            indicator.bands());
                })
                .toList();
    }
}
