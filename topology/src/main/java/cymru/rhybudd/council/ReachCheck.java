package cymru.rhybudd.council;

import cymru.rhybudd.domain.weighting.Thresholds;
import cymru.rhybudd.domain.weighting.WeightedIndicator;
import cymru.rhybudd.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whether each colour can be reached at all, by the greatest score and by the systems that the model reads. */
final class ReachCheck {
    private static final int QUARTERS = 4;

    private ReachCheck() {}

    /** Says nothing of a model that cannot be read whole: those faults come first. */
    static void check(YamlNode root, YamlNode indicators) {
        Optional<Thresholds> thresholds = root.attempt(() -> ThresholdsNode.thresholds(root));
        List<WeightedIndicator> on = new ArrayList<>();
        for (YamlNode.Entry entry : indicators.entries()) {
            if (IndicatorNode.isOn(entry.value())) {
                Optional<WeightedIndicator> weighted = ModelCheck.indicator(entry.name())
                        .flatMap(known -> entry.value().attempt(() -> IndicatorNode.indicator(known, entry.value())))
                        .flatMap(read -> read);
                if (weighted.isEmpty()) {
                    return;
                }
                on.add(weighted.get());
            }
        }
        if (thresholds.isPresent() && !on.isEmpty()) {
            checkScore(root, thresholds.get(), greatestScore(Scaling.toFullWeight(on)));
            checkSystems(root, thresholds.get().systemsForRed(), on);
        }
    }

    private static int greatestScore(List<WeightedIndicator> on) {
        return on.stream()
                .mapToInt(weighted -> weighted.bands().isEmpty()
                        ? 0
                        : weighted.weight() * weighted.bands().get(0).quarter() / QUARTERS)
                .sum();
    }

    private static void checkScore(YamlNode root, Thresholds thresholds, int greatest) {
        YamlNode colours = root.required("thresholds");
        if (thresholds.redEnter() > greatest) {
            unreachable(colours.required("red"), "red", thresholds.redEnter(), greatest);
        }
        if (thresholds.amberEnter() > greatest) {
            unreachable(colours.required("amber"), "amber", thresholds.amberEnter(), greatest);
        }
    }

    private static void unreachable(YamlNode node, String colour, int enter, int greatest) {
        node.report(
                colour + " begins at " + points(enter) + ", and no picture reaches more than " + points(greatest),
                "let it begin lower, or let the bands of what is on reach their whole weight");
    }

    private static String points(int basisPoints) {
        return BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros().toPlainString();
    }

    private static void checkSystems(YamlNode root, int needed, List<WeightedIndicator> on) {
        Set<String> systems = new TreeSet<>();
        on.stream()
                .filter(weighted -> !weighted.bands().isEmpty() && weighted.weight() > 0)
                .forEach(weighted -> systems.addAll(weighted.from()));
        if (systems.size() < needed) {
            root.required("red-needs-systems")
                    .report(
                            "red can never be reached: red needs " + needed + " systems, and this model has "
                                    + systems.size() + " (" + String.join(", ", systems) + ")",
                            "switch on an indicator from another system, or say red-needs-systems: "
                                    + Math.max(1, systems.size()));
        }
    }
}
