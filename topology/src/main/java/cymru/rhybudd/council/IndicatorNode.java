package cymru.rhybudd.council;

import cymru.rhybudd.domain.indicator.Indicator;
import cymru.rhybudd.domain.weighting.Decay;
import cymru.rhybudd.domain.weighting.WeightedIndicator;
import cymru.rhybudd.yaml.YamlNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads how a model weighs one indicator. */
final class IndicatorNode {
    private IndicatorNode() {}

    /** The indicator, or nothing when it is switched off. */
    static Optional<WeightedIndicator> indicator(Indicator indicator, YamlNode node) {
        node.allowOnly(
                "names",
                "kind",
                "from",
                "weight",
                "on",
                "fresh-days",
                "half-life-days",
                "expires-after-days",
                "bands",
                "evidence");
        node.optional("evidence").ifPresent(YamlNode::text);
        node.optional("kind").ifPresent(kind -> checkKind(indicator, kind));
        boolean on = node.optional("on").map(YamlNode::bool).orElse(true);
        WeightedIndicator weighted = new WeightedIndicator(
                indicator,
                NamesNode.names(node),
                ThresholdsNode.points(node.required("weight")),
                from(indicator, node),
                days(node, "fresh-days"),
                new Decay(days(node, "half-life-days"), days(node, "expires-after-days")),
                BandsNode.bands(indicator, node.required("bands")));
        return on ? Optional.of(weighted) : Optional.empty();
    }

    private static void checkKind(Indicator indicator, YamlNode node) {
        String kind = indicator.kind().name().toLowerCase(Locale.ROOT);
        if (!node.text().equals(kind)) {
            node.report("the indicator is no '" + node.text() + "'", "write " + kind + ", which is how it is measured");
        }
    }

    /** The sources that are named; without any, the one that is called after the indicator's domain. */
    private static List<String> from(Indicator indicator, YamlNode node) {
        return node.optional("from")
                .map(sources -> sources.list().stream().map(YamlNode::text).toList())
                .orElse(List.of(indicator.domain().name().toLowerCase(Locale.ROOT)));
    }

    private static int days(YamlNode node, String key) {
        return node.optional(key)
                .map(days -> ModelFile.within(days, 1, Decay.MOST_DAYS))
                .orElse(0);
    }
}
