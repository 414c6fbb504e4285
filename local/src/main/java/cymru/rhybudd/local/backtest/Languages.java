package cymru.rhybudd.local.backtest;

import cymru.rhybudd.domain.identity.Language;
import cymru.rhybudd.local.command.WorldTopics;
import cymru.rhybudd.schemas.Contracts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** In which language to write to a citizen, and nothing else of what the directory holds. */
final class Languages {
    private static final String HEADER = "citizen,language";

    private Languages() {}

    /** From the directory of a world, committed entries only. */
    static Map<String, Language> ofDirectory(WorldTopics topics) {
        Map<String, Language> languages = new TreeMap<>();
        topics.read(Contracts.CITIZEN_DIRECTORY, (citizen, entry) -> {
            if (entry == null) {
                languages.remove(citizen);
            } else {
                languages.put(citizen, Language.valueOf(entry.getLanguage().name()));
            }
        });
        return languages;
    }

    /** Writes them to a file, by pseudonym. */
    static void write(Path file, Map<String, Language> languages) throws IOException {
        StringBuilder lines = new StringBuilder(HEADER).append('\n');
        new TreeMap<>(languages)
                .forEach((citizen, language) ->
                        lines.append(citizen).append(',').append(language).append('\n'));
        Files.writeString(file, lines);
    }

    /** Reads what was written so. */
    static Map<String, Language> read(Path file) throws IOException {
        Map<String, Language> languages = new HashMap<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            int comma = line.indexOf(',');
            if (number > 1 && !line.isBlank()) {
                languages.put(line.substring(0, Math.max(0, comma)), language(line.substring(comma + 1), file, number));
            }
        }
        return languages;
    }

    /** The line is not quoted: it says of whom it speaks. */
    private static Language language(String text, Path file, int line) {
        for (Language language : Language.values()) {
            if (language.name().equals(text)) {
                return language;
            }
        }
        throw new IllegalStateException(
                file + ", line " + line + ": no language; write a pseudonym, a comma, and WELSH or ENGLISH");
    }
}
