package cymru.rhybudd.local.audit;

import cymru.rhybudd.audit.archive.Archive;
import cymru.rhybudd.audit.archive.Cluster;
import cymru.rhybudd.audit.restore.Restoration;
import cymru.rhybudd.audit.restore.StoppedService;
import cymru.rhybudd.local.command.Export;
import cymru.rhybudd.local.command.Printing;
import cymru.rhybudd.local.command.ReplayProgress;
import cymru.rhybudd.local.command.Visit;
import cymru.rhybudd.local.command.WorldOption;
import cymru.rhybudd.local.command.WorldTopics;
import cymru.rhybudd.local.world.EndsWithProcess;
import cymru.rhybudd.local.world.StateDirectory;
import cymru.rhybudd.local.world.StateParts;
import cymru.rhybudd.local.world.World;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;

/** A world in files: what its broker holds as an archive, and beside it what stands outside the broker. */
final class WholeWorld {
    /** The databases, the registry, and the keys of the world. */
    private static final String OUTSIDE = "outside-kafka.zip";

    private WholeWorld() {}

    /** Writes a world that has stopped. */
    static void export(WorldOption option, Path directory, Printing printing, PrintWriter progress) throws Exception {
        try (Visit visit = option.visit(printing::say)) {
            if (visit.isRunning()) {
                throw new IllegalStateException("a world runs on " + option.directory()
                        + ", and what moves cannot be taken whole: stop ./rhybudd up first");
            }
            WorldTopics topics = WorldTopics.of(visit.endpoints());
            try (Admin admin = Admin.create(topics.client())) {
                Export.writeWhole(
                        topics.council(), topics.records(), new StoppedService(admin).cluster(), directory, progress);
            }
        }
        Archive archive = new Archive(directory);
        try (StateDirectory state =
                StateDirectory.open(option.directory())) { // databases can be copied when they stand still
            StateParts.write(state, archive.enclosure(OUTSIDE));
        }
        archive.enclose(OUTSIDE);
    }

    /** Restores a world into an empty directory; where that fails, the directory is left empty, and where it is killed, no world is taken to be there. */
    static void restore(Archive archive, Path directory, Printing printing, PrintWriter progress) throws Exception {
        Cluster cluster = Restoration.whole(archive);
        requireAsWritten(archive);
        try (StateDirectory state = StateDirectory.openForImport(directory)) {
            try {
                StateParts.read(archive.enclosure(OUTSIDE), state);
                fill(archive, cluster, state, printing, progress);
                state.imported();
            } catch (Exception e) {
                state.empty();
                throw e;
            }
        }
    }

    private static void requireAsWritten(Archive archive) throws IOException {
        if (!archive.encloses(OUTSIDE)) { // the manifest names it only once it is whole
            throw new IllegalStateException("the archive has no " + OUTSIDE
                    + ", for the export did not come to its end: make another with ./rhybudd audit export --whole");
        }
        List<String> faults = archive.faults();
        if (!faults.isEmpty()) {
            throw new IllegalStateException(
                    "the archive is not as it was written: " + String.join("; ", faults) + ". Take another copy of it");
        }
    }

    private static void fill(
            Archive archive, Cluster cluster, StateDirectory state, Printing printing, PrintWriter progress)
            throws Exception {
        try (EndsWithProcess<World> world = EndsWithProcess.start(
                        () -> World.start(WorldOption.home(), state, part -> printing.say(part + " is up")));
                ReplayProgress shown = Export.progress(archive, cluster.names(), progress)) {
            new Restoration(archive, WorldTopics.of(world.get().endpoints(0)).client()).write(shown);
        }
    }
}
