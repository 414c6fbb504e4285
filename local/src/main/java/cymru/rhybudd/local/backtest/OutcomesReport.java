package cymru.rhybudd.local.backtest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cymru.rhybudd.domain.alert.AlertOutcome;
import cymru.rhybudd.local.backtest.ShownOutcomes.ShownLine;
import cymru.rhybudd.schemas.outcome.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;

/** What alerts came to, in words and as JSON; null stands where a figure cannot be told or must not be shown. */
final class OutcomesReport {
    private static final ObjectMapper JSON = new ObjectMapper();

    private OutcomesReport() {}

    static String text(ShownOutcomes shown) {
        boolean none = shown.outcomes().isPresent() && shown.outcomes().getAsInt() == 0;
        List<String> notes = none
                ? List.of("No outcomes recorded. · Dim canlyniadau wedi'u cofnodi.")
                : List.of(
                        "Precision with the 95 % interval of Wilson. · Manylder gyda chyfwng 95 % Wilson.",
                        "Counts from 1 to 4 are not shown (·), nor is what would give them away. · Ni ddangosir cyfrifon o 1 i 4 (·),"
                                + " na'r hyn a fyddai'n eu datgelu.");
        List<List<String>> missed = new ArrayList<>();
        shown.missed().forEach((indicator, cases) -> missed.add(List.of(indicator, Figures.whole(cases))));
        return ReportText.of(List.of(
                section("Outcomes by indicator", "Canlyniadau yn ôl dangosydd", notes, shown.byIndicator()),
                section("Outcomes by model", "Canlyniadau yn ôl model", notes, shown.byModel()),
                new Section(
                        "Missed cases",
                        "Achosion a fethwyd",
                        missed.isEmpty() ? List.of("None recorded. · Dim wedi'u cofnodi.") : List.of(),
                        missed.isEmpty() ? List.of() : List.of("Indicator · Dangosydd", "Cases · Achosion"),
                        missed)));
    }

    private static Section section(String english, String welsh, List<String> notes, Map<String, ShownLine> lines) {
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
            line.counts().values().forEach(count -> row.add(Figures.whole(count)));
            row.add(percent(line, Share::value));
            row.add(percent(line, Share::low));
            row.add(percent(line, Share::high));
            rows.add(row);
        });
        return new Section(english, welsh, notes, columns, rows);
    }

    private static String percent(ShownLine line, Function<Share, OptionalDouble> part) {
        return Figures.percent(line.precision().map(part).orElse(OptionalDouble.empty()));
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

    static ObjectNode json(ShownOutcomes shown) {
        ObjectNode root = JSON.createObjectNode();
        put(root, "outcomes", shown.outcomes());
        lines(root.putObject("byIndicator"), shown.byIndicator());
        lines(root.putObject("byModel"), shown.byModel());
        ObjectNode missed = root.putObject("missed");
        shown.missed().forEach((indicator, cases) -> put(missed, indicator, cases));
        return root;
    }

    private static void lines(ObjectNode parent, Map<String, ShownLine> lines) {
        lines.forEach((name, line) -> {
            ObjectNode node = parent.putObject(name);
            line.counts().forEach((outcome, count) -> put(node, outcome.name(), count));
            ObjectNode precision = node.putObject("precision");
            line.precision()
                    .ifPresentOrElse(
                            share -> {
                                ReportJson.share(precision, share);
                                ReportJson.put(precision, "low", share.low());
                                ReportJson.put(precision, "high", share.high());
                            },
                            () -> List.of("value", "some", "all", "low", "high").forEach(precision::putNull));
        });
    }

    private static void put(ObjectNode node, String name, OptionalInt count) {
        if (count.isPresent()) {
            node.put(name, count.getAsInt());
        } else {
            node.putNull(name);
        }
    }
}
