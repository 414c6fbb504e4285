package cymru.rhybudd.local.backtest;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which log is read; the options that several commands share. */
final class LogOptions {
    @Option(
            names = "--state",
            paramLabel = "DIRECTORY",
            description = "The state directory of the world. Default: .rhybudd in the project.")
    private @Nullable Path state;

    @Option(
            names = "--from-files",
            paramLabel = "DIRECTORY",
            description = "Read the log from files that --export wrote, without any world.")
    private @Nullable Path files;

    @Nullable
    Path files() {
        return files;
    }

    Path state(Path home) {
        return state != null ? state.toAbsolutePath() : home.resolve(".rhybudd");
    }
}
