package cymru.rhybudd.local.command;

import cymru.rhybudd.audit.archive.Archive;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which topics a command reads, that changes nothing: those of a world, running or stopped, or of an archive. */
public final class ReadingOption {
    @Mixin
    private final WorldOption world = new WorldOption();

    @Option(
            names = "--from-files",
            paramLabel = "DIRECTORY",
            description = "Read an archive that audit export wrote, without any world.")
    private @Nullable Path files;

    /** What a command does with the topics; it ends well unless it throws. */
    @FunctionalInterface
    public interface Step {
        void take(ReadableTopics topics) throws Exception;
    }

    /** Looks at them; returns the exit code. */
    public Integer look(Printing printing, Step step) throws Exception {
        if (files != null) {
            step.take(new ArchivedTopics(new Archive(files)));
            return ExitCode.OK;
        }
        return world.look(printing, step::take);
    }
}
