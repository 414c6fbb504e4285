package cymru.rhybudd.council;

import cymru.rhybudd.domain.indicator.Indicator;
import cymru.rhybudd.domain.weighting.AlertBudget;
import cymru.rhybudd.domain.weighting.Names;
import cymru.rhybudd.domain.weighting.SchoolHolidays;
import cymru.rhybudd.domain.weighting.StatutoryHorizon;
import cymru.rhybudd.domain.weighting.Thresholds;
import cymru.rhybudd.domain.weighting.WeightedIndicator;
import cymru.rhybudd.domain.weighting.WeightingModel;
import cymru.rhybudd.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads what a model weighs. Each part is read by itself, so that the faults of all of them are found at once. */
final class ModelNode {
    static final List<String> KEYS = List.of(
            "version",
            "names",
            "approval",
            "valid-from",
            "thresholds",
            "dwell-hours",
            "red-needs-systems",
            "unknown-above",
            "statutory",
            "snooze-at-most-days",
            "alert-budget",
            "school-holidays",
            "indicators");

    private static final int SNOOZE_AT_MOST_DAYS = 28;
    private static final int LONGEST_SNOOZE_DAYS = 365;
    private static final int MOST_ALERTS = 1_000_000;

    private ModelNode() {}

    /** The model; empty when a part has faults, which are reported. */
    static Optional<WeightingModel> model(YamlNode root) {
        root.allowOnly(KEYS.toArray(String[]::new));
        Optional<String> version = root.attempt(() -> root.required("version").text());
        Optional<Names> names = root.attempt(() -> NamesNode.names(root));
        Optional<Thresholds> thresholds = root.attempt(() -> ThresholdsNode.thresholds(root));
        Optional<StatutoryHorizon> statutory =
                root.optional("statutory").flatMap(node -> node.attempt(() -> StatutoryNode.horizon(node)));
        int snooze = root.optional("snooze-at-most-days")
                .flatMap(node -> node.attempt(() -> ModelFile.within(node, 1, LONGEST_SNOOZE_DAYS)))
                .orElse(SNOOZE_AT_MOST_DAYS);
        AlertBudget budget = root.optional("alert-budget")
                .flatMap(node -> node.attempt(() -> budget(node)))
                .orElse(AlertBudget.UNLIMITED);
        SchoolHolidays holidays = root.optional("school-holidays")
                .flatMap(node -> node.attempt(() -> HolidaysNode.holidays(node)))
                .orElse(SchoolHolidays.NONE);
        Optional<List<WeightedIndicator>> indicators = root.attempt(() -> indicators(root.required("indicators")));
        if (!root.isSoundSoFar() || version.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new WeightingModel(
                version.get(),
                names.orElseThrow(),
                thresholds.orElseThrow(),
                statutory,
                snooze,
                budget,
                holidays,
                Scaling.toFullWeight(indicators.orElseThrow())));
    }

    private static AlertBudget budget(YamlNode node) {
        node.allowOnly("per-team-and-week", "kept-for-red");
        int all = ModelFile.within(node.required("per-team-and-week"), 1, MOST_ALERTS);
        int red = node.optional("kept-for-red").map(kept -> kept(kept, all)).orElse(0);
        return new AlertBudget(all, red);
    }

    private static int kept(YamlNode node, int all) {
        int kept = ModelFile.within(node, 0, MOST_ALERTS);
        if (kept >= all) {
            throw node.fault(
                    kept + " of " + all + " alerts are kept for red, and none is left for amber",
                    "keep " + (all - 1) + " at most");
        }
        return kept;
    }

    private static List<WeightedIndicator> indicators(YamlNode indicators) {
        indicators.allowOnly(
                Arrays.stream(Indicator.values()).map(Indicator::key).toArray(String[]::new));
        List<WeightedIndicator> on = new ArrayList<>();
        for (Indicator indicator : Indicator.values()) {
            Optional<YamlNode> node = indicators.optional(indicator.key());
            node.flatMap(present -> present.attempt(() -> IndicatorNode.indicator(indicator, present)))
                    .flatMap(weighted -> weighted)
                    .ifPresent(on::add);
        }
        if (indicators.entries().stream().noneMatch(entry -> IndicatorNode.isOn(entry.value()))) {
            throw indicators.fault("no indicator is on", "switch on one at least");
        }
        return on;
    }
}
