package cymru.rhybudd.local.backtest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cymru.rhybudd.backtest.OutcomeStatistics;
import cymru.rhybudd.backtest.OutcomeStatistics.Line;
import cymru.rhybudd.domain.alert.AlertOutcome;
import cymru.rhybudd.schemas.outcome.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What alerts came to, in words and as JSON. */
final class OutcomesReport {
    private static final ObjectMapper JSON = new ObjectMapper();

    private OutcomesReport() {}

    static String text(OutcomeStatistics statistics) {
        List<String> notes = statistics.outcomes() == 0
                ? List.of("No outcomes recorded. · Dim canlyniadau wedi'u cofnodi.")
                : List.of("Precision with the 95 % interval of Wilson. · Manylder gyda chyfwng 95 % Wilson.");
        List<List<String>> missed = new ArrayList<>();
        statistics.missed().forEach((indicator, cases) -> missed.add(List.of(indicator, Figures.whole(cases))));
        return ReportText.of(List.of(
                section("Outcomes by indicator", "Canlyniadau yn ôl dangosydd", notes, statistics.byIndicator()),
                section("Outcomes by model", "Canlyniadau yn ôl model", notes, statistics.byModel()),
                new Section(
                        "Missed cases",
                        "Achosion a fethwyd",
                        missed.isEmpty() ? List.of("None recorded. · Dim wedi'u cofnodi.") : List.of(),
                        missed.isEmpty() ? List.of() : List.of("Indicator · Dangosydd", "Cases · Achosion"),
                        missed)));
    }

    private static Section section(String english, String welsh, List<String> notes, Map<String, Line> lines) {
        if (lines.isEmpty()) {
            return new Section(english, welsh, notes);
        }
        List<String> columns = new ArrayList<>(List.of(""));
        for (AlertOutcome outcome : AlertOutcome.values()) {
            columns.add(name(outcome));
        }
        columns.addAll(List.of("Precision · Manylder", "From · O", "To · I"));
        List<List<String>> rows = new ArrayList<>();
        lines.forEach((name, line) -> {
            List<String> row = new ArrayList<>(List.of(name));
            for (AlertOutcome outcome : AlertOutcome.values()) {
                row.add(Figures.whole(line.count(outcome)));
            }
            Share precision = line.precision();
            row.add(Figures.percent(precision.value()));
            row.add(Figures.percent(precision.low()));
            row.add(Figures.percent(precision.high()));
            rows.add(row);
        });
        return new Section(english, welsh, notes, columns, rows);
    }

    private static String name(AlertOutcome outcome) {
        return switch (outcome) {
            case USEFUL -> "Useful · Defnyddiol";
            case ALREADY_KNOWN -> "Already known · Hysbys eisoes";
            case WRONG_PERSON -> "Wrong person · Person anghywir";
            case WRONG_DATA -> "Wrong data · Data anghywir";
            case TOO_LATE -> "Too late · Rhy hwyr";
            case DECLINED -> "Declined · Gwrthodwyd";
        };
    }

    static ObjectNode json(OutcomeStatistics statistics) {
        ObjectNode root = JSON.createObjectNode().put("outcomes", statistics.outcomes());
        lines(root.putObject("byIndicator"), statistics.byIndicator());
        lines(root.putObject("byModel"), statistics.byModel());
        ObjectNode missed = root.putObject("missed");
        statistics.missed().forEach(missed::put);
        return root;
    }

    private static void lines(ObjectNode parent, Map<String, Line> lines) {
        lines.forEach((name, line) -> {
            ObjectNode node = parent.putObject(name);
            for (AlertOutcome outcome : AlertOutcome.values()) {
                node.put(outcome.name(), line.count(outcome));
            }
            ObjectNode precision = node.putObject("precision");
            ReportJson.share(precision, line.precision());
            ReportJson.put(precision, "low", line.precision().low());
            ReportJson.put(precision, "high", line.precision().high());
        });
    }
}
