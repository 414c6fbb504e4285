package cymru.rhybudd.console.web;

import cymru.rhybudd.console.desk.PublishedModel;
import cymru.rhybudd.console.desk.ScorePoint;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Where the marks of a small drawing of scores stand; days go from left to right, and 0 to 100 points upwards.
 *
 * @param line the polyline's points
 * @param lastX where the newest score stands
 * @param amberY the height of the amber threshold
 */
public record Sparkline(String line, String lastX, String lastY, String amberY, String redY) {
    public static final int WIDTH = 600;
    public static final int HEIGHT = 160;

    private static final int EDGE = 8;
    private static final int MOST_BASIS_POINTS = 10_000;

    static Sparkline of(List<ScorePoint> points, PublishedModel model) {
        long first = points.get(0).on().toEpochDay();
        long days = Math.max(1, points.get(points.size() - 1).on().toEpochDay() - first);
        String line = points.stream()
                .map(point -> x(point.on().toEpochDay() - first, days) + "," + y(point.score()))
                .collect(Collectors.joining(" "));
        ScorePoint last = points.get(points.size() - 1);
        return new Sparkline(
                line,
                x(last.on().toEpochDay() - first, days),
                y(last.score()),
                y(model.amber() * 100),
                y(model.red() * 100));
    }

    private static String x(long day, long days) {
        return decimal(EDGE + (double) day / days * (WIDTH - 2 * EDGE));
    }

    private static String y(int basisPoints) {
        return decimal(HEIGHT - EDGE - (double) basisPoints / MOST_BASIS_POINTS * (HEIGHT - 2 * EDGE));
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
