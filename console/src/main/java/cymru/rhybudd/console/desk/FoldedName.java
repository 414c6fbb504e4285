package cymru.rhybudd.console.desk;

import cymru.rhybudd.schemas.DirectoryEntry;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A name as it is looked for, without case and without diacritics, as records are linked: Siân ap Rhys-Ellis answers to sian and to ELLIS.
 *
 * @param text its words, with a space before and after each
 */
record FoldedName(String text) {
    private static final Pattern WITHIN_A_WORD = Pattern.compile("[\\p{M}'’ʼ`]+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}]+");

    static FoldedName of(DirectoryEntry person) {
        return new FoldedName(" " + String.join(" ", words(person.getForenames() + " " + person.getSurname())) + " ");
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

    boolean hasWordThatBegins(String beginning) {
        return text.contains(" " + beginning);
    }

    boolean hasWord(String word) {
        return text.contains(" " + word + " ");
    }
}
