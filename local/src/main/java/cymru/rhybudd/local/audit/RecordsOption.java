package cymru.rhybudd.local.audit;

import cymru.rhybudd.audit.archive.Archive;
import cymru.rhybudd.audit.records.Records;
import cymru.rhybudd.local.command.Printing;
import cymru.rhybudd.local.command.Visit;
import cymru.rhybudd.local.command.WorldOption;
import cymru.rhybudd.local.command.WorldTopics;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which records are audited: those of a world, running or stopped, or of an archive. */
final class RecordsOption {
    @Mixin
    private final WorldOption world = new WorldOption();

    @Option(
            names = "--from-files",
            paramLabel = "DIRECTORY",
            description = "Read the records from an archive that audit export wrote, without any world.")
    private @Nullable Path files;

    /** What a command does with the records; its result is the exit code. */
    @FunctionalInterface
    interface Step {
        Integer take(Records records) throws Exception;
    }

    Integer look(Printing printing, Step step) throws Exception {
        if (files != null) {
            return step.take(new Archive(files));
        }
        try (Visit visit = world.visit(printing::say)) {
            return step.take(WorldTopics.of(visit.endpoints()).records());
        }
    }

    /**
     * The topics of the running world.
     *
     * @throws IllegalStateException if none runs
     */
    WorldTopics running() throws IOException {
        if (files != null) {
            throw new IllegalStateException("an archive does not grow: leave out --from-files, or --every");
        }
        return world.running();
    }

    /** The archive; null where a world is meant. */
    @Nullable
    Archive archive() {
        return files == null ? null : new Archive(files);
    }
}
