package cymru.rhybudd.local.audit;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The words of a report in one language, from its bundle. */
final class Wording {
    private final ResourceBundle bundle;
    private final String language;

    /**
     * In that language.
     *
     * @param report whose words; the bundle's name
     * @param language cy or en
     */
    Wording(String report, String language) {
        this.language = language;
        this.bundle = ResourceBundle.getBundle(
                Wording.class.getPackageName() + "." + report,
                Locale.forLanguageTag(language),
                Control.getNoFallbackControl(Control.FORMAT_PROPERTIES)); // English, and not what the machine speaks
    }

    /** The tag of the language. */
    String language() {
        return language;
    }

    String say(String key, Object... parts) {
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(parts);
    }

    /** The name of a group, or the group itself where it is a name, as that of an area is. */
    String group(String name) {
        String key = "group." + name;
        return bundle.containsKey(key) ? say(key) : name;
    }
}
