package cymru.rhybudd.council;

import cymru.rhybudd.domain.indicator.Indicator;
import cymru.rhybudd.domain.indicator.Measure;
import cymru.rhybudd.domain.weighting.Condition;
import cymru.rhybudd.domain.weighting.Condition.Comparison;
import cymru.rhybudd.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether every line of every band can count: a line whose meeting always leads to a higher band too never does. */
final class BandCheck {
    private static final int HUNDRED_PER_CENT = 10_000;

    private BandCheck() {}

    /** One line of a band. */
    private record Line(String band, YamlNode node, List<Condition> conditions) {

        /** Whether whoever meets this line meets the other one too. */
        boolean implies(Line other) {
            return other.conditions.stream()
                    .allMatch(wanted -> conditions.stream().anyMatch(held -> BandCheck.implies(held, wanted)));
        }
    }

    static YamlNode check(Indicator indicator, YamlNode bands) {
        List<Line> higher = new ArrayList<>();
        List<String> quarters = BandsNode.QUARTERS;
        for (int quarter = quarters.size() - 1; quarter >= 0; quarter--) {
            String name = quarters.get(quarter);
            Optional<YamlNode.Entry> band = bands.entries().stream()
                    .filter(entry -> entry.name().equals(name))
                    .findFirst();
            if (band.isPresent()) {
                List<Line> lines = lines(indicator, band.get());
                checkLines(band.get(), lines, higher);
                higher.addAll(0, lines);
            }
        }
        if (bands.entries().isEmpty()) {
            bands.report("there is no band", "write one at least, such as 1: [ { … } ]");
        }
        return bands;
    }

    private static List<Line> lines(Indicator indicator, YamlNode.Entry band) {
        List<Line> lines = new ArrayList<>();
        for (YamlNode node : band.value().attempt(band.value()::list).orElse(List.of())) {
            Optional<List<Condition>> conditions = node.attempt(() -> BandsNode.conditions(indicator, node));
            conditions
                    .filter(read ->
                            !read.isEmpty() && read.size() == node.entries().size())
                    .ifPresent(read -> lines.add(new Line(band.name(), node, read)));
            for (int i = 0; conditions.isPresent() && i < conditions.get().size(); i++) {
                checkReachable(conditions.get().get(i), node);
            }
        }
        return lines;
    }

    /** Limits that no measure of the kind ever meets, or that all meet. */
    private static void checkReachable(Condition condition, YamlNode line) {
        Measure measure = condition.measure();
        YamlNode node = line.required(measure.key());
        if (measure.unit() == Measure.Unit.YES_OR_NO && !isYes(condition)) {
            node.report(measure.key() + " is 1 or 0, for yes or no", "write 1");
        } else if (measure.unit() == Measure.Unit.PERCENT && first(condition) > HUNDRED_PER_CENT) {
            node.report("no per cent goes above 100", "write a limit that can be reached");
        } else if (condition.limit() < 0) {
            node.report("no measure goes below 0", "write a limit that not everybody meets");
        } else if (!measure.unit().stages().isEmpty()) {
            checkStage(condition, measure.unit().stages(), node);
        } else if (isUpwards(condition)
                && first(condition) == 0
                && measure.unit().perDay() == 0) {
            node.report(
                    "everybody of whom " + measure.key() + " is known meets it: it is at least 0",
                    "write a limit that not everybody meets, such as > 0");
        } else if (!isUpwards(condition)
                && measure.unit() == Measure.Unit.PERCENT
                && condition.limit() == HUNDRED_PER_CENT) {
            node.report(
                    "everybody of whom " + measure.key() + " is known meets it: no per cent goes above 100",
                    "write a limit that not everybody meets");
        }
    }

    private static void checkStage(Condition condition, List<String> stages, YamlNode node) {
        int last = stages.size() - 1;
        String measure = condition.measure().key();
        if (isUpwards(condition) && first(condition) == 0) {
            node.report(
                    "everybody of whom " + measure + " is known meets it: " + stages.get(0) + " is the first stage",
                    "write a later stage");
        } else if (isUpwards(condition) && first(condition) > last) {
            node.report("nobody ever meets it: " + stages.get(last) + " is the last stage", "write an earlier stage");
        } else if (!isUpwards(condition) && condition.limit() == last) {
            node.report(
                    "everybody of whom " + measure + " is known meets it: " + stages.get(last) + " is the last stage",
                    "write an earlier stage");
        }
    }

    private static boolean isYes(Condition condition) {
        return condition.comparison() != Comparison.AT_MOST && first(condition) == 1;
    }

    private static void checkLines(YamlNode.Entry band, List<Line> lines, List<Line> higher) {
        if (band.value().attempt(band.value()::list).map(List::isEmpty).orElse(false)) {
            band.key().report("the band " + band.name() + " has no line", "write one, or delete the band");
        }
        List<String> never = new ArrayList<>();
        for (Line line : lines) {
            higher.stream().filter(line::implies).findFirst().ifPresent(over -> never.add(why(line, over)));
        }
        if (!lines.isEmpty() && never.size() == lines.size()) {
            band.key()
                    .report(
                            "the band " + band.name() + " can never be the highest that is met: " + never.get(0),
                            "let its limits lie below those of the higher bands, or delete it");
            return;
        }
        for (Line line : lines) {
            higher.stream()
                    .filter(line::implies)
                    .findFirst()
                    .ifPresent(over -> line.node()
                            .report(
                                    "this line of the band " + line.band() + " never counts: " + why(line, over),
                                    "let its limit lie below that of the higher band, or delete the line"));
        }
    }

    private static String why(Line line, Line over) {
        if (line.conditions().size() > 1 || over.conditions().size() > 1) {
            return "whoever meets it is in the band " + over.band() + " too";
        }
        Condition lower = line.conditions().get(0);
        Condition upper = over.conditions().get(0);
        return "by " + lower.measure().key() + " the band " + over.band()
                + (first(lower) == first(upper) ? " begins at the same limit" : " begins earlier");
    }

    private static boolean implies(Condition held, Condition wanted) {
        if (held.measure() != wanted.measure() || isUpwards(held) != isUpwards(wanted)) {
            return false;
        }
        return isUpwards(held) ? first(held) >= first(wanted) : first(held) <= first(wanted);
    }

    private static boolean isUpwards(Condition condition) {
        return condition.comparison() != Comparison.AT_MOST;
    }

    /** The value next to the limit that still meets it. */
    private static long first(Condition condition) {
        return condition.comparison() == Comparison.MORE_THAN ? condition.limit() + 1 : condition.limit();
    }
}
