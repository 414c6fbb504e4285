package cymru.rhybudd.audit.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cymru.rhybudd.audit.life.Happening;
import cymru.rhybudd.audit.life.KnownAsOf;
import cymru.rhybudd.audit.life.StandingRow;
import cymru.rhybudd.schemas.Assessment;
import cymru.rhybudd.schemas.HeldAlert;
import cymru.rhybudd.schemas.SourceChange;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/** What was known of one citizen at an instant. */
public final class AsOfReport {
    private final String citizen;
    private final KnownAsOf known;
    private final LifeWords words;

    /** In those words. */
    public AsOfReport(String citizen, KnownAsOf known, LifeWords words) {
        this.citizen = citizen;
        this.known = known;
        this.words = words;
    }

    /** In words. */
    public ReportPage page() {
        return new ReportPage(
                words.language(),
                words.say("asof.title", words.citizen(citizen), known.at().toString()),
                List.of(words.say("asof.clock")),
                List.of(
                        new ReportPart(words.say("asof.picture"), picture()),
                        rows(),
                        part("asof.open", known.open()),
                        part("asof.told", known.told()),
                        new ReportPart(words.say("asof.waiting"), orNone(waiting())),
                        new ReportPart(words.say("asof.officers"), orNone(officers())),
                        part("asof.pending", known.pending()),
                        part("asof.late", known.late())));
    }

    private List<String> picture() {
        List<String> lines = new ArrayList<>();
        known.merged().ifPresent(link -> lines.add(words.merged(link)));
        lines.addAll(known.assessment().map(this::picture).orElse(List.of(words.say("none"))));
        return lines;
    }

    private List<String> picture(Assessment assessment) {
        List<String> lines = new ArrayList<>();
        lines.add(words.say(
                "picture.line",
                LifeWords.points(assessment.getScore()),
                words.name(assessment.getRag()),
                words.name(assessment.getRagHeld()),
                LifeWords.points(assessment.getScoreLow()),
                LifeWords.points(assessment.getScoreHigh()),
                assessment.getModelVersion(),
                assessment.getAsOf().toString(),
                known.picture().map(Happening::place).orElse("")));
        assessment
                .getContributions()
                .forEach(one -> lines.add(words.indicator(one.getIndicator()) + ": " + LifeWords.points(one.getPoints())
                        + " " + words.say("column.points")));
        return lines;
    }

    private ReportPart rows() {
        List<List<String>> rows =
                known.rows().stream().map(row -> row(row, words)).toList();
        return new ReportPart(
                words.say("asof.rows"), rows.isEmpty() ? List.of(words.say("none")) : List.of(), columns(words), rows);
    }

    static List<String> columns(LifeWords words) {
        return List.of(
                words.say("column.row"),
                words.say("column.fact"),
                words.say("column.since"),
                words.say("column.operation"),
                words.say("column.position"),
                words.say("column.committed"),
                words.say("column.known"),
                words.say("column.record"));
    }

    static List<String> row(StandingRow row, LifeWords words) {
        SourceChange change = row.change();
        return List.of(
                row.row().row(),
                row.written().getFact() instanceof SpecificRecord fact ? words.fact(fact) : words.say("none"),
                row.since().toString(),
                change.getOperation() + " " + change.getRow(),
                change.getPosition(),
                change.getCommittedAt().toString(),
                row.last().knownAt() + ", "
                        + Delay.between(change.getCommittedAt(), row.last().knownAt())
                                .later(words),
                row.last().place());
    }

    private ReportPart part(String heading, List<Happening> happenings) {
        return new ReportPart(
                words.say(heading), orNone(happenings.stream().map(words::line).toList()));
    }

    private List<String> orNone(List<String> lines) {
        return lines.isEmpty() ? List.of(words.say("none")) : lines;
    }

    private List<String> waiting() {
        return known.waiting().stream()
                .map(held -> held.getAlert().getAlertId() + ", " + held.getHold() + ": " + words.name(held.getReason()))
                .toList();
    }

    private List<String> officers() {
        List<String> lines = known.snoozes().stream()
                .map(one -> words.say(
                        "asof.snooze", words.name(one.getKind()), one.getUntil().toString(), one.getReason()))
                .collect(Collectors.toCollection(ArrayList::new));
        known.cases().forEach(reference -> lines.add(words.say("asof.case", reference)));
        return lines;
    }

    /** For programs. */
    public ObjectNode json() {
        LifeJson life = new LifeJson(words);
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("citizen", citizen)
                .put("at", known.at().toString());
        known.picture().ifPresent(picture -> json.set("picture", life.of(picture)));
        json.set("rows", life.rows(known.rows()));
        json.set("open", life.list(known.open()));
        json.set("told", life.list(known.told()));
        ArrayNode waiting = json.putArray("waiting");
        for (HeldAlert held : known.waiting()) {
            waiting.addObject()
                    .put("alertId", held.getAlert().getAlertId())
                    .put("hold", held.getHold())
                    .put("reason", held.getReason().name());
        }
        ArrayNode snoozes = json.putArray("snoozes");
        known.snoozes().forEach(one -> snoozes.add(LifeJson.tree(one)));
        ArrayNode cases = json.putArray("cases");
        known.cases().forEach(cases::add);
        json.set("pending", life.list(known.pending()));
        json.set("late", life.list(known.late()));
        known.merged().ifPresent(link -> json.set("merged", life.of(link)));
        return json;
    }
}
