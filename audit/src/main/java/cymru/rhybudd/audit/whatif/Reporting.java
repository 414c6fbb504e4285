package cymru.rhybudd.audit.whatif;

import cymru.rhybudd.audit.disclosure.DisclosureRule;
import cymru.rhybudd.audit.disclosure.Parts;
import cymru.rhybudd.audit.whatif.Findings.GroupedAlert;
import cymru.rhybudd.audit.whatif.WhatIfReport.Gone;
import cymru.rhybudd.audit.whatif.WhatIfReport.Met;
import cymru.rhybudd.audit.whatif.WhatIfReport.Part;
import cymru.rhybudd.audit.whatif.WhatIfReport.People;
import cymru.rhybudd.audit.whatif.WhatIfReport.Rates;
import cymru.rhybudd.audit.whatif.WhatIfReport.Sides;
import cymru.rhybudd.backtest.IsoWeek;
import cymru.rhybudd.backtest.Performance;
import cymru.rhybudd.backtest.Window;
import cymru.rhybudd.council.Teams.Team;
import cymru.rhybudd.council.TeamsFile;
import cymru.rhybudd.domain.alert.AlertOutcome;
import cymru.rhybudd.domain.indicator.Domain;
import cymru.rhybudd.domain.weighting.Rag;
import cymru.rhybudd.domain.weighting.WeightedIndicator;
import cymru.rhybudd.domain.weighting.WeightingModel;
import cymru.rhybudd.schemas.outcome.Share;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Makes of what was found what may be shown. */
final class Reporting {
    /** A group of which nothing is known. */
    static final String UNKNOWN_GROUP = "NOT_KNOWN";
    /** Of an alert of which no officer said what it came to. */
    static final String NOT_RECORDED = "NOT_RECORDED";

    private static final int OFFICERS_OF_A_TEAM = 5;

    private final Question question;
    private final DisclosureRule rule;
    private final Findings findings;

    Reporting(Question question, Findings findings) {
        this.question = question;
        this.rule = question.rule();
        this.findings = findings;
    }

    WhatIfReport report() {
        GroupTables<GroupedAlert, AlertChange> alerts = alerts();
        GroupTables<CitizenDifference, ColourChange> citizens = citizens();
        Sides told = told(alerts.counts());
        Findings.Missed missed = findings.missed();
        return new WhatIfReport(
                question,
                findings.read().entries(),
                findings.read().refused(),
                findings.read().altered(),
                findings.read().lastDay(),
                gone(),
                alerts.counts(),
                told,
                new Rates(rate(told.was()), rate(told.wouldBe())),
                alerts.tables(),
                citizens.counts(),
                citizens.tables(),
                Parts.of(rule, missed.both(), missed.wasOnly(), missed.wouldBeOnly(), missed.neither())
                        .counts(),
                met(findings.was(), findings.wouldBe()),
                met(findings.wouldBe(), findings.was()),
                question.people() ? Optional.of(people()) : Optional.empty());
    }

    private GroupTables<GroupedAlert, AlertChange> alerts() {
        GroupTables<GroupedAlert, AlertChange> tables = new GroupTables<>(
                rule, findings.alerts(), grouped -> grouped.alert().change(), AlertChange.values(), 1);
        tables.by("COLOUR", grouped -> grouped.alert().either().look(), List.of(Rag.RED.name(), Rag.AMBER.name()));
        tables.by("DOMAIN", grouped -> grouped.alert().either().domain().name(), names(Domain.values()));
        tables.by(
                "AREA",
                grouped -> grouped.citizen() == null
                        ? UNKNOWN_GROUP
                        : grouped.citizen().area(),
                List.of());
        tables.by(
                "HOUSEHOLD",
                grouped -> grouped.citizen() == null
                        ? UNKNOWN_GROUP
                        : grouped.citizen().household().name(),
                List.of());
        tables.by("WEEK", grouped -> IsoWeek.of(grouped.alert().either().on()).toString(), List.of());
        tables.by(
                "OUTCOME",
                findings.alerts().stream()
                        .filter(grouped -> grouped.alert().change() != AlertChange.BESIDES)
                        .toList(),
                grouped -> grouped.outcome() == null
                        ? NOT_RECORDED
                        : grouped.outcome().name(),
                names(AlertOutcome.values()));
        return tables;
    }

