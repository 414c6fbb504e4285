package cymru.rhybudd.audit.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cymru.rhybudd.audit.disclosure.DisclosureRule;
import cymru.rhybudd.audit.life.Explanation;
import cymru.rhybudd.audit.life.Happening;
import cymru.rhybudd.audit.life.StandingRow;
import cymru.rhybudd.council.Approval;
import cymru.rhybudd.council.ModelFile;
import cymru.rhybudd.domain.basis.Purpose;
import cymru.rhybudd.domain.indicator.Domain;
import cymru.rhybudd.domain.indicator.Indicator;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.Assessment;
import cymru.rhybudd.schemas.Contribution;
import cymru.rhybudd.schemas.Counterfactual;
import cymru.rhybudd.schemas.ModelPublished;
import cymru.rhybudd.schemas.SourceChange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One alert as an auditor needs it, under the six explanations of "Explaining decisions made with AI". */
public final class ExplainReport {
    private final Explanation explanation;
    private final Alert alert;
    private final Assessment assessment;
    private final LifeWords words;

    /** In those words. */
    public ExplainReport(Explanation explanation, LifeWords words) {
        this.explanation = explanation;
        this.alert = explanation.alert();
        this.assessment = alert.getAssessment();
        this.words = words;
    }

    /** In words. */
    public ReportPage page() {
        return new ReportPage(
                words.language(),
                words.say("explain.title", alert.getAlertId()),
                List.of(words.say("explain.intro")),
                List.of(
                        rationale(),
                        new CourseOfAlert(explanation).part(words),
                        new ReportPart(words.say("explain.responsibility"), responsibility()),
                        data(),
                        new ReportPart(words.say("explain.fairness"), fairness()),
                        new ReportPart(words.say("explain.safety"), safety()),
                        new ReportPart(words.say("explain.impact"), impact()),
                        new ReportPart(
                                words.say("explain.model"),
                                explanation.model().isPresent() ? List.of() : List.of(noModel()),
                                List.of(),
                                List.of(),
                                modelText())));
    }

    private ReportPart rationale() {
        List<String> notes = new ArrayList<>();
        notes.add(words.say(
                "explain.what",
                words.name(alert.getKind()),
                words.name(alert.getStep()),
                words.name(alert.getReason()),
                words.citizen(alert.getCitizen()),
                words.name(alert.getRagBefore()),
                words.name(alert.getRagAfter()),
                LifeWords.points(alert.getScoreBefore()),
                LifeWords.points(assessment.getScore()),
                explanation.alerted().place(),
                explanation.alerted().knownAt().toString()));
        notes.add(words.say(
                "explain.leading",
                words.indicator(alert.getLeading()),
                LifeWords.points(assessment.getScoreLow()),
                LifeWords.points(assessment.getScoreHigh()),
                words.name(assessment.getRag())));
        LocalDate deadline = alert.getDeadline();
        if (deadline != null) {
            notes.add(words.say("explain.deadline", deadline.toString()));
        }
        if (!assessment.getMovements().isEmpty()) {
            notes.add(words.say(
                    "explain.moved",
                    assessment.getMovements().stream()
                            .map(one -> words.indicator(one.getIndicator()) + " "
                                    + LifeWords.points(one.getPointsBefore()) + " → "
                                    + LifeWords.points(one.getPointsAfter()))
                            .collect(Collectors.joining("; "))));
        }
        notes.add(change());
        notes.add(counterfactual());
        if (assessment.getCounterfactual() != null) {
            notes.add(words.say("explain.counterfactual-means"));
        }
        return new ReportPart(
                words.say("explain.rationale"),
                notes,
                List.of(
                        words.say("column.indicator"),
                        words.say("column.points"),
                        words.say("column.measures"),
                        words.say("column.row")),
                assessment.getContributions().stream().map(this::contribution).toList());
    }

    private String change() {
        SourceChange change = assessment.getChange();
        return change == null
                ? words.say("explain.no-change")
                : words.say(
                        "explain.change",
                        change.getRow() + " " + change.getOperation() + ", " + change.getPosition() + ", "
                                + change.getCommittedAt() + " (citizen-log/"
                                + assessment.getPosition().getPartition() + "/"
                                + assessment.getPosition().getOffset() + ")");
    }

    private String counterfactual() {
        Counterfactual counterfactual = assessment.getCounterfactual();
        return counterfactual == null
                ? words.say("explain.no-counterfactual")
                : words.say(
                        "explain.counterfactual",
                        words.indicator(counterfactual.getIndicator()),
                        Integer.toString(counterfactual.getBand()),
                        LifeWords.points(counterfactual.getScore()),
                        words.name(counterfactual.getRag()));
    }

