package cymru.rhybudd.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A picture of a few figures: a bar for the median of each, a line from the lowest to the highest. */
final class BarChart {
    private static final int LEFT = 150;
    private static final int WIDTH = 400;
    private static final int TOP = 38;
    private static final int STEP = 44;
    private static final String OURS = "#1f5fa8";
    private static final String OTHERS = "#8a8f98";

    private final String title;
    private final List<Bar> bars = new ArrayList<>();

    /** With what is shown, in one line. */
    BarChart(String title) {
        this.title = title;
    }

    private record Bar(String name, Spread spread, boolean ours) {}

    /** Adds a bar of ours. */
    BarChart ours(String name, Spread spread) {
        bars.add(new Bar(name, spread, true));
        return this;
    }

    /** Adds a bar of what ours stands beside. */
    BarChart other(String name, Spread spread) {
        bars.add(new Bar(name, spread, false));
        return this;
    }

    /** The picture as SVG. */
    String svg() {
        double most = bars.stream().mapToDouble(bar -> bar.spread().max()).max().orElse(1);
        int height = TOP + STEP * bars.size() + 4;
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(Locale.ROOT, """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 680 %d" role="img" aria-labelledby="title" \
                font-family="sans-serif" font-size="14">
                  <title id="title">%s%s</title>
                  <rect width="680" height="%d" fill="#ffffff"/>
                  <text x="10" y="22" fill="#222222">%s</text>
                """, height, title, spoken(), height, title));
        for (int place = 0; place < bars.size(); place++) {
            svg.append(drawn(bars.get(place), most > 0 ? most : 1, TOP + STEP * place));
        }
        return svg.append("</svg>\n").toString();
    }

    /** For whoever cannot see it. */
    private String spoken() {
        StringBuilder spoken = new StringBuilder();
        for (Bar bar : bars) {
            spoken.append("; ")
                    .append(bar.name())
                    .append(' ')
                    .append(number(bar.spread().median()));
        }
        return spoken.toString();
    }

    private static String drawn(Bar bar, double most, int top) {
        Spread spread = bar.spread();
        return String.format(
                Locale.ROOT,
                """
                  <text x="10" y="%d" fill="#222222">%s</text>
                  <rect x="%d" y="%d" width="%.1f" height="32" fill="%s"/>
                  <line x1="%.1f" x2="%.1f" y1="%d" y2="%d" stroke="#222222" stroke-width="2"/>
                  <text x="%.1f" y="%d" fill="#222222">%s</text>
                """,
                top + 21,
                bar.name(),
                LEFT,
                top,
                length(spread.median(), most),
                bar.ours() ? OURS : OTHERS,
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
        return String.format(Locale.ROOT, value < 100 ? "%,.1f" : "%,.0f", value);
    }
}
