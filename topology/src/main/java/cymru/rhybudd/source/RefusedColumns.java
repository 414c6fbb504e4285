package cymru.rhybudd.source;

import cymru.rhybudd.yaml.YamlFile;
import cymru.rhybudd.yaml.YamlNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The columns that no mapping may take, by the words in their names. The allow-list is the first lock, this the second. */
final class RefusedColumns {
    private static final String RESOURCE = "refused-columns.yaml";

    private final Map<String, String> reasonByWords;

    private RefusedColumns(Map<String, String> reasonByWords) {
        this.reasonByWords = reasonByWords;
    }

    static RefusedColumns load() {
        try (InputStream resource =
                Objects.requireNonNull(RefusedColumns.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return YamlFile.parse(
                    RESOURCE, new String(resource.readAllBytes(), StandardCharsets.UTF_8), RefusedColumns::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RefusedColumns read(YamlNode root) {
        Map<String, String> reasonByWords = new LinkedHashMap<>();
        for (YamlNode rule : root.required("refused").list()) {
            String because = rule.required("because").text();
            rule.required("words").list().forEach(words -> reasonByWords.put("_" + words.text() + "_", because));
        }
        return new RefusedColumns(reasonByWords);
    }

    /** Why a column may not be taken; empty when it may. */
    Optional<String> reason(String column) {
        String name = "_" + Names.kebab(column).replace('-', '_') + "_";
        return reasonByWords.entrySet().stream()
                .filter(rule -> name.contains(rule.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
