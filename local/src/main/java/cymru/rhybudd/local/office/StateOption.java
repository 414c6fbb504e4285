package cymru.rhybudd.local.office;

import cymru.rhybudd.local.inspect.Visit;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which world it is about. */
final class StateOption {
    @Option(
            names = "--state",
            paramLabel = "DIRECTORY",
            description = "The state directory of the world. Default: .rhybudd in the project.")
    private @Nullable Path state;

    Visit visit(Consumer<String> progress) throws Exception {
        Path home = Path.of(System.getProperty("rhybudd.home", "")).toAbsolutePath();
        return Visit.to(home, state != null ? state.toAbsolutePath() : home.resolve(".rhybudd"), progress);
    }
}
