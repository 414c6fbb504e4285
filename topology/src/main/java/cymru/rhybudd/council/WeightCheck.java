package cymru.rhybudd.council;

import cymru.rhybudd.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the weights of all indicators that a model lists, on or off, sum to a hundred, so that each can be read as a share. */
final class WeightCheck {
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    private WeightCheck() {}

    static void check(YamlNode indicators) {
        List<BigDecimal> weights = new ArrayList<>();
        for (YamlNode.Entry entry : indicators.entries()) {
            Optional<BigDecimal> weight = entry.value().optional("weight").flatMap(node -> node.attempt(node::decimal));
            if (weight.isEmpty()) {
                return; // what is missing or no number is a fault of its own, and the sum says nothing
            }
            weights.add(weight.get());
        }
        BigDecimal sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        int difference = sum.compareTo(ALL);
        if (difference != 0) {
            indicators.report(
                    "the weights sum to " + plain(sum) + ", not to 100",
                    (difference < 0 ? "add " : "take off ")
                            + plain(sum.subtract(ALL).abs()) + ": every point is a share of 100");
        }
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
