package cymru.rhybudd.audit.report;

import cymru.rhybudd.audit.life.Happening;
import cymru.rhybudd.audit.life.Life;
import cymru.rhybudd.council.ModelFile;
import cymru.rhybudd.domain.weighting.Thresholds;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.Assessment;
import cymru.rhybudd.schemas.Decision;
import cymru.rhybudd.schemas.ModelPublished;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.OfficerNotification;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A citizen's score over time, with the thresholds of the model in force last, and what happened below it. Each colour carries its word and each kind of
 * event a row of its own, so that nobody depends on colours.
 */
public final class ScoreChart {
    private static final int LEFT = 70;
    private static final int RIGHT = 640;
    private static final int TOP = 70;
    private static final int BOTTOM = 330;
    private static final int FULL = 10_000;
    private static final String INK = "#1a1a1a";
    private static final String GREY = "#c8c8c8";

    private final Life life;
    private final LifeWords words;
    private final List<Happening> scores;
    private final boolean dots;
    private final StringBuilder svg = new StringBuilder();
    private final long first;
    private final long last;

    private ScoreChart(Life life, LifeWords words, boolean dots) {
        this.dots = dots;
        this.life = life;
        this.words = words;
        this.scores = life.records(Decision.class)
                .filter(one -> ((Decision) one.body()).getAssessment() != null)
                .toList();
        this.first = scores.isEmpty() ? 0 : scores.get(0).knownAt().toEpochMilli();
        this.last = life.happenings().stream()
                .mapToLong(one -> one.knownAt().toEpochMilli())
                .max()
                .orElse(first);
    }

    /** The drawing, with a dot and words for each verdict. */
    public static String of(Life life, LifeWords words) {
        return new ScoreChart(life, words, true).draw();
    }

    /** The drawing as it stands above a list that has the verdicts in words: years of them must not weigh too much. */
    public static String aboveList(Life life, LifeWords words) {
        return new ScoreChart(life, words, false).draw();
    }

