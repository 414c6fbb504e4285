package cymru.rhybudd.local.backtest;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** How figures are written; a dash stands where there is none. */
final class Figures {
    static final String NONE = "–";

    /** In place of a count that is small, or would give a small one away. */
    static final String HIDDEN = "·";

    private Figures() {}

    static String whole(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A count that may be hidden. */
    static String whole(OptionalInt count) {
        return count.isPresent() ? whole(count.getAsInt()) : HIDDEN;
    }

    static String decimal(double number) {
        return String.format(Locale.ROOT, "%,.1f", number);
    }

    static String decimal(OptionalDouble number) {
        return number.isPresent() ? decimal(number.getAsDouble()) : NONE;
    }

    static String percent(OptionalDouble part) {
        return part.isPresent() ? String.format(Locale.ROOT, "%.1f %%", part.getAsDouble() * 100) : NONE;
    }

    static String wholePercent(OptionalDouble part) {
        return part.isPresent() ? String.format(Locale.ROOT, "%.0f %%", part.getAsDouble() * 100) : NONE;
    }

    static String times(OptionalDouble ratio) {
        return ratio.isPresent() ? String.format(Locale.ROOT, "%.2f", ratio.getAsDouble()) : NONE;
    }
}
