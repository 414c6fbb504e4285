package cymru.rhybudd.local.backtest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cymru.rhybudd.backtest.BacktestReport;
import cymru.rhybudd.backtest.CurvePoint;
import cymru.rhybudd.backtest.Dimension;
import cymru.rhybudd.backtest.Performance;
import cymru.rhybudd.backtest.TeamAndWeek;
import cymru.rhybudd.council.Teams.Team;
import cymru.rhybudd.domain.alert.AlertKind;
import cymru.rhybudd.domain.weighting.Rag;
import cymru.rhybudd.local.backtest.ShownCounts.ShownGroup;
import cymru.rhybudd.schemas.outcome.Share;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** What a back-test found as one JSON object; null stands where a figure cannot be told or must not be shown. */
final class ReportJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ReportJson() {}

    static String of(BacktestReport report) {
        ShownCounts shown = new ShownCounts(report);
        ObjectNode root = JSON.createObjectNode().put("candidate", report.candidate());
        root.putObject("window")
                .put("from", report.window().from().toString())
                .put("to", report.window().to().toString());
        root.put("entries", report.entries());
        root.put("quarantined", report.quarantined());
        root.put("lastDay", report.lastDay() == null ? null : report.lastDay().toString());
        root.put("citizens", boxed(shown.citizens()));
        teams(report, root.putArray("teams"));
        alerts(report, root.putArray("alerts"));
        root.put("alertsOfMassUpdates", report.ofMassUpdates());
        colours(report, shown, root);
        ObjectNode groups = root.putObject("groups");
        for (Dimension dimension : Dimension.values()) {
            groups(shown.groups(dimension), groups.putArray(dimension.name()));
        }
        ObjectNode performance = root.putObject("performance").put("outcomesRecorded", report.hasOutcomes());
        performance(report.performance(), performance);
        shown(performance.putObject("baseRate"), report.baseRate());
        put(
                performance,
                "numberNeededToEvaluate",
                ShownCounts.isShown(report.performance().precision())
                        ? report.performance().numberNeededToEvaluate()
                        : OptionalDouble.empty());
        root.put("budget", report.budget());
        root.put("chosenThreshold", boxed(report.chosen()));
        curve(report, root.putArray("curve"));
        return root.toPrettyString() + "\n";
    }

    private static @org.jspecify.annotations.Nullable Integer boxed(OptionalInt number) {
        return number.isPresent() ? (Integer) number.getAsInt() : null;
    }

    private static void teams(BacktestReport report, ArrayNode array) {
        for (Team team : report.teams()) {
            array.addObject()
                    .put("key", team.key())
                    .put("en", team.names().english())
                    .put("cy", team.names().welsh());
        }
    }

    private static void alerts(BacktestReport report, ArrayNode array) {
        for (AlertKind kind : AlertKind.values()) {
            for (Map.Entry<TeamAndWeek, Integer> entry :
                    report.told().getOrDefault(kind, Map.of()).entrySet()) {
                array.addObject()
                        .put("kind", kind.name())
                        .put("team", entry.getKey().team())
                        .put("week", entry.getKey().week().toString())
                        .put("alerts", entry.getValue());
            }
        }
    }

    private static void colours(BacktestReport report, ShownCounts shown, ObjectNode root) {
        ObjectNode now = root.putObject("colours");
        ArrayNode models = root.putArray("comparedWith");
        report.ownModels().forEach(models::add);
        ObjectNode moves = root.putObject("moves");
        for (Rag colour : Rag.values()) {
            now.put(colour.name(), boxed(shown.now(colour)));
            if (!report.ownModels().isEmpty()) {
                ObjectNode from = moves.putObject(colour.name());
                for (Rag to : Rag.values()) {
                    from.put(to.name(), boxed(shown.moved(colour, to)));
                }
            }
        }
    }

    private static void groups(List<ShownGroup> groups, ArrayNode array) {
        for (ShownGroup group : groups) {
            ObjectNode node = array.addObject()
                    .put("group", group.name())
                    .put("citizens", boxed(group.citizens()))
                    .put("amberOrRed", boxed(group.concerned()));
            put(node, "rate", group.rate());
            put(node, "rateAsItWas", group.rateBefore());
            put(node, "byTheLargest", group.byTheLargest());
        }
    }

    private static void performance(Performance performance, ObjectNode node) {
        node.put("alerted", boxed(ShownCounts.alone(performance.alerted())));
        shown(node.putObject("precision"), performance.precision());
        shown(node.putObject("recall"), performance.recall());
    }

    private static void shown(ObjectNode node, Share share) {
        if (ShownCounts.isShown(share)) {
            share(node, share);
        } else {
            node.putNull("value").putNull("some").putNull("all");
        }
    }

    static void share(ObjectNode node, Share share) {
        put(node, "value", share.value());
        node.put("some", share.some()).put("all", share.all());
    }

    static void put(ObjectNode node, String name, OptionalDouble number) {
        if (number.isPresent()) {
            node.put(name, number.getAsDouble());
        } else {
            node.putNull(name);
        }
    }

    private static void curve(BacktestReport report, ArrayNode array) {
        for (CurvePoint point : report.curve()) {
            ObjectNode node = array.addObject().put("threshold", point.threshold());
            node.put("alerted", boxed(ShownCounts.alone(point.performance().alerted())));
            put(
                    node.putObject("precision"),
                    "value",
                    ShownCounts.rounded(point.performance().precision()));
            put(
                    node.putObject("recall"),
                    "value",
                    ShownCounts.rounded(point.performance().recall()));
            node.put("alertsAWeek", point.alertsAWeek())
                    .put("alertsATeamAndWeek", point.alertsATeamAndWeek())
                    .put("busiestTeamAWeek", point.busiestTeamAWeek())
                    .put("beyondBudget", point.beyondBudget())
                    .put("fitsBudget", point.fits());
        }
    }
}
