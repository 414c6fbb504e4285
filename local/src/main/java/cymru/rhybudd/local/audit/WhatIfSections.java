package cymru.rhybudd.local.audit;

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
import cymru.rhybudd.local.backtest.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What would have been otherwise, in words and tables of one language. */
final class WhatIfSections {
    private static final double POINT = 100;
    private static final String NONE = "–";

    private final WhatIfReport report;
    private final Wording wording;
    private final List<Section> sections = new ArrayList<>();

    private WhatIfSections(WhatIfReport report, Wording wording) {
        this.report = report;
        this.wording = wording;
    }

    static List<Section> of(WhatIfReport report, Wording wording) {
        WhatIfSections made = new WhatIfSections(report, wording);
        made.question();
        report.gone().ifPresent(made::gone);
        made.alerts();
        made.citizens();
        made.outcomes();
        report.people().ifPresent(made::people);
        made.disclosure();
        return made.sections;
    }

    static String title(WhatIfReport report, Wording wording) {
        Change change = report.question().change();
        String asked;
        if (change instanceof Change.Candidate candidate) {
            asked = wording.say("title.model", candidate.model().model().version());
        } else if (change instanceof Change.WithoutSource without) {
            asked = wording.say("title.source", without.source());
        } else {
            Change.WithoutIndicator without = (Change.WithoutIndicator) change;
            asked = wording.say("title.indicator", without.indicator().key());
        }
        return wording.say(
                "title.window",
                asked,
                report.question().window().from().toString(),
                report.question().window().to().toString());
    }

    private void question() {
        List<String> notes = new ArrayList<>();
        Change change = report.question().change();
        if (change instanceof Change.WithoutIndicator without) {
            notes.add(wording.say(without.rescaled() ? "indicator.rescaled" : "indicator.kept"));
            notes.add(wording.say("indicator.known"));
        }
        notes.add(wording.say(
                "read",
                whole(report.entries()),
                report.lastDay() == null ? NONE : report.lastDay().toString()));
        if (report.refused() > 0) {
            notes.add(wording.say("refused", whole(report.refused())));
        }
        if (change instanceof Change.WithoutSource) {
            notes.add(
                    report.altered() == 0
                            ? wording.say("altered.none")
                            : wording.say("altered", whole(report.altered())));
            notes.add(wording.say("links"));
        }
        if (report.lastDay() == null
                || report.lastDay().isBefore(report.question().window().to())) {
            notes.add(wording.say("window.after"));
        }
        notes.add(wording.say("handed"));
        add(title(report, wording), notes);
    }

    private void gone(Gone gone) {
        List<String> notes = new ArrayList<>();
        boolean isSource = report.question().change() instanceof Change.WithoutSource;
        notes.add(
                gone.indicators().isEmpty()
                        ? wording.say("gone.none")
                        : wording.say(
                                "gone.indicators",
                                gone.indicators().stream()
                                        .map(indicator -> indicator.key())
                                        .collect(Collectors.joining(", ")),
                                points(gone.weight())));
        if (isSource && !gone.indicators().isEmpty()) {
            notes.add(wording.say("gone.missing"));
            notes.add(wording.say(
                    gone.weight() > gone.unknownAbove() ? "gone.grey" : "gone.notgrey", points(gone.unknownAbove())));
        }
        notes.add(wording.say("gone.systems", gone.systemsForRed(), gone.systemsLeft()));
        if (gone.systemsLeft() < gone.systemsForRed()) {
            notes.add(wording.say("gone.nored"));
        }
        add(wording.say("gone.heading"), notes);
    }

    private void alerts() {
        List<String> notes = List.of(
                wording.say(
                        "alerts.sides",
                        shown(report.told().was()),
                        shown(report.told().wouldBe())),
                wording.say(
                        "alerts.rates",
                        shown(report.perOfficerAndWeek().was()),
                        shown(report.perOfficerAndWeek().wouldBe())));
        List<List<String>> rows = new ArrayList<>();
        for (AlertChange change : AlertChange.values()) {
            rows.add(List.of(
                    wording.say("change." + change.name()),
                    shown(report.alerts().get(change.ordinal()))));
        }
        add(
                wording.say("alerts.heading"),
                notes,
                List.of(wording.say("column.change"), wording.say("column.count")),
                rows);
        report.alertTables().forEach(table -> cross(table, "alerts.by.", "change."));
    }

    private void citizens() {
        List<List<String>> rows = new ArrayList<>();
        for (ColourChange change : ColourChange.values()) {
            rows.add(List.of(
                    wording.say("colour." + change.name()),
                    shown(report.citizens().get(change.ordinal()))));
        }
        add(
                wording.say("citizens.heading"),
                List.of(),
                List.of(wording.say("column.change"), wording.say("column.citizens")),
                rows);
        report.citizenTables().forEach(table -> cross(table, "citizens.by.", "colour."));
    }

