package cymru.rhybudd.console.web;

import cymru.rhybudd.console.desk.OutcomeLine;
import cymru.rhybudd.console.desk.OutcomeReport;
import cymru.rhybudd.console.desk.Published;
import cymru.rhybudd.console.words.Words;
import cymru.rhybudd.schemas.outcome.Share;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the page of outcomes says.
 *
 * @param team whose; empty for all
 * @param weeks how many, this one the last
 * @param modelVersion whose names the indicators go by
 */
public record OutcomesView(
        Words words,
        Published published,
        String team,
        List<String> teams,
        int weeks,
        LocalDate today,
        String modelVersion,
        OutcomeReport report) {
    /** Between which periods one can choose, in weeks. */
    public static final List<Integer> PERIODS = List.of(4, 13, 52);

    /** What alerts of one indicator or kind came to. */
    public record Row(String name, OutcomeLine line) {}

    public String teamName(String key) {
        return key.isEmpty() ? words.text("team.outcomes.all-teams") : new TeamNames(words, published).of(key);
    }

    /** By indicator, in the order of the names. */
    public List<Row> byIndicator() {
        List<Row> rows = new ArrayList<>();
        report.byIndicator().forEach((key, line) -> rows.add(new Row(indicator(key), line)));
        rows.sort((one, other) -> words.alphabetically().compare(one.name(), other.name()));
        return rows;
    }

    public List<Row> byKind() {
        List<Row> rows = new ArrayList<>();
        report.byKind().forEach((kind, line) -> rows.add(new Row(words.text("kind." + kind), line)));
        return rows;
    }

    /** Cases that were missed, by the name of what should have shown them. */
    public Map<String, Integer> missed() {
        Map<String, Integer> missed = new LinkedHashMap<>();
        report.missed().forEach((key, cases) -> missed.put(indicator(key), cases));
        return missed;
    }

    private String indicator(String key) {
        return key.isEmpty() ? words.text("missed.none") : QueueView.indicator(words, published, modelVersion, key);
    }

    /** The share in per cent; that there are too few, where there are. */
    public String percent(OutcomeLine line, Share share) {
        return line.isTooFew()
                ? words.text("team.outcomes.too-few")
                : hundredth(share.value().orElse(0)) + "%";
    }

    /** Between what it lies, 95 times in 100; empty where there are too few. */
    public String interval(OutcomeLine line, Share share) {
        return line.isTooFew()
                ? ""
                : words.text(
                        "team.outcomes.interval",
                        hundredth(share.low().orElse(0)),
                        hundredth(share.high().orElse(0)));
    }

    public static Whisker whisker(OutcomeLine line) {
        return Whisker.of(line.precision());
    }

    /** A time, in hours or days. */
    public String waited(int hours) {
        return Standing.hoursOrDays(words, hours);
    }

    private static long hundredth(double part) {
        return Math.round(part * 100);
    }
}
