package cymru.rhybudd.local.backtest;

import cymru.rhybudd.domain.identity.Language;
import cymru.rhybudd.local.command.WorldTopics;
import cymru.rhybudd.schemas.Contracts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** In which language to write to a citizen, and nothing else of what the directory holds. */
final class Languages {
    private static final String FILE = "languages.csv";
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

    /** Writes them beside an exported log. */
    static void write(Path directory, Map<String, Language> languages) {
        StringBuilder lines = new StringBuilder(HEADER).append('\n');
        new TreeMap<>(languages)
                .forEach((citizen, language) ->
                        lines.append(citizen).append(',').append(language).append('\n'));
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve(FILE), lines);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + directory.resolve(FILE), e);
        }
    }

    /** Reads what was written beside an exported log; nothing where it was not. */
    static Map<String, Language> read(Path directory) {
        Path file = directory.resolve(FILE);
        Map<String, Language> languages = new HashMap<>();
        if (!Files.exists(file)) {
            return languages;
        }
        try {
            int number = 0;
            for (String line : Files.readAllLines(file)) {
                number++;
                int comma = line.indexOf(',');
                if (number > 1 && !line.isBlank()) {
                    languages.put(
                            line.substring(0, Math.max(0, comma)), language(line.substring(comma + 1), file, number));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
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
