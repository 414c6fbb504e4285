package cymru.rhybudd.local.command;

import java.util.Locale;
import picocli.CommandLine.Option;

/** In which of the two languages something is said. */
public final class LanguageOption {
    @Option(
            names = "--lang",
            paramLabel = "LANGUAGE",
            defaultValue = "en",
            converter = LanguageConverter.class,
            description = "In which language it is said: cy or en. Default: en.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String language;

    /** {@code cy} or {@code en}. */
    public String language() {
        return language;
    }

    /** The same, for resource bundles. */
    public Locale locale() {
        return Locale.forLanguageTag(language);
    }
}