    private void cross(CrossTable table, String heading, String column) {
        List<String> columns = new ArrayList<>();
        columns.add("");
        table.columns().forEach(name -> columns.add(wording.say(column + name)));
        columns.add(wording.say("column.all"));
        List<List<String>> rows = new ArrayList<>();
        for (CrossTable.Row row : table.rows()) {
            List<String> cells = new ArrayList<>();
            cells.add(wording.group(row.name()));
            row.counts().forEach(count -> cells.add(shown(count)));
            cells.add(shown(row.all()));
            rows.add(cells);
        }
        if (!rows.isEmpty()) {
            add(wording.say(heading + table.name()), List.of(), columns, rows);
        }
    }

    private void outcomes() {
        List<OptionalInt> missed = report.missed();
        add(
                wording.say("outcomes.heading"),
                List.of(
                        met("outcomes.was", report.was()),
                        met("outcomes.wouldBe", report.wouldBe()),
                        wording.say("outcomes.leaning")),
                List.of("", wording.say("column.count")),
                List.of(
                        List.of(wording.say("missed.both"), shown(missed.get(0))),
                        List.of(wording.say("missed.was"), shown(missed.get(1))),
                        List.of(wording.say("missed.wouldBe"), shown(missed.get(2))),
                        List.of(wording.say("missed.neither"), shown(missed.get(3)))));
    }

    private String met(String side, Met met) {
        return wording.say("outcomes.met", wording.say(side), part(met.precision()), part(met.recall()));
    }

    /** The part in per cent, with the citizens that it is counted of where they may be shown. */
    private String part(Part part) {
        return percent(part.percent())
                + part.counts()
                        .map(counts -> " (" + wording.say("outcomes.of", counts.some(), counts.all()) + ")")
                        .orElse("");
    }

    private void people(People people) {
        List<List<String>> alerts = new ArrayList<>();
        for (AlertDifference difference : people.alerts()) {
            alerts.add(List.of(
                    difference.either().citizen(),
                    wording.group(difference.either().kind().name()),
                    wording.say("change." + difference.change().name()),
                    look(difference.was()),
                    id(difference.was()),
                    look(difference.wouldBe()),
                    id(difference.wouldBe())));
        }
        named(
                "people.alerts.heading",
                wording.say("people.ids"),
                alerts,
                List.of(
                        wording.say("people.citizen"),
                        wording.say("people.kind"),
                        wording.say("people.change"),
                        wording.say("people.was"),
                        wording.say("people.id"),
                        wording.say("people.wouldBe"),
                        wording.say("people.wouldBeId")));
        List<List<String>> citizens = new ArrayList<>();
        for (CitizenDifference citizen : people.citizens()) {
            citizens.add(List.of(
                    citizen.citizen(),
                    wording.say("colour." + citizen.change().name()),
                    wording.group(citizen.was().name()),
                    citizen.change() == ColourChange.NOT_KNOWN
                            ? NONE
                            : wording.group(citizen.wouldBe().name())));
        }
        named(
                "people.citizens.heading",
                "",
                citizens,
                List.of(
                        wording.say("people.citizen"),
                        wording.say("people.change"),
                        wording.say("people.was"),
                        wording.say("people.wouldBe")));
    }

    private void named(String heading, String note, List<List<String>> rows, List<String> columns) {
        if (rows.isEmpty()) {
            add(wording.say(heading), List.of(wording.say("people.none")));
        } else {
            add(wording.say(heading), note.isEmpty() ? List.of() : List.of(note), columns, rows);
        }
    }

    private String look(@Nullable ToldAlert alert) {
        return alert == null
                ? NONE
                : alert.kind().isStatutory()
                        ? alert.on().toString()
                        : wording.group(alert.colour().name()) + ", " + alert.on();
    }

    private static String id(@Nullable ToldAlert alert) {
        return alert == null ? NONE : alert.id();
    }

    private void disclosure() {
        List<String> notes = new ArrayList<>();
        notes.add(wording.say("disclosure.rule", report.question().rule().least() - 1));
        notes.add(wording.say("disclosure.columns"));
        if (report.question().rule().roundTo() > 1) {
            notes.add(
                    wording.say("disclosure.rounding", report.question().rule().roundTo()));
        }
        notes.add(wording.say("disclosure.reports"));
        add(wording.say("disclosure.heading"), notes);
    }

    private void add(String heading, List<String> notes) {
        sections.add(new Section(heading, "", notes));
    }

    private void add(String heading, List<String> notes, List<String> columns, List<List<String>> rows) {
        sections.add(new Section(heading, "", notes, columns, rows));
    }

    private String shown(OptionalInt count) {
        return count.isPresent() ? whole(count.getAsInt()) : wording.say("hidden");
    }

    private String shown(OptionalDouble rate) {
        return rate.isPresent() ? String.format(Locale.ROOT, "%,.1f", rate.getAsDouble()) : NONE;
    }

    private static String whole(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String percent(@Nullable Integer part) {
        return part == null ? NONE : part + " %";
    }

    private static String points(int basisPoints) {
        return String.format(Locale.ROOT, "%.1f", basisPoints / POINT);
    }
}
