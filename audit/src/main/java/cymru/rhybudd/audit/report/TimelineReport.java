package cymru.rhybudd.audit.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cymru.rhybudd.audit.life.Life;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Everything that was recorded of one citizen, in order. */
public record TimelineReport(Life life, LifeWords words) {

    /** For a terminal. */
    public String text() {
        StringBuilder text = new StringBuilder(title()).append('\n');
        life.happenings().forEach(one -> text.append(words.line(one)).append('\n'));
        return text.toString();
    }

    /** In words, with the newest first. */
    public ReportPage page() {
        List<List<String>> rows = life.happenings().stream()
                .map(one -> List.of(one.knownAt().toString(), one.place(), words.of(one)))
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.reverse(rows);
        return new ReportPage(
                words.language(),
                title(),
                List.of(),
                List.of(new ReportPart(
                        words.say("timeline.heading"),
                        List.of(),
                        List.of(words.say("course.when"), words.say("column.record"), words.say("timeline.what")),
                        rows)));
    }

    private String title() {
        return words.say("timeline.title", words.citizen(life.citizen()));
    }

    /** For programs. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("citizen", life.citizen());
        json.set("happenings", new LifeJson(words).list(life.happenings()));
        return json;
    }
}