    private String draw() {
        Optional<Thresholds> thresholds = thresholds();
        String title = words.say("chart.title", words.citizen(life.citizen()));
        svg.append("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 860 470" role="img" aria-labelledby="title desc" \
                font-family="sans-serif" font-size="14" xml:lang="%1$s">
                  <title id="title">%2$s</title>
                  <desc id="desc">%3$s</desc>
                  <rect width="860" height="470" fill="#ffffff"/>
                  <text x="%4$d" y="28" font-size="16" fill="%5$s">%2$s</text>
                """.formatted(
                words.language(), PageHtml.escaped(title), PageHtml.escaped(description(thresholds)), LEFT, INK));
        axes();
        thresholds.ifPresent(this::bands);
        scoreLine();
        marks("chart.alert", BOTTOM + 50, Alert.class);
        marks("chart.told", BOTTOM + 72, OfficerNotification.class);
        marks("chart.act", BOTTOM + 94, OfficerActed.class);
        marks("chart.model", BOTTOM + 116, ModelPublished.class);
        return svg.append("</svg>\n").toString();
    }

    private String description(Optional<Thresholds> thresholds) {
        if (scores.isEmpty()) {
            return words.say("chart.empty");
        }
        int highest = scores.stream().mapToInt(ScoreChart::score).max().orElse(0);
        return words.say(
                "chart.desc",
                LifeWords.points(score(scores.get(0))),
                LifeWords.points(score(scores.get(scores.size() - 1))),
                Instant.ofEpochMilli(first).toString(),
                Instant.ofEpochMilli(last).toString(),
                LifeWords.points(highest),
                Long.toString(life.all(Alert.class).count()),
                thresholds.map(one -> LifeWords.points(one.amberEnter())).orElse("–"),
                thresholds.map(one -> LifeWords.points(one.redEnter())).orElse("–"));
    }

    private static Assessment assessment(Happening one) {
        Assessment assessment = ((Decision) one.body()).getAssessment();
        if (assessment == null) {
            throw new IllegalArgumentException("the decision " + one.place() + " has no picture");
        }
        return assessment;
    }

    private static int score(Happening one) {
        return assessment(one).getScore();
    }

    private Optional<Thresholds> thresholds() {
        return scores.stream()
                .reduce((one, other) -> other)
                .flatMap(one -> life.model(assessment(one).getModelVersion()))
                .map(one -> (ModelPublished) one.body())
                .map(model ->
                        ModelFile.parse(model.getVersion(), model.getText()).thresholds());
    }

    private void axes() {
        text(LEFT, TOP - 12, "start", words.say("chart.points"));
        for (int points = 0; points <= FULL; points += FULL / 4) {
            line(LEFT, RIGHT, y(points), y(points), GREY, "");
            text(LEFT - 8, y(points) + 5, "end", Integer.toString(points / 100));
        }
        if (!scores.isEmpty()) {
            text(LEFT, BOTTOM + 20, "start", Instant.ofEpochMilli(first).toString());
            text(RIGHT, BOTTOM + 20, "end", Instant.ofEpochMilli(last).toString());
        }
    }

    private void bands(Thresholds thresholds) {
        band(thresholds.redEnter(), FULL, "#f6d5d2", words.say("Rag.RED"));
        band(thresholds.amberEnter(), thresholds.redEnter(), "#fbe6c4", words.say("Rag.AMBER"));
        band(0, thresholds.amberEnter(), "#dcefe0", words.say("Rag.GREEN"));
    }

    private void band(int from, int to, String tint, String word) {
        svg.append(String.format(
                Locale.ROOT,
                "  <rect x=\"%d\" y=\"%.1f\" width=\"%d\" height=\"%.1f\" fill=\"%s\"/>\n",
                LEFT,
                y(to),
                RIGHT - LEFT,
                y(from) - y(to),
                tint));
        line(LEFT, RIGHT, y(from), y(from), INK, "4 4");
        text(RIGHT + 8, (y(from) + y(to)) / 2 + 5, "start", word);
    }

    private void scoreLine() {
        StringBuilder path = new StringBuilder();
        for (Happening one : scores) {
            path.append(String.format(
                    Locale.ROOT, path.length() == 0 ? "M%.1f %.1f" : " H%.1f V%.1f", x(one), y(score(one))));
        }
        if (path.length() > 0) {
            path.append(String.format(Locale.ROOT, " H%d", RIGHT));
            svg.append("  <path d=\"")
                    .append(path)
                    .append("\" fill=\"none\" stroke=\"#0b4f9e\" stroke-width=\"2.5\"/>\n");
        }
        if (dots) {
            scoreDots();
        }
    }

    private void scoreDots() {
        for (Happening one : scores) {
            svg.append(String.format(
                    Locale.ROOT,
                    "  <circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"#0b4f9e\"><title>%s</title></circle>\n",
                    x(one),
                    y(score(one)),
                    PageHtml.escaped(one.knownAt() + " " + words.of(one))));
        }
    }

    private void marks(String word, int y, Class<?> kind) {
        text(RIGHT + 8, y + 5, "start", words.say(word));
        line(LEFT, RIGHT, y, y, GREY, "");
        life.records(kind)
                .filter(one -> one.knownAt().toEpochMilli() >= first)
                .forEach(one -> svg.append(String.format(
                        Locale.ROOT,
                        "  <path d=\"M%.1f %d l6 12 h-12 z\" fill=\"%s\"><title>%s</title></path>\n",
                        x(one),
                        y - 6,
                        INK,
                        PageHtml.escaped(one.knownAt() + " " + words.of(one)))));
    }

    private double x(Happening one) {
        long span = Math.max(1, last - first);
        return LEFT + (double) (RIGHT - LEFT) * (one.knownAt().toEpochMilli() - first) / span;
    }

    private static double y(int points) {
        return BOTTOM - (double) (BOTTOM - TOP) * points / FULL;
    }

    private void line(double x1, double x2, double y1, double y2, String colour, String dashes) {
        svg.append(String.format(
                Locale.ROOT,
                "  <line x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"%s/>\n",
                x1,
                x2,
                y1,
                y2,
                colour,
                dashes.isEmpty() ? "" : " stroke-dasharray=\"" + dashes + "\""));
    }

    private void text(double x, double y, String anchor, String said) {
        svg.append(String.format(
                Locale.ROOT,
                "  <text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>\n",
                x,
                y,
                anchor,
                INK,
                PageHtml.escaped(said)));
    }
}
