package cymru.rhybudd.local.backtest;

import cymru.rhybudd.backtest.BacktestReport;
import cymru.rhybudd.backtest.CurvePoint;
import cymru.rhybudd.backtest.Dimension;
import cymru.rhybudd.backtest.IsoWeek;
import cymru.rhybudd.backtest.Performance;
import cymru.rhybudd.backtest.TeamAndWeek;
import cymru.rhybudd.council.Teams.Team;
import cymru.rhybudd.domain.alert.AlertKind;
import cymru.rhybudd.domain.weighting.Rag;
import cymru.rhybudd.local.backtest.ShownCounts.ShownGroup;
import cymru.rhybudd.schemas.outcome.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;

/** What a back-test found, in words and tables: for the people who decide on a model. */
final class BacktestSections {
    private static final List<Rag> COLOURS = List.of(Rag.RED, Rag.AMBER, Rag.GREEN, Rag.UNKNOWN);
    private static final String HIDING = "Counts from 1 to 4, and what would give them away, are hidden ("
            + Figures.HIDDEN + "). · Cuddir cyfrifon o 1 i 4, a'r hyn a'u datgelai.";

    private final BacktestReport report;
    private final ShownCounts shown;
    private final List<Section> sections = new ArrayList<>();

    private BacktestSections(BacktestReport report) {
        this.report = report;
        this.shown = new ShownCounts(report);
    }

    static List<Section> of(BacktestReport report) {
        BacktestSections made = new BacktestSections(report);
        made.question();
        made.alerts();
        made.statutory();
        made.colours();
        made.moves();
        for (Dimension dimension : Dimension.values()) {
            made.groups(dimension);
        }
        made.outcomes();
        made.curve();
        return made.sections;
    }

    /** The title in English. */
    static String title(BacktestReport report) {
        return "Back-test of model " + report.candidate() + ", "
                + report.window().from() + " to " + report.window().to();
    }

    private void question() {
        List<String> notes = new ArrayList<>();
        notes.add(report.names().english() + " · " + report.names().welsh());
        notes.add(Figures.whole(report.entries()) + " log entries · cofnodion; " + Figures.whole(shown.citizens())
                + " citizens · dinasyddion; the log ends on · daw'r log i ben ar "
                + (report.lastDay() == null ? Figures.NONE : report.lastDay()));
        if (report.quarantined() > 0) {
            notes.add(Figures.whole(report.quarantined())
                    + " of these could not be applied, as the service would quarantine"
                    + " them · o'r rhain na ellid eu cymhwyso, fel y byddai'r gwasanaeth yn eu neilltuo");
        }
        if (report.lastDay() == null
                || report.lastDay().isBefore(report.window().to())) {
            notes.add("The log ends before the window does. · Daw'r log i ben cyn y cyfnod.");
        }
        sections.add(new Section(
                title(report),
                "Ôl-brawf o fodel " + report.candidate() + ", "
                        + report.window().from() + " i " + report.window().to(),
                notes));
    }

    private void alerts() {
        List<String> notes = new ArrayList<>();
        notes.add(Figures.whole(report.told(AlertKind.ESCALATION)) + " alerts by the score · rhybuddion yn ôl y sgôr");
        if (report.ofMassUpdates() > 0) {
            notes.add("Of these " + Figures.whole(report.ofMassUpdates())
                    + " by mass updates, which a supervisor would first have ruled on · o ddiweddariadau torfol");
        }
        Map<TeamAndWeek, Integer> told = report.told().getOrDefault(AlertKind.ESCALATION, Map.of());
        List<IsoWeek> weeks = weeks(List.of(told));
        List<List<String>> rows = new ArrayList<>();
        for (Team team : report.teams()) {
            rows.add(row(name(team), team, told, weeks));
        }
        sections.add(new Section(
                "Alerts by team and week",
                "Rhybuddion fesul tîm ac wythnos",
                notes,
                columns("Team · Tîm", weeks),
                rows));
    }

    private void statutory() {
        List<Map<TeamAndWeek, Integer>> all = new ArrayList<>();
        for (AlertKind kind : AlertKind.values()) {
            if (kind.isStatutory()) {
                all.add(report.told().getOrDefault(kind, Map.of()));
            }
        }
        List<IsoWeek> weeks = weeks(all);
        List<List<String>> rows = new ArrayList<>();
        int sum = 0;
        for (AlertKind kind : AlertKind.values()) {
            if (kind.isStatutory() && report.told(kind) > 0) {
                sum += report.told(kind);
                Map<TeamAndWeek, Integer> told = report.told().getOrDefault(kind, Map.of());
                for (Team team : report.teams()) {
                    if (told.keySet().stream()
                            .anyMatch(teamWeek -> teamWeek.team().equals(team.key()))) {
                        rows.add(row(kind(kind) + ": " + name(team), team, told, weeks));
                    }
                }
            }
        }
        sections.add(new Section(
                "Statutory alerts, whatever the score",
                "Rhybuddion statudol, beth bynnag fo'r sgôr",
                List.of(Figures.whole(sum) + " alerts · rhybuddion"),
                rows.isEmpty() ? List.of() : columns("Kind and team · Math a thîm", weeks),
                rows));
    }

