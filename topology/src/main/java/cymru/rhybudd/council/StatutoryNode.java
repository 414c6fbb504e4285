package cymru.rhybudd.council;

import cymru.rhybudd.domain.weighting.StatutoryHorizon;
import cymru.rhybudd.domain.weighting.StatutoryHorizon.Step;
import cymru.rhybudd.yaml.YamlNode;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads how far ahead a person counts as threatened with homelessness, and from which day on. */
final class StatutoryNode {
    private static final int MOST_DAYS = 366;
    private static final int MOST_MONTHS = 12;

    private StatutoryNode() {}

    static StatutoryHorizon horizon(YamlNode node) {
        node.allowOnly("horizon");
        YamlNode steps = node.required("horizon");
        List<Step> horizon = new ArrayList<>();
        for (YamlNode step : steps.list()) {
            step.allowOnly("from", "days", "months", "statute");
            step.optional("statute").ifPresent(YamlNode::text);
            horizon.add(new Step(DateNode.date(step.required("from")), ahead(step)));
        }
        if (horizon.isEmpty()) {
            throw steps.fault("there is no horizon", "write - { from: 2015-04-27, days: 56 }");
        }
        return new StatutoryHorizon(horizon);
    }

    private static Period ahead(YamlNode step) {
        Optional<YamlNode> days = step.optional("days");
        Optional<YamlNode> months = step.optional("months");
        if (days.isPresent() == months.isPresent()) {
            throw step.fault("a horizon is either days or months", "write one of them");
        }
        return days.map(node -> Period.ofDays(ModelFile.within(node, 1, MOST_DAYS)))
                .orElseGet(() -> Period.ofMonths(ModelFile.within(months.orElseThrow(), 1, MOST_MONTHS)));
    }
}
