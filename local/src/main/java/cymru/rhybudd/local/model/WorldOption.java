package cymru.rhybudd.local.model;

import cymru.rhybudd.local.inspect.Visit;
import cymru.rhybudd.local.world.Endpoints;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which world a command means. */
final class WorldOption {
    @Option(
            names = "--state",
            paramLabel = "DIRECTORY",
            description = "The state directory of the world. Default: .rhybudd in the project.")
    private @Nullable Path state;

    static Path home() {
        return Path.of(System.getProperty("rhybudd.home", "")).toAbsolutePath();
    }

    private Path directory() {
        return state != null ? state.toAbsolutePath() : home().resolve(".rhybudd");
    }

    /** Goes to the world; where none runs, its stores are started to look at them. */
    Visit visit(Consumer<String> progress) throws Exception {
        return Visit.to(home(), directory(), progress);
    }

    /**
     * Where the running world can be reached.
     *
     * @throws IllegalStateException if none runs
     */
    Endpoints running() throws IOException {
        return Endpoints.read(directory().resolve("endpoints.json"))
                .orElseThrow(() ->
                        new IllegalStateException("no world runs on " + directory() + ": start one with ./rhybudd up"));
    }
}
