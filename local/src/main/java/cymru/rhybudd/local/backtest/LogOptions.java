package cymru.rhybudd.local.backtest;

import cymru.rhybudd.local.command.WorldOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which log is read; the options that several commands share. */
final class LogOptions {
    @Mixin
    private final WorldOption world = new WorldOption();

    @Option(
            names = "--from-files",
            paramLabel = "DIRECTORY",
            description = "Read the log from an archive that audit export wrote, without any world.")
    private @Nullable Path files;

    @Nullable
    Path files() {
        return files;
    }

    WorldOption world() {
        return world;
    }
}
