package cymru.rhybudd.bench;

import java.util.Locale;

/** The throughputs as a picture: a bar for the median, a line from the lowest round to the highest. */
final class BarChart {
    private static final int LEFT = 130;
    private static final int WIDTH = 420;

    private BarChart() {}

    static String of(Result result) {
        Spread passThrough = result.passThroughEventsPerSecond();
        Spread topology = result.topologyEventsPerSecond();
        double most = Math.max(passThrough.max(), topology.max());
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 680 130" role="img" aria-labelledby="title" \
                font-family="sans-serif" font-size="14">
                  <title id="title">Events a second with exactly-once: pass-through %s, whole topology %s</title>
                  <rect width="680" height="130" fill="#ffffff"/>
                  <text x="10" y="22" fill="#222222">Events a second, exactly once (median; line: lowest to highest round)</text>
                %s%s</svg>
                """.formatted(
                        number(passThrough.median()),
                        number(topology.median()),
                        bar("pass-through", passThrough, most, 38, "#8a8f98"),
                        bar("whole topology", topology, most, 82, "#1f5fa8"));
    }

    private static String bar(String name, Spread spread, double most, int top, String colour) {
        return String.format(
                Locale.ROOT,
                """
                  <text x="10" y="%d" fill="#222222">%s</text>
                  <rect x="%d" y="%d" width="%.1f" height="32" fill="%s"/>
                  <line x1="%.1f" x2="%.1f" y1="%d" y2="%d" stroke="#222222" stroke-width="2"/>
                  <text x="%.1f" y="%d" fill="#222222">%s</text>
                """,
                top + 21,
                name,
                LEFT,
                top,
                length(spread.median(), most),
                colour,
                LEFT + length(spread.min(), most),
                LEFT + length(spread.max(), most),
                top + 16,
                top + 16,
                LEFT + length(spread.max(), most) + 10,
                top + 21,
                number(spread.median()));
    }

    private static double length(double value, double most) {
        return WIDTH * value / most;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }
}
