package cymru.rhybudd.council;

import cymru.rhybudd.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** Which sources a council maps, by the names that its mapping files give them. */
public final class MappedSources {
    private MappedSources() {}

    /** The sources of every {@code *.source.yaml} of the directory; none where there is no such file. */
    public static Set<String> in(Path council) throws IOException {
        Set<String> sources = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(council, "*.source.yaml")) {
            for (Path file : files) {
                sources.add(YamlFile.load(file, root -> root.required("source").text()));
            }
        }
        return sources;
    }
}
