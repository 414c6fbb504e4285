package cymru.rhybudd.bench;

import java.util.Locale;

/** A text in the making, line by line. */
final class Markdown {
    private final StringBuilder text = new StringBuilder();

    /** Adds a line; numbers are written as in English. */
    Markdown line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
        return this;
    }

    /** Adds an empty line. */
    Markdown space() {
        text.append('\n');
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
