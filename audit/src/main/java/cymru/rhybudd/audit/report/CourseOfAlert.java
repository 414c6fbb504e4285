package cymru.rhybudd.audit.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import cymru.rhybudd.audit.life.Explanation;
import cymru.rhybudd.audit.life.Happening;
import cymru.rhybudd.schemas.OfficerNotification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way of an alert, from the commit in a council's database until a team was told: when each step was, how long it took, and which record shows it. */
final class CourseOfAlert {
    private final List<Step> steps = new ArrayList<>();

    /** What happened when; the record is null for what happened outside the service. */
    private record Step(String key, Instant at, @Nullable String record) {}

    CourseOfAlert(Explanation explanation) {
        explanation.entry().ifPresent(entry -> {
            entry.happenedAt().ifPresent(happened -> steps.add(new Step("course.happened", happened, null)));
            add("course.known", entry);
        });
        explanation.decision().ifPresent(decision -> add("course.decided", decision));
        add("course.alerted", explanation.alerted());
        explanation.told().forEach(told -> add(key(told), told));
    }

    private static String key(Happening told) {
        return told.body() instanceof OfficerNotification ? "course.told" : "course.digest";
    }

    private void add(String key, Happening happening) {
        steps.add(new Step(key, happening.knownAt(), happening.place()));
    }

    ReportPart part(LifeWords words) {
        List<List<String>> rows = new ArrayList<>();
        @Nullable Instant before = null;
        for (Step step : steps) {
            rows.add(List.of(
                    words.say(step.key),
                    step.at.toString(),
                    before == null ? "" : Delay.between(before, step.at).later(words),
                    step.record == null ? words.say("course.outside") : step.record));
            before = step.at;
        }
        return new ReportPart(
                words.say("course.heading"),
                List.of(words.say("course.clocks")),
                List.of(
                        words.say("course.step"),
                        words.say("course.when"),
                        words.say("course.after"),
                        words.say("column.record")),
                rows);
    }

    ArrayNode json() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Step step : steps) {
            list.addObject()
                    .put("step", step.key.substring(step.key.indexOf('.') + 1))
                    .put("at", step.at.toString())
                    .put("record", step.record);
        }
        return list;
    }
}
