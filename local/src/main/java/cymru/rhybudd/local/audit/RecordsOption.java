package cymru.rhybudd.local.audit;

import cymru.rhybudd.audit.archive.Archive;
import cymru.rhybudd.audit.records.Records;
import cymru.rhybudd.local.command.Printing;
import cymru.rhybudd.local.command.Visit;
import cymru.rhybudd.local.command.WorldOption;
import cymru.rhybudd.local.command.WorldTopics;
import cymru.rhybudd.schemas.Access;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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

    /** The world that is looked at; null where none is. */
    private @Nullable WorldTopics visited;

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
            visited = WorldTopics.of(visit.endpoints());
            return step.take(visited.records());
        } finally {
            visited = null;
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

    /**
     * The world, for what an archive cannot give.
     *
     * @throws IllegalStateException if an archive is meant
     */
    WorldOption world() {
        if (files != null) {
            throw new IllegalStateException("only a world can be written whole: leave out --from-files, or --whole");
        }
        return world;
    }

    /**
     * The short name of the council whose records are looked at.
     *
     * @throws IllegalStateException if none are
     */
    String council() {
        if (files != null) {
            return new Archive(files).council();
        }
        if (visited == null) {
            throw new IllegalStateException("whose records they are is known while they are looked at");
        }
        return visited.council();
    }

    /** The archive; null where a world is meant. */
    @Nullable
    Archive archive() {
        return files == null ? null : new Archive(files);
    }

    /** The directory beside the archive or the world, for what can be made anew of it. */
    Path beside(String suffix) {
        Path place =
                (files != null ? files : world.directory()).toAbsolutePath().normalize();
        return place.resolveSibling(place.getFileName() + suffix);
    }

    /** Keeps that somebody looks at citizens, before anything is shown. A copy in files keeps nothing: whoever holds it answers for its readers. */
    void record(Printing printing, List<Access> looks) throws InterruptedException {
        if (visited != null) {
            AccessLog.write(visited, looks);
        } else {
            printing.say(
                    "Nid yw archif yn cofnodi pwy sy'n edrych. / An archive does not record who looks: whoever holds it answers"
                            + " for its readers.");
        }
    }
}
