package cymru.rhybudd.local.backtest;

import cymru.rhybudd.audit.report.PageHtml;
import cymru.rhybudd.backtest.BacktestReport;
import cymru.rhybudd.backtest.CurvePoint;
import cymru.rhybudd.backtest.Performance;
import cymru.rhybudd.schemas.outcome.Share;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * The curve as a picture: precision and recall above, workload below, by threshold. Lines differ by dashes and carry their names,
 * so that nobody depends on colours.
 */
final class CurveChart {
    private static final int LEFT = 80;
    private static final int RIGHT = 620;
    private static final int TOP = 84;
    private static final int MIDDLE = 284;
    private static final int LOWER_TOP = 372;
    private static final int BOTTOM = 532;
    private static final int FIRST = 10;
    private static final int LAST = 90;
    private static final int BETWEEN_LABELS = 10;
    private static final String INK = "#1a1a1a";
    private static final String BLUE = "#0b4f9e";
    private static final String ORANGE = "#a8480f";
    private static final String GREEN = "#1c6b3c";

    private final BacktestReport report;
    private final StringBuilder svg = new StringBuilder();
    private final double most;

    private CurveChart(BacktestReport report) {
        this.report = report;
        this.most = roundUp(report.curve().stream()
                .mapToDouble(CurvePoint::busiestTeamAWeek)
                .max()
                .orElse(0));
    }

    static String of(BacktestReport report) {
        return new CurveChart(report).draw();
    }

