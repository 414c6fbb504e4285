package cymru.rhybudd.council;

import cymru.rhybudd.domain.weighting.Thresholds;
import cymru.rhybudd.domain.weighting.WeightingModel;
import cymru.rhybudd.yaml.YamlNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** Reads from which score a colour holds, and until when. */
final class ThresholdsNode {
    private static final int MOST_SYSTEMS = 9;
    private static final int MOST_DWELL_HOURS = 24 * 28;
    private static final BigDecimal BASIS_POINTS = BigDecimal.valueOf(100);

    private ThresholdsNode() {}

    static Thresholds thresholds(YamlNode root) {
        Optional<Integer> systems =
                root.attempt(() -> ModelFile.within(root.required("red-needs-systems"), 1, MOST_SYSTEMS));
        int dwell = root.optional("dwell-hours")
                .flatMap(hours -> hours.attempt(() -> ModelFile.within(hours, 0, MOST_DWELL_HOURS)))
                .orElse(0);
        int unknownAbove = root.optional("unknown-above")
                .flatMap(share -> share.attempt(() -> points(share)))
                .orElse(WeightingModel.FULL_WEIGHT);
        YamlNode node = root.required("thresholds");
        node.allowOnly("amber", "red");
        Optional<Threshold> amber = node.attempt(() -> threshold(node.required("amber")));
        Threshold red = threshold(node.required("red"));
        if (amber.isPresent() && amber.get().enter >= red.enter) {
            throw node.fault("amber is not below red", "let red begin at a higher score");
        }
        Threshold below = amber.orElse(new Threshold(0, 0));
        return new Thresholds(
                below.enter,
                below.leave,
                red.enter,
                red.leave,
                systems.orElse(1),
                Duration.ofHours(dwell),
                unknownAbove);
    }

    private record Threshold(int enter, int leave) {}

    /** Either one score for both ways, or two. */
    private static Threshold threshold(YamlNode node) {
        if (node.isScalar()) {
            int both = points(node);
            return new Threshold(both, both);
        }
        node.allowOnly("enter", "leave");
        int enter = points(node.required("enter"));
        int leave = points(node.required("leave"));
        if (leave > enter) {
            throw node.fault("a colour is left above the score at which it is entered", "let leave be at most enter");
        }
        return new Threshold(enter, leave);
    }

    /** A number of points, in basis points. */
    static int points(YamlNode node) {
        BigDecimal points = node.decimal().multiply(BASIS_POINTS);
        if (points.signum() <= 0
                || points.compareTo(BigDecimal.valueOf(WeightingModel.FULL_WEIGHT)) > 0
                || points.stripTrailingZeros().scale() > 0) {
            throw node.fault(
                    "'" + node.text() + "' is no number of points",
                    "write a number above 0 and up to 100, with at most two decimals");
        }
        return points.intValueExact();
    }
}
