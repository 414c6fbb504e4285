package cymru.rhybudd.console.web;

import cymru.rhybudd.console.words.Words;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What can be chosen in a form, each with its text. */
public final class Choices {
    private Choices() {}

    /** Choices of an enum. */
    public static Map<String, String> of(Words words, String prefix, Enum<?>... values) {
        return of(words, prefix, Arrays.stream(values).map(Enum::name).toArray(String[]::new));
    }

    /** Choices by their texts' keys. */
    public static Map<String, String> of(Words words, String prefix, String... values) {
        Map<String, String> choices = new LinkedHashMap<>();
        Arrays.stream(values).forEach(value -> choices.put(value, words.text(prefix + "." + value)));
        return choices;
    }
}