    private List<String> contribution(Contribution one) {
        return List.of(
                words.indicator(one.getIndicator()),
                LifeWords.points(one.getPoints()) + " (" + one.getBand() + "/4)",
                words.list(one.getMeasures().stream().map(words::measure).toArray(String[]::new)),
                words.list(explanation.rows(one.getIndicator()).stream()
                        .map(row -> row.row().row())
                        .toArray(String[]::new)));
    }

    private List<String> responsibility() {
        List<String> notes = new ArrayList<>();
        notes.add(model());
        notes.add(words.say("explain.names"));
        if (explanation.told().isEmpty()) {
            notes.add(words.say("explain.no-team"));
        }
        notes.addAll(lines(explanation.told()));
        notes.addAll(explanation.held().isEmpty() ? List.of(words.say("explain.not-held")) : lines(explanation.held()));
        notes.addAll(lines(explanation.rulings()));
        notes.addAll(episode());
        return notes;
    }

    /** Whoever reads of one alert that was withdrawn, or of one that closed, looks for its fellow. */
    private List<String> episode() {
        List<String> notes = new ArrayList<>();
        explanation
                .instead()
                .ifPresent(other -> notes.add(words.say("explain.withdrawn", ((Alert) other.body()).getAlertId())));
        if (!explanation.twins().isEmpty()) {
            notes.add(words.say("explain.twins"));
            notes.addAll(lines(explanation.twins()));
        }
        List<Happening> alerts = explanation.episode().alerts();
        if (alerts.size() > 1) {
            notes.add(words.say("explain.episode"));
            alerts.forEach(one -> notes.add(words.line(one)
                    + (one.equals(explanation.alerted()) ? "  (" + words.say("explain.this") + ")" : "")));
        }
        return notes;
    }

    private String model() {
        Optional<Happening> published = explanation.model();
        Optional<ModelFile> file = explanation.modelFile();
        if (published.isEmpty() || file.isEmpty()) {
            return noModel();
        }
        ModelPublished model = (ModelPublished) published.get().body();
        LocalDate from = model.getValidFrom();
        Optional<Approval> approval = file.get().approval();
        return words.say(
                "explain.model-by",
                model.getVersion(),
                words.isWelsh()
                        ? file.get().model().names().welsh()
                        : file.get().model().names().english(),
                from == null ? words.say("explain.at-once") : from.toString(),
                approval.map(one -> one.author().toString()).orElse(words.say("not-recorded")),
                approval.flatMap(Approval::approver)
                        .map(Approval.Signature::toString)
                        .orElse(words.say("not-recorded")),
                published.get().place());
    }

    private String noModel() {
        return words.say("explain.model-missing", assessment.getModelVersion());
    }

    private String modelText() {
        return explanation
                .model()
                .map(one -> ((ModelPublished) one.body()).getText())
                .orElse("");
    }

    private ReportPart data() {
        List<String> columns = new ArrayList<>(AsOfReport.columns(words));
        columns.add(words.say("column.purpose"));
        List<List<String>> rows = new ArrayList<>();
        for (StandingRow row : explanation.rows()) {
            List<String> cells = new ArrayList<>(AsOfReport.row(row, words));
            cells.add(purpose(row));
            rows.add(cells);
        }
        String register = explanation
                .purposes()
                .map(one -> words.say("explain.purposes", one.place()))
                .orElse(words.say("explain.no-purposes"));
        return new ReportPart(words.say("explain.data"), List.of(register), columns, rows);
    }

    private String purpose(StandingRow row) {
        return explanation.purpose(row).map(this::purpose).orElse(words.say("not-recorded"));
    }

    private String purpose(Purpose purpose) {
        String named = explanation
                .register()
                .map(file -> file.purposes().get(purpose.purpose()))
                .map(stated -> (words.isWelsh()
                                ? stated.names().welsh()
                                : stated.names().english()) + ", " + stated.basis())
                .orElse(purpose.purpose());
        return named + "; " + purpose.statute() + "; " + purpose.assessment() + "; " + purpose.origin();
    }

