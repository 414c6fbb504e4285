package cymru.rhybudd.local.reconcile;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Scales weights so that they sum to 100 points exactly. */
final class Weights {
    private static final int WHOLE = 10_000;

    private Weights() {}

    /** In basis points, by the largest remainder; of equal remainders the first is served first. */
    static List<Integer> scale(List<BigDecimal> weights) {
        BigDecimal sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        List<Integer> scaled = new ArrayList<>();
        List<BigDecimal> remainders = new ArrayList<>();
        for (BigDecimal weight : weights) {
            BigDecimal[] parts = weight.multiply(BigDecimal.valueOf(WHOLE)).divideAndRemainder(sum);
            scaled.add(parts[0].intValueExact());
            remainders.add(parts[1]);
        }
        int missing = WHOLE - scaled.stream().mapToInt(Integer::intValue).sum();
        IntStream.range(0, weights.size())
                .boxed()
                .sorted(Comparator.comparing(remainders::get).reversed())
                .limit(missing)
                .forEach(i -> scaled.set(i, scaled.get(i) + 1));
        return scaled;
    }
}
