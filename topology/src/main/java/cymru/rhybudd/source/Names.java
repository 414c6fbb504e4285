package cymru.rhybudd.source;

import java.util.Locale;
import java.util.regex.Pattern;

/** How names are written in mapping files. */
final class Names {
    /** Of a source, or of what a fact is about. */
    static final Pattern KEBAB = Pattern.compile("[a-z][a-z0-9]*([-_][a-z0-9]+)*");

    /** Of a table or a column: what Debezium passes on without adjustment, and what CEL takes for a name. */
    static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private Names() {}

    /** startedOn or StartedOn becomes started-on. */
    static String kebab(String javaName) {
        return javaName.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
