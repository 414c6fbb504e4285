package cymru.rhybudd.audit.report;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of a report in one language. The same on any machine: its own language and its formats of numbers play no part. */
final class Words {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle bundle;
    private final Locale language;

    Words(String name, Locale language) {
        this.bundle = ResourceBundle.getBundle("cymru.rhybudd.audit.report." + name, language, NO_FALLBACK);
        this.language = language;
    }

    String of(String key, Object... figures) {
        Object[] texts = new Object[figures.length];
        for (int i = 0; i < figures.length; i++) {
            texts[i] = figures[i] instanceof Long number ? count(number) : figures[i];
        }
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(texts);
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    String language() {
        return language.getLanguage();
    }
}