    private GroupTables<CitizenDifference, ColourChange> citizens() {
        GroupTables<CitizenDifference, ColourChange> tables =
                new GroupTables<>(rule, findings.citizens(), CitizenDifference::change, ColourChange.values(), 0);
        tables.by(
                "COLOUR",
                citizen -> citizen.was().name(),
                List.of(Rag.RED.name(), Rag.AMBER.name(), Rag.GREEN.name(), Rag.UNKNOWN.name()));
        tables.by("AREA", CitizenDifference::area, List.of());
        tables.by("HOUSEHOLD", citizen -> citizen.household().name(), List.of());
        return tables;
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    /** How many were told is taken to be known; how many would have been is shown where it gives nothing away. */
    private Sides told(List<OptionalInt> changes) {
        int was = 0;
        int wouldBe = 0;
        for (GroupedAlert grouped : findings.alerts()) {
            was += grouped.alert().was() == null ? 0 : 1;
            wouldBe += grouped.alert().wouldBe() == null ? 0 : 1;
        }
        boolean givesAway = changes.get(AlertChange.NOT_RAISED.ordinal()).isEmpty()
                || changes.get(AlertChange.BESIDES.ordinal()).isEmpty();
        return new Sides(rule.alone(was), givesAway ? OptionalInt.empty() : rule.alone(wouldBe));
    }

    private OptionalDouble rate(OptionalInt alerts) {
        int officers = question.officers().orElseGet(this::officersOfTheTeams);
        double weeks = weeksOfTheLog();
        return alerts.isEmpty() || officers == 0 || weeks == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(alerts.getAsInt() / weeks / officers);
    }

    /** Those of the window that the log has. */
    private double weeksOfTheLog() {
        Window window = question.window();
        LocalDate first = findings.read().firstDay();
        LocalDate last = findings.read().lastDay();
        if (first == null || last == null || first.isAfter(window.to()) || last.isBefore(window.from())) {
            return 0;
        }
        return new Window(
                        first.isAfter(window.from()) ? first : window.from(),
                        last.isBefore(window.to()) ? last : window.to())
                .weeks();
    }

    private int officersOfTheTeams() {
        String text = findings.read().teams();
        return text == null
                ? 0
                : OFFICERS_OF_A_TEAM
                        * (int) TeamsFile.read(text).teams().values().stream()
                                .flatMap(byPatch -> byPatch.values().stream())
                                .map(Team::key)
                                .distinct()
                                .count();
    }

    private Met met(Performance side, Performance other) {
        return new Met(part(side.precision(), other.precision()), part(side.recall(), other.recall()));
    }

    /** Both sides stand beside one another: a difference of a few people would be a small count too. */
    private Part part(Share side, Share other) {
        Integer percent = rule.percent(side.some(), side.all());
        boolean givesAway = percent == null
                || rule.isSmall(Math.abs(side.some() - other.some()))
                || rule.isSmall(Math.abs(side.all() - other.all()))
                || rule.isSmall(Math.abs((side.all() - side.some()) - (other.all() - other.some())));
        return new Part(
                percent,
                givesAway
                        ? Optional.empty()
                        : Optional.of(new Share(rule.rounded(side.some()), rule.rounded(side.all()))));
    }

    private Optional<Gone> gone() {
        WeightingModel model = findings.read().model();
        if (model == null) {
            return Optional.empty();
        }
        if (question.change() instanceof Change.WithoutSource without) {
            return Optional.of(gone(
                    model,
                    without.source(),
                    model.indicators().stream()
                            .filter(weighted -> weighted.from().equals(List.of(without.source())))
                            .toList()));
        }
        return question.change() instanceof Change.WithoutIndicator without
                ? Optional.of(gone(
                        model,
                        "",
                        model.indicators().stream()
                                .filter(weighted -> weighted.indicator() == without.indicator())
                                .toList()))
                : Optional.empty();
    }

    private static Gone gone(WeightingModel model, String source, List<WeightedIndicator> indicators) {
        return new Gone(
                indicators.stream().map(WeightedIndicator::indicator).toList(),
                indicators.stream().mapToInt(WeightedIndicator::weight).sum(),
                model.thresholds().unknownAbove(),
                (int) model.indicators().stream()
                        .filter(weighted -> !indicators.contains(weighted))
                        .flatMap(weighted -> weighted.from().stream())
                        .filter(from -> !from.equals(source))
                        .distinct()
                        .count(),
                model.thresholds().systemsForRed());
    }

    private People people() {
        return new People(
                findings.alerts().stream()
                        .map(GroupedAlert::alert)
                        .filter(alert -> alert.change() != AlertChange.SAME)
                        .toList(),
                findings.citizens().stream()
                        .filter(citizen -> citizen.change() != ColourChange.SAME)
                        .toList());
    }
}