    private static List<IsoWeek> weeks(List<Map<TeamAndWeek, Integer>> told) {
        TreeSet<IsoWeek> weeks = new TreeSet<>();
        told.forEach(counts -> counts.keySet().forEach(teamWeek -> weeks.add(teamWeek.week())));
        return List.copyOf(weeks);
    }

    private static List<String> columns(String first, List<IsoWeek> weeks) {
        List<String> columns = new ArrayList<>();
        columns.add(first);
        weeks.forEach(week -> columns.add(week.toString()));
        columns.add("All · Oll");
        return columns;
    }

    private static List<String> row(String name, Team team, Map<TeamAndWeek, Integer> told, List<IsoWeek> weeks) {
        List<String> row = new ArrayList<>();
        row.add(name);
        int sum = 0;
        for (IsoWeek week : weeks) {
            int alerts = told.getOrDefault(new TeamAndWeek(team.key(), week), 0);
            row.add(Figures.whole(alerts));
            sum += alerts;
        }
        row.add(Figures.whole(sum));
        return row;
    }

    private static String name(Team team) {
        return team.names().english() + " · " + team.names().welsh();
    }

    private static String kind(AlertKind kind) {
        return switch (kind) {
            case ESCALATION -> "Score · Sgôr";
            case NOTICE_SERVED -> "Notice served · Hysbysiad wedi'i roi";
            case CLAIM_ISSUED -> "Claim or order · Hawliad neu orchymyn";
            case EVICTION_DATED -> "Eviction dated · Dyddiad troi allan";
        };
    }

    static String colour(Rag colour) {
        return switch (colour) {
            case UNKNOWN -> "Grey · Llwyd";
            case GREEN -> "Green · Gwyrdd";
            case AMBER -> "Amber · Oren";
            case RED -> "Red · Coch";
        };
    }

    private boolean isCompared() {
        return !report.ownModels().isEmpty();
    }

    private void colours() {
        List<List<String>> rows = new ArrayList<>();
        for (Rag colour : COLOURS) {
            List<String> row = new ArrayList<>(List.of(colour(colour), Figures.whole(shown.now(colour))));
            if (isCompared()) {
                row.add(Figures.whole(shown.before(colour)));
            }
            rows.add(row);
        }
        List<String> columns = new ArrayList<>(List.of("Colour · Lliw", report.candidate()));
        if (isCompared()) {
            columns.add("As it was · Fel yr oedd (" + String.join(", ", report.ownModels()) + ")");
        }
        sections.add(new Section(
                "Citizens by colour at the end", "Dinasyddion yn ôl lliw ar y diwedd", List.of(HIDING), columns, rows));
    }

