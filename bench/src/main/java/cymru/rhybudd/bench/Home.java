package cymru.rhybudd.bench;

import cymru.rhybudd.council.ModelFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The project's directory, with the files that are shipped. */
record Home(Path directory) {

    /** The directory that the launcher names. */
    static Home ofThisProcess() {
        return new Home(Path.of(System.getProperty("rhybudd.home", "")).toAbsolutePath());
    }

    Path of(String path) {
        return directory.resolve(path);
    }

    Path council() {
        return of("deploy/council");
    }

    /** The model in force: versions begin with the year and the month. */
    ModelFile newestModel() {
        try (Stream<Path> files = Files.list(council())) {
            return ModelFile.load(files.filter(file -> file.toString().endsWith(".model.yaml"))
                    .max(Comparator.naturalOrder())
                    .orElseThrow(() -> new IllegalStateException("there is no *.model.yaml in " + council())));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + council(), e);
        }
    }
}
