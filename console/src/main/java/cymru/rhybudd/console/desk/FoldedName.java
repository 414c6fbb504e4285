package cymru.rhybudd.console.desk;

import cymru.rhybudd.schemas.DirectoryEntry;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A name as it is looked for, without case and without diacritics, as records are linked: Siân ap Rhys-Ellis answers to sian and to ELLIS. */
final class FoldedName {
    private static final Pattern WITHIN_A_WORD = Pattern.compile("[\\p{M}'’ʼ`]+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}]+");

    private FoldedName() {}

    /** The words of a person's name, with a space before and after each. */
    static String of(DirectoryEntry person) {
        return " " + String.join(" ", words(person.getForenames() + " " + person.getSurname())) + " ";
    }

    /** The words of a name that somebody wrote. */
    static List<String> words(String name) {
        String decomposed = Normalizer.normalize(name, Normalizer.Form.NFD);
        String letters = WITHIN_A_WORD.matcher(decomposed).replaceAll("");
        return BETWEEN_WORDS
                .splitAsStream(letters.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
