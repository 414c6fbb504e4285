package cymru.rhybudd.audit.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cymru.rhybudd.audit.life.Happening;
import cymru.rhybudd.schemas.Access;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Who looked at whom, a line for each look.
 *
 * @param total of all that were asked for, of which these may be a part
 */
public record LooksReport(List<Happening> looks, LooksTotal total, LifeWords words) {
    public LooksReport {
        looks = List.copyOf(looks);
    }

    /** Of all that were asked for. */
    public LooksReport(List<Happening> looks, LifeWords words) {
        this(looks, total(looks), words);
    }

    private static LooksTotal total(List<Happening> looks) {
        LooksTotal total = new LooksTotal();
        looks.forEach(look -> total.add(access(look)));
        return total;
    }

    private static Access access(Happening look) {
        return (Access) look.body();
    }

    /** For a terminal. */
    public String text() {
        StringBuilder text = new StringBuilder(words.say("looks.title"))
                .append('\n')
                .append(words.say("looks.intro"))
                .append("\n\n");
        looks.forEach(look -> text.append(line(look)).append('\n'));
        return text.append('\n').append(sentence()).toString();
    }

    /** Look by look, the newest first. */
    public ReportPage page() {
        List<List<String>> rows = looks.stream().map(this::row).collect(Collectors.toCollection(ArrayList::new));
        Collections.reverse(rows);
        return new ReportPage(
                words.language(),
                words.say("looks.title"),
                List.of(words.say("looks.intro")),
                List.of(new ReportPart(
                        words.say("looks.heading"),
                        List.of(rows.isEmpty() ? words.say("looks.none") : sentence()),
                        List.of(
                                words.say("course.when"),
                                words.say("looks.officer"),
                                words.say("looks.what"),
                                words.say("looks.citizen"),
                                words.say("looks.reason")),
                        rows)));
    }

    private List<String> row(Happening look) {
        Access access = access(look);
        return List.of(
                look.at().toString(),
                LifeWords.inLine(access.getOfficer()),
                shown(access),
                LifeWords.inLine(words.citizen(access.getCitizen())),
                LifeWords.inLine(access.getReason()));
    }

    private String shown(Access access) {
        String alert = access.getAlertId();
        return words.name(access.getView()) + (alert == null ? "" : ", " + words.say("looks.alert", alert));
    }

    private String sentence() {
        return words.say(
                "looks.total",
                Integer.toString(total.looks()),
                Integer.toString(total.officers()),
                Integer.toString(total.citizens()));
    }

    private String line(Happening look) {
        Access access = access(look);
        return look.at() + "  " + look.place() + "  "
                + words.say(
                        "looks.line",
                        access.getOfficer(),
                        shown(access),
                        words.citizen(access.getCitizen()),
                        access.getReason());
    }

    /** For programs. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("officers", total.officers())
                .put("citizens", total.citizens());
        ArrayNode list = json.putArray("looks");
        for (Happening look : looks) {
            Access access = access(look);
            list.addObject()
                    .put("at", look.at().toString())
                    .put("officer", access.getOfficer())
                    .put("view", access.getView().name())
                    .put("citizen", access.getCitizen())
                    .put("alertId", access.getAlertId())
                    .put("reason", access.getReason())
                    .put("record", look.place());
        }
        return json;
    }
}
