package cymru.rhybudd.local.audit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cymru.rhybudd.audit.disclosure.CrossTable;
import cymru.rhybudd.audit.whatif.AlertChange;
import cymru.rhybudd.audit.whatif.AlertDifference;
import cymru.rhybudd.audit.whatif.Change;
import cymru.rhybudd.audit.whatif.CitizenDifference;
import cymru.rhybudd.audit.whatif.ColourChange;
import cymru.rhybudd.audit.whatif.ToldAlert;
import cymru.rhybudd.audit.whatif.WhatIfReport;
import cymru.rhybudd.audit.whatif.WhatIfReport.Gone;
import cymru.rhybudd.audit.whatif.WhatIfReport.Met;
import cymru.rhybudd.audit.whatif.WhatIfReport.Part;
import cymru.rhybudd.audit.whatif.WhatIfReport.People;
import cymru.rhybudd.local.command.Printing;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What would have been otherwise as one JSON object; null stands where a figure is not shown. */
final class WhatIfJson {
    private static final List<String> MISSED = List.of("both", "onlyAsItWas", "onlyAsItWouldBe", "neither");

    private WhatIfJson() {}

    static ObjectNode of(WhatIfReport report) {
        ObjectNode json = Printing.JSON.createObjectNode();
        change(report.question().change(), json.putObject("change"));
        json.putObject("window")
                .put("from", report.question().window().from().toString())
                .put("to", report.question().window().to().toString());
        json.putObject("disclosure")
                .put("least", report.question().rule().least())
                .put("roundTo", report.question().rule().roundTo());
        json.put("events", report.entries())
                .put("refused", report.refused())
                .put("altered", report.altered())
                .put(
                        "lastDay",
                        report.lastDay() == null ? null : report.lastDay().toString());
        report.gone().ifPresent(gone -> gone(gone, json.putObject("gone")));
        ObjectNode alerts = json.putObject("alerts");
        put(alerts, "asItWas", report.told().was());
        put(alerts, "asItWouldBe", report.told().wouldBe());
        put(alerts, "perOfficerAndWeekAsItWas", report.perOfficerAndWeek().was());
        put(alerts, "perOfficerAndWeekAsItWouldBe", report.perOfficerAndWeek().wouldBe());
        ObjectNode becomes = alerts.putObject("becomes");
        for (AlertChange change : AlertChange.values()) {
            put(becomes, change.name(), report.alerts().get(change.ordinal()));
        }
        tables(report.alertTables(), alerts.putObject("by"));
        ObjectNode citizens = json.putObject("citizens");
        ObjectNode colours = citizens.putObject("becomes");
        for (ColourChange change : ColourChange.values()) {
            put(colours, change.name(), report.citizens().get(change.ordinal()));
        }
        tables(report.citizenTables(), citizens.putObject("by"));
        ObjectNode missed = json.putObject("missedCasesWarnedOf");
        for (int place = 0; place < MISSED.size(); place++) {
            put(missed, MISSED.get(place), report.missed().get(place));
        }
        met(report.was(), json.putObject("metAsItWas"));
        met(report.wouldBe(), json.putObject("metAsItWouldBe"));
        report.people().ifPresent(people -> people(people, json.putObject("people")));
        return json;
    }

    private static void change(Change change, ObjectNode json) {
        if (change instanceof Change.Candidate candidate) {
            json.put("model", candidate.model().model().version());
        } else if (change instanceof Change.WithoutSource without) {
            json.put("withoutSource", without.source());
        } else if (change instanceof Change.WithoutIndicator without) {
            json.put("withoutIndicator", without.indicator().key()).put("rescaled", without.rescaled());
        }
    }

    private static void gone(Gone gone, ObjectNode json) {
        ArrayNode indicators = json.putArray("indicators");
        gone.indicators().forEach(indicator -> indicators.add(indicator.key()));
        json.put("weight", gone.weight())
                .put("unknownAbove", gone.unknownAbove())
                .put("systemsLeft", gone.systemsLeft())
                .put("systemsForRed", gone.systemsForRed());
    }

    private static void tables(List<CrossTable> tables, ObjectNode json) {
        for (CrossTable table : tables) {
            ArrayNode rows = json.putArray(table.name());
            for (CrossTable.Row row : table.rows()) {
                ObjectNode node = rows.addObject().put("group", row.name());
                for (int column = 0; column < table.columns().size(); column++) {
                    put(node, table.columns().get(column), row.counts().get(column));
                }
                put(node, "ALL", row.all());
            }
        }
    }

    private static void met(Met met, ObjectNode json) {
        part("precision", met.precision(), json);
        part("recall", met.recall(), json);
    }

    private static void part(String name, Part part, ObjectNode json) {
        json.put(name + "Percent", part.percent());
        part.counts().ifPresent(counts -> json.put(name + "Some", counts.some()).put(name + "All", counts.all()));
    }

    private static void people(People people, ObjectNode json) {
        ArrayNode alerts = json.putArray("alerts");
        for (AlertDifference difference : people.alerts()) {
            ObjectNode node = alerts.addObject()
                    .put("citizen", difference.either().citizen())
                    .put("kind", difference.either().kind().name())
                    .put("change", difference.change().name());
            alert(node, "asItWas", difference.was());
            alert(node, "asItWouldBe", difference.wouldBe());
        }
        ArrayNode citizens = json.putArray("citizens");
        for (CitizenDifference citizen : people.citizens()) {
            citizens.addObject()
                    .put("citizen", citizen.citizen())
                    .put("change", citizen.change().name())
                    .put("asItWas", citizen.was().name())
                    .put(
                            "asItWouldBe",
                            citizen.change() == ColourChange.NOT_KNOWN
                                    ? null
                                    : citizen.wouldBe().name());
        }
    }

    private static void alert(ObjectNode json, String side, @Nullable ToldAlert alert) {
        if (alert == null) {
            json.putNull(side);
        } else {
            json.putObject(side)
                    .put("alertId", alert.id())
                    .put("colour", alert.colour().name())
                    .put("on", alert.on().toString());
        }
    }

    private static void put(ObjectNode json, String name, OptionalInt count) {
        json.put(name, count.isPresent() ? (Integer) count.getAsInt() : null);
    }

    private static void put(ObjectNode json, String name, OptionalDouble rate) {
        json.put(name, rate.isPresent() ? (Double) rate.getAsDouble() : null);
    }
}
