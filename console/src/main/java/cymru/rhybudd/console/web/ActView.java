package cymru.rhybudd.console.web;

import cymru.rhybudd.console.act.ActKind;
import cymru.rhybudd.console.act.ActReading;
import cymru.rhybudd.console.act.Form;
import cymru.rhybudd.console.desk.OpenAlert;
import cymru.rhybudd.console.desk.Published;
import cymru.rhybudd.console.words.Words;
import cymru.rhybudd.schemas.OfficerActed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the page of an act says.
 *
 * @param form what was filled in, with what is wrong
 * @param actId the act's id, should the form be sent
 * @param since what others did since the officer last looked; empty where nobody did anything
 * @param problem the key of what stands in the way; null where nothing does
 */
public record ActView(
        Words words,
        Published published,
        OpenAlert open,
        ActKind kind,
        Form form,
        String actId,
        List<CourseRow> since,
        @Nullable String problem,
        ActReading reading,
        Map<String, String> colleagues) {

    public String reference() {
        return QueueView.reference(open.alert());
    }

    public String title() {
        return words.text("do." + kind);
    }

    public String action() {
        return "/alerts/" + open.episode() + "/acts/" + kind.path();
    }

    public String standing() {
        return Standing.of(words, open);
    }

    /** Choices of an enum, with their texts. */
    public Map<String, String> choices(String prefix, Enum<?>... values) {
        return Choices.of(words, prefix, values);
    }

    /** Choices by their texts' keys. */
    public Map<String, String> choices(String prefix, String... values) {
        return Choices.of(words, prefix, values);
    }

    /** What counts for the alert, by name. */
    public Map<String, String> indicators() {
        Map<String, String> choices = new LinkedHashMap<>();
        String version = open.alert().getAssessment().getModelVersion();
        ActReading.indicators(open)
                .forEach(key -> choices.put(key, QueueView.indicator(words, published, version, key)));
        return choices;
    }

    /** The person records, each by the system that holds it and its number there. */
    public Map<String, String> records() {
        Map<String, String> choices = new LinkedHashMap<>();
        reading.records().forEach(record -> choices.put(record, record(record)));
        return choices;
    }

    private String record(String record) {
        String source = record.substring(0, Math.max(0, record.indexOf('/')));
        String name = words.has("source." + source) ? words.text("source." + source) : source;
        return words.text("act.record", name, record.substring(record.lastIndexOf('/') + 1));
    }

    static List<CourseRow> since(Words words, OpenAlert open, String after) {
        List<OfficerActed> acts = open.course().acts();
        int seen = -1;
        for (int each = 0; each < acts.size(); each++) {
            if (acts.get(each).getActId().equals(after)) {
                seen = each;
            }
        }
        return acts.subList(seen + 1, acts.size()).stream()
                .map(act -> CourseRow.of(words, act))
                .toList();
    }
}
