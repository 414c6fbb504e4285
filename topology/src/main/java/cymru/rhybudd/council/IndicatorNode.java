package cymru.rhybudd.council;

import cymru.rhybudd.domain.indicator.Indicator;
import cymru.rhybudd.domain.weighting.Band;
import cymru.rhybudd.domain.weighting.Decay;
import cymru.rhybudd.domain.weighting.Names;
import cymru.rhybudd.domain.weighting.WeightedIndicator;
import cymru.rhybudd.yaml.YamlNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads how a model weighs one indicator. */
final class IndicatorNode {
    static final List<String> KEYS = List.of(
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

    private IndicatorNode() {}

    /** The indicator, or nothing when it is switched off. */
    static Optional<WeightedIndicator> indicator(Indicator indicator, YamlNode node) {
        node.allowOnly(KEYS.toArray(String[]::new));
        node.optional("evidence").ifPresent(YamlNode::text);
        node.optional("kind").ifPresent(kind -> checkKind(indicator, kind));
        Optional<Names> names = node.attempt(() -> NamesNode.names(node));
        Optional<List<Band>> bands = node.attempt(() -> BandsNode.bands(indicator, node.required("bands")));
        Optional<List<String>> from = node.attempt(() -> from(indicator, node));
        int fresh = days(node, "fresh-days");
        Decay decay = new Decay(days(node, "half-life-days"), days(node, "expires-after-days"));
        int weight = ThresholdsNode.points(node.required("weight"));
        return isOn(node) && names.isPresent() && bands.isPresent() && from.isPresent()
                ? Optional.of(
                        new WeightedIndicator(indicator, names.get(), weight, from.get(), fresh, decay, bands.get()))
                : Optional.empty();
    }

    /** Whether it counts; one that does not say so does. */
    static boolean isOn(YamlNode node) {
        return node.optional("on").flatMap(on -> on.attempt(on::bool)).orElse(true);
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
                .orElse(List.of(sourceOf(indicator)));
    }

    /** The source that it reads where none is named. */
    static String sourceOf(Indicator indicator) {
        return indicator.domain().name().toLowerCase(Locale.ROOT);
    }

    private static int days(YamlNode node, String key) {
        return node.optional(key)
                .flatMap(days -> days.attempt(() -> ModelFile.within(days, 1, Decay.MOST_DAYS)))
                .orElse(0);
    }
}