    private void moves() {
        if (!isCompared()) {
            sections.add(
                    new Section(
                            "Who changes colour",
                            "Pwy sy'n newid lliw",
                            List.of(
                                    "Nothing to compare with: no model of the log's own was looked at. · Dim i gymharu ag ef.")));
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        for (Rag before : COLOURS) {
            List<String> row = new ArrayList<>(List.of(colour(before)));
            for (Rag now : COLOURS) {
                row.add(Figures.whole(shown.moved(before, now)));
            }
            rows.add(row);
        }
        List<String> columns = new ArrayList<>(List.of("As it was ↓ · Fel yr oedd ↓"));
        COLOURS.forEach(colour -> columns.add(colour(colour)));
        sections.add(new Section(
                "Who changes colour: from the row's to the column's",
                "Pwy sy'n newid lliw: o liw'r rhes i liw'r golofn",
                List.of(Figures.whole(shown.moved()) + " citizens · dinasyddion", HIDING),
                columns,
                rows));
    }

    private void groups(Dimension dimension) {
        String english = "Amber or red by "
                + (dimension == Dimension.AREA
                        ? "area"
                        : dimension == Dimension.LANGUAGE ? "language" : "type of household");
        String welsh = "Oren neu goch yn ôl "
                + (dimension == Dimension.AREA ? "ardal" : dimension == Dimension.LANGUAGE ? "iaith" : "math o aelwyd");
        if (report.groups().getOrDefault(dimension, Map.of()).isEmpty()) {
            sections.add(new Section(
                    english,
                    welsh,
                    List.of(
                            dimension == Dimension.LANGUAGE
                                    ? "Languages were not read (--directory, --languages). · Ni ddarllenwyd yr ieithoedd."
                                    : "Nobody is known. · Nid oes neb yn hysbys.")));
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        for (ShownGroup group : shown.groups(dimension)) {
            rows.add(group(group));
        }
        List<String> columns = new ArrayList<>(List.of(
                "Group · Grŵp",
                "Citizens · Dinasyddion",
                "Amber or red · Oren neu goch",
                "Rate · Cyfradd",
                "By the largest · Yn ôl y mwyaf"));
        if (isCompared()) {
            columns.add("Rate as it was · Cyfradd fel yr oedd");
        }
        sections.add(new Section(english, welsh, List.of(HIDING), columns, rows));
    }

    private List<String> group(ShownGroup group) {
        List<String> row = new ArrayList<>(List.of(
                words(group.name()),
                Figures.whole(group.citizens()),
                Figures.whole(group.concerned()),
                Figures.percent(group.rate()),
                Figures.times(group.byTheLargest())));
        if (isCompared()) {
            row.add(Figures.percent(group.rateBefore()));
        }
        return row;
    }

    private static String words(String name) {
        return switch (name) {
            case "WELSH" -> "Welsh · Cymraeg";
            case "ENGLISH" -> "English · Saesneg";
            case "NO_CHILDREN_NO_TENANCY" -> "No children, no tenancy · Dim plant, dim tenantiaeth";
            case "NO_CHILDREN_TENANT" -> "No children, tenant · Dim plant, tenant";
            case "WITH_CHILDREN_NO_TENANCY" -> "Children, no tenancy · Plant, dim tenantiaeth";
            case "WITH_CHILDREN_TENANT" -> "Children, tenant · Plant, tenant";
            case ShownCounts.NOT_KNOWN -> "Not known · Anhysbys";
            default -> name;
        };
    }

    private void outcomes() {
        Performance performance = report.performance();
        List<String> notes = new ArrayList<>();
        if (!report.hasOutcomes()) {
            notes.add(
                    "No outcomes recorded: neither precision nor recall can be told. · Dim canlyniadau wedi'u cofnodi.");
        }
        List<List<String>> rows = List.of(
                List.of(
                        "Citizens alerted · Dinasyddion y rhybuddiwyd amdanynt",
                        Figures.whole(ShownCounts.alone(performance.alerted())),
                        ""),
                share("Precision · Manylder", performance.precision()),
                share("Recall · Adalw", performance.recall()),
                share("Base rate · Cyfradd sylfaenol", report.baseRate()),
                List.of(
                        "Number needed to evaluate · Nifer i'w gwerthuso",
                        Figures.decimal(
                                ShownCounts.isShown(performance.precision())
                                        ? performance.numberNeededToEvaluate()
                                        : OptionalDouble.empty()),
                        ""));
        sections.add(new Section(
                "Against outcomes that officers recorded",
                "Yn erbyn canlyniadau a gofnodwyd gan swyddogion",
                notes,
                List.of("Figure · Ffigur", "Value · Gwerth", "Of · O blith"),
                rows));
    }

    private static List<String> share(String name, Share share) {
        return ShownCounts.isShown(share)
                ? List.of(
                        name,
                        Figures.percent(share.value()),
                        Figures.whole(share.some()) + " / " + Figures.whole(share.all()))
                : List.of(name, Figures.NONE, share.all() == 0 ? Figures.NONE : Figures.HIDDEN);
    }

    private void curve() {
        List<String> notes = new ArrayList<>();
        notes.add("Budget · Cyllideb: " + Figures.whole(report.budget())
                + " alerts a team and week · rhybudd fesul tîm ac wythnos");
        notes.add(
                report.chosen().isPresent()
                        ? "The lowest threshold that fits the budget · Y trothwy isaf o fewn y gyllideb: "
                                + report.chosen().getAsInt()
                        : "No threshold fits the budget. · Nid oes trothwy o fewn y gyllideb.");
        notes.add("The candidate's own threshold · Trothwy'r ymgeisydd ei hun: "
                + Figures.decimal(report.amber() / 100.0));
        List<List<String>> rows = new ArrayList<>();
        for (CurvePoint point : report.curve()) {
            boolean chosen = report.chosen().isPresent() && report.chosen().getAsInt() == point.threshold();
            rows.add(List.of(
                    point.threshold() + (chosen ? " ←" : ""),
                    Figures.wholePercent(ShownCounts.rounded(point.performance().precision())),
                    Figures.wholePercent(ShownCounts.rounded(point.performance().recall())),
                    Figures.whole(ShownCounts.alone(point.performance().alerted())),
                    Figures.decimal(point.alertsAWeek()),
                    Figures.decimal(point.alertsATeamAndWeek()),
                    Figures.decimal(point.busiestTeamAWeek()),
                    Figures.whole(point.beyondBudget())));
        }
        sections.add(new Section(
                "A threshold for the budget",
                "Trothwy ar gyfer y gyllideb",
                notes,
                List.of(
                        "Points · Pwyntiau",
                        "Precision · Manylder",
                        "Recall · Adalw",
                        "Alerts · Rhybuddion",
                        "A week · Yr wythnos",
                        "A team · Y tîm",
                        "Busiest · Prysuraf",
                        "Would wait · Yn aros"),
                rows));
    }
}