    private List<String> fairness() {
        return List.of(
                words.say("explain.fairness-1"),
                words.say("explain.fairness-2"),
                words.say(
                        "explain.fairness-3",
                        points(Domain.EDUCATION),
                        points(Domain.HOUSING),
                        points(Domain.REVENUES),
                        explanation
                                .modelFile()
                                .map(file -> Integer.toString(
                                        file.model().thresholds().systemsForRed()))
                                .orElse(words.say("not-recorded")),
                        Long.toString(assessment.getContributions().stream()
                                .filter(one -> one.getPoints() > 0)
                                .flatMap(one -> one.getSources().stream())
                                .distinct()
                                .count())));
    }

    private String points(Domain domain) {
        return LifeWords.points(assessment.getContributions().stream()
                .filter(one -> Indicator.of(one.getIndicator()).domain() == domain)
                .mapToInt(Contribution::getPoints)
                .sum());
    }

    private List<String> safety() {
        String leading = words.indicator(alert.getLeading());
        return List.of(
                explanation.outcomes().isEmpty()
                        ? words.say("explain.safety-none", leading)
                        : words.say("explain.safety-1", leading, outcomes()),
                words.say(
                        "explain.safety-2",
                        words.list(assessment.getContributions().stream()
                                .filter(Contribution::getStale)
                                .map(one -> words.indicator(one.getIndicator()))
                                .toArray(String[]::new)),
                        words.list(assessment.getMissing().stream()
                                .map(words::indicator)
                                .toArray(String[]::new))),
                words.say(
                        "explain.safety-3",
                        explanation.alerted().place(),
                        explanation.decision().map(Happening::place).orElse(words.say("not-recorded"))));
    }

    /** Others' alerts are counted. No count is said exactly: with those of other indicators and their sums a small one could be reckoned. */
    private String outcomes() {
        List<String> said = new ArrayList<>();
        explanation
                .outcomes()
                .forEach((outcome, count) -> said.add(words.say(
                        count < DisclosureRule.LEAST ? "explain.few" : "explain.many",
                        words.name(outcome),
                        Integer.toString(DisclosureRule.LEAST))));
        return String.join("; ", said);
    }

    private List<String> impact() {
        List<String> notes = new ArrayList<>();
        notes.add(words.say("explain.impact-1"));
        notes.add(words.say("explain.impact-2"));
        notes.add(words.say(explanation.acts().isEmpty() ? "explain.no-acts" : "explain.acts"));
        notes.addAll(lines(explanation.acts()));
        explanation.merged().ifPresent(link -> notes.add(words.merged(link)));
        return notes;
    }

    private List<String> lines(List<Happening> happenings) {
        return happenings.stream().map(words::line).toList();
    }

    /** For programs. */
    public ObjectNode json() {
        LifeJson life = new LifeJson(words);
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("alertId", alert.getAlertId())
                .put("citizen", alert.getCitizen())
                .put("at", explanation.alerted().knownAt().toString())
                .put("record", explanation.alerted().place());
        json.set("course", new CourseOfAlert(explanation).json());
        json.set("alert", LifeJson.tree(alert));
        ArrayNode contributions = json.putArray("contributions");
        for (Contribution one : assessment.getContributions()) {
            ObjectNode contribution = contributions
                    .addObject()
                    .put("indicator", one.getIndicator())
                    .put("points", one.getPoints());
            contribution.set("rows", life.rows(explanation.rows(one.getIndicator())));
        }
        ArrayNode purposes = json.putArray("purposes");
        for (StandingRow row : explanation.rows()) {
            purposes.addObject()
                    .put("row", row.row().row())
                    .put("fact", Explanation.kind(row))
                    .put(
                            "purpose",
                            explanation.purpose(row).map(Purpose::purpose).orElse(null))
                    .put(
                            "statute",
                            explanation.purpose(row).map(Purpose::statute).orElse(null));
        }
        explanation.model().ifPresent(model -> json.set("model", life.of(model)));
        json.set("told", life.list(explanation.told()));
        json.set("held", life.list(explanation.held()));
        json.put(
                "withdrawnFor",
                explanation
                        .instead()
                        .map(one -> ((Alert) one.body()).getAlertId())
                        .orElse(null));
        json.set("twins", life.list(explanation.twins()));
        json.set("episode", life.list(explanation.episode().alerts()));
        json.set("rulings", life.list(explanation.rulings()));
        json.set("acts", life.list(explanation.acts()));
        explanation.merged().ifPresent(link -> json.set("merged", life.of(link)));
        ArrayNode six = json.putArray("explanations");
        for (ReportPart part : page().parts().subList(0, 6)) {
            ArrayNode notes = six.addObject().put("heading", part.heading()).putArray("notes");
            part.notes().forEach(notes::add);
        }
        return json;
    }
}
