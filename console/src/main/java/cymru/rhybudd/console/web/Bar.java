package cymru.rhybudd.console.web;

import java.util.ArrayList;
import java.util.List;

/** Where the parts of a bar stand, from left to right; the numbers are in the table beside it. */
public record Bar(List<Part> parts) {
    public static final int WIDTH = 120;
    public static final int HEIGHT = 14;

    /**
     * A part of a bar.
     *
     * @param look the class that gives it its colour
     */
    public record Part(int x, int width, String look) {}

    public Bar {
        parts = List.copyOf(parts);
    }

    /** An amount and how it is coloured. */
    record Amount(int amount, String look) {}

    /** A bar whose whole width is that of {@code most}; what is there at all can be seen. */
    static Bar of(int most, Amount... amounts) {
        List<Part> parts = new ArrayList<>();
        int x = 0;
        for (Amount each : amounts) {
            if (each.amount() > 0 && x < WIDTH) {
                long share = Math.round((double) each.amount() / Math.max(1, most) * WIDTH);
                int width = (int) Math.min(WIDTH - x, Math.max(2, share));
                parts.add(new Part(x, width, each.look()));
                x += width;
            }
        }
        return new Bar(parts);
    }
}
