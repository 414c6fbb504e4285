package cymru.rhybudd.local.backtest;

import cymru.rhybudd.audit.disclosure.CrossTable;
import cymru.rhybudd.audit.disclosure.DisclosureRule;
import cymru.rhybudd.audit.disclosure.Parts;
import cymru.rhybudd.backtest.OutcomeStatistics;
import cymru.rhybudd.backtest.OutcomeStatistics.Line;
import cymru.rhybudd.domain.alert.AlertOutcome;
import cymru.rhybudd.schemas.outcome.Share;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What of officers' words may be shown: no small count, and nothing that would give one away. */
final class ShownOutcomes {
    private static final DisclosureRule RULE = DisclosureRule.USUAL;
    private static final List<AlertOutcome> OUTCOMES = List.of(AlertOutcome.values());

    private final OutcomeStatistics statistics;
    private final List<AlertOutcome> columns;

    ShownOutcomes(OutcomeStatistics statistics) {
        this.statistics = statistics;
        List<OptionalInt> all = Parts.of(
                        RULE,
                        OUTCOMES.stream()
                                .mapToInt(outcome -> statistics.byModel().values().stream()
                                        .mapToInt(line -> line.count(outcome))
                                        .sum())
                                .toArray())
                .counts();
        // What is hidden on the whole stands in no table: its column could be reckoned from the others.
        this.columns = OUTCOMES.stream()
                .filter(outcome -> all.get(OUTCOMES.indexOf(outcome)).isPresent())
                .toList();
    }

    /**
     * What the alerts of one indicator or model came to.
     *
     * @param counts of every outcome; empty where hidden
     * @param precision empty where any count is hidden, which it would give away
     */
    record ShownLine(Map<AlertOutcome, OptionalInt> counts, Optional<Share> precision) {}

    /** How many alerts have an outcome. */
    OptionalInt outcomes() {
        return RULE.alone(statistics.outcomes());
    }

    /** By the key of the indicator that led. */
    Map<String, ShownLine> byIndicator() {
        return shown(statistics.byIndicator());
    }

    /** By the version of the model that judged. */
    Map<String, ShownLine> byModel() {
        return shown(statistics.byModel());
    }

    private Map<String, ShownLine> shown(Map<String, Line> lines) {
        List<String> names = List.copyOf(lines.keySet());
        int[][] cells = lines.values().stream()
                .map(line -> columns.stream().mapToInt(line::count).toArray())
                .toArray(int[][]::new);
        CrossTable table =
                CrossTable.of(RULE, "OUTCOMES", columns.stream().map(Enum::name).toList(), names, cells);
        Map<String, ShownLine> shown = new LinkedHashMap<>();
        lines.forEach((name, line) -> shown.put(name, shown(line, name, table)));
        return shown;
    }

    private static ShownLine shown(Line line, String name, CrossTable table) {
        List<OptionalInt> cells = table.rows().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .map(CrossTable.Row::counts)
                .orElse(List.of());
        Map<AlertOutcome, OptionalInt> counts = new LinkedHashMap<>();
        for (AlertOutcome outcome : OUTCOMES) {
            int column = table.columns().indexOf(outcome.name());
            counts.put(outcome, column < 0 ? OptionalInt.empty() : cells.get(column));
        }
        boolean whole = counts.values().stream().allMatch(OptionalInt::isPresent);
        return new ShownLine(counts, whole ? Optional.of(line.precision()) : Optional.empty());
    }

    /** Missed cases, by the key of the indicator that should have shown them. */
    Map<String, OptionalInt> missed() {
        List<OptionalInt> counts = Parts.of(
                        RULE,
                        statistics.missed().values().stream()
                                .mapToInt(Integer::intValue)
                                .toArray())
                .counts();
        Map<String, OptionalInt> shown = new LinkedHashMap<>();
        List<String> indicators = List.copyOf(statistics.missed().keySet());
        for (int i = 0; i < indicators.size(); i++) {
            shown.put(indicators.get(i), counts.get(i));
        }
        return shown;
    }
}