    private String draw() {
        svg.append("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 820 594" role="img" aria-labelledby="title desc" \
                font-family="sans-serif" font-size="14">
                  <title id="title">%1$s</title>
                  <desc id="desc">%2$s</desc>
                  <rect width="820" height="594" fill="#ffffff"/>
                  <text x="%3$d" y="28" font-size="18" fill="%4$s">%1$s</text>
                  <text x="%3$d" y="50" fill="%4$s" xml:lang="cy">%5$s</text>
                """.formatted(
                PageHtml.escaped("Precision, recall and workload by threshold: model " + report.candidate()),
                PageHtml.escaped(description()),
                LEFT,
                INK,
                PageHtml.escaped("Manylder, adalw a llwyth gwaith yn ôl trothwy: model " + report.candidate())));
        axes();
        quality();
        workload();
        chosen();
        return svg.append("</svg>\n").toString();
    }

    private String description() {
        String chosen = report.chosen().isPresent()
                ? "The lowest threshold that fits a budget of " + report.budget() + " alerts a team and week is "
                        + report.chosen().getAsInt() + " points."
                : "No threshold fits a budget of " + report.budget() + " alerts a team and week.";
        return "Upper lines: precision and recall in per cent, for thresholds from 10 to 90 points. Lower line: alerts a week"
                + " of the busiest team. " + chosen
                + (report.hasOutcomes() ? "" : " No outcomes are recorded, so there is neither precision nor recall.");
    }

    private void axes() {
        text(LEFT, TOP - 10, "start", INK, "per cent · y cant");
        text(LEFT, LOWER_TOP - 14, "start", INK, "alerts a week, busiest team · rhybuddion yr wythnos, y tîm prysuraf");
        for (int part = 0; part <= 4; part++) {
            double upper = MIDDLE - (MIDDLE - TOP) * part / 4.0;
            double lower = BOTTOM - (BOTTOM - LOWER_TOP) * part / 4.0;
            line(LEFT, RIGHT, upper, upper, "#c8c8c8", "");
            line(LEFT, RIGHT, lower, lower, "#c8c8c8", "");
            text(LEFT - 8, upper + 5, "end", INK, Integer.toString(25 * part));
            text(LEFT - 8, lower + 5, "end", INK, number(most * part / 4));
        }
        for (int threshold = FIRST; threshold <= LAST; threshold += BETWEEN_LABELS) {
            text(x(threshold), MIDDLE + 20, "middle", INK, Integer.toString(threshold));
            text(x(threshold), BOTTOM + 20, "middle", INK, Integer.toString(threshold));
        }
        text((LEFT + RIGHT) / 2.0, BOTTOM + 44, "middle", INK, "threshold in points · trothwy mewn pwyntiau");
    }

    private void quality() {
        if (!report.hasOutcomes()) {
            text(
                    (LEFT + RIGHT) / 2.0,
                    (TOP + MIDDLE) / 2.0 - 8,
                    "middle",
                    INK,
                    "no outcomes recorded · dim canlyniadau wedi'u cofnodi");
            return;
        }
        series("precision · manylder", BLUE, "", TOP, MIDDLE, 1, part(Performance::precision), 0);
        series("recall · adalw", ORANGE, "9 5", TOP, MIDDLE, 1, part(Performance::recall), 1);
    }

    private static Function<CurvePoint, OptionalDouble> part(Function<Performance, Share> share) {
        return point -> ShownCounts.rounded(share.apply(point.performance()));
    }

    private void workload() {
        if (report.budget() <= most) {
            double y = y(report.budget(), LOWER_TOP, BOTTOM, most);
            line(LEFT, RIGHT, y, y, INK, "2 4");
            // To the right, where the workload is least.
            text(RIGHT - 6, y - 5, "end", INK, "budget · cyllideb: " + report.budget());
        }
        series(
                "workload · llwyth gwaith",
                GREEN,
                "14 4 3 4",
                LOWER_TOP,
                BOTTOM,
                most,
                point -> OptionalDouble.of(point.busiestTeamAWeek()),
                0);
    }

    /** In each part of the picture for itself, so that it strikes through no words between them. */
    private void chosen() {
        report.chosen().ifPresent(threshold -> {
            double x = x(threshold);
            upright(x, TOP, MIDDLE);
            upright(x, LOWER_TOP, BOTTOM);
            text(
                    x,
                    MIDDLE + 38,
                    threshold < 50 ? "start" : "end",
                    INK,
                    "fits the budget · o fewn y gyllideb: " + threshold);
        });
    }

    private void upright(double x, int top, int bottom) {
        svg.append(String.format(
                Locale.ROOT,
                "  <line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"%s\" stroke-width=\"1.5\"/>%n",
                x,
                x,
                top,
                bottom,
                INK));
    }

    /** A line that breaks where there is no value, a dot where only one is; its name stands to the right of its last one. */
    private void series(
            String name,
            String colour,
            String dashes,
            int top,
            int bottom,
            double full,
            Function<CurvePoint, OptionalDouble> value,
            int place) {
        StringBuilder path = new StringBuilder();
        boolean drawing = false;
        double lastY = top + 20.0;
        for (CurvePoint point : report.curve()) {
            OptionalDouble one = value.apply(point);
            if (one.isPresent()) {
                lastY = y(one.getAsDouble(), top, bottom, full);
                path.append(String.format(
                        Locale.ROOT, drawing ? "L%.1f %.1f " : "M%.1f %.1f h0 ", x(point.threshold()), lastY));
            }
            drawing = one.isPresent();
        }
        svg.append(String.format(
                Locale.ROOT,
                "  <path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2.5\" stroke-linecap=\"round\"%s/>%n",
                path.toString().strip(),
                colour,
                dashes.isEmpty() ? "" : " stroke-dasharray=\"" + dashes + "\""));
        double legend = top + 14 + 40.0 * place;
        line(RIGHT + 10, RIGHT + 50, legend, legend, colour, dashes);
        text(RIGHT + 10, legend + 18, "start", INK, name);
    }

    private void line(double x1, double x2, double y1, double y2, String colour, String dashes) {
        svg.append(String.format(
                Locale.ROOT,
                "  <line x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"%s\"%s/>%n",
                x1,
                x2,
                y1,
                y2,
                colour,
                colour.equals("#c8c8c8") ? "1" : "2.5",
                dashes.isEmpty() ? "" : " stroke-dasharray=\"" + dashes + "\""));
    }

    private void text(double x, double y, String anchor, String colour, String words) {
        svg.append(String.format(
                Locale.ROOT,
                "  <text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>%n",
                x,
                y,
                anchor,
                colour,
                PageHtml.escaped(words)));
    }

    private static double x(int threshold) {
        return LEFT + (double) (RIGHT - LEFT) * (threshold - FIRST) / (LAST - FIRST);
    }

    private static double y(double value, int top, int bottom, double full) {
        return bottom - (bottom - top) * value / full;
    }

    /** The next of 4, 8, 20, 40, 80, 200, …: divides well by four. */
    private static double roundUp(double value) {
        double step = 4;
        while (true) {
            for (double factor : new double[] {1, 2, 5}) {
                if (value <= step * factor) {
                    return step * factor;
                }
            }
            step *= 10;
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }
}
