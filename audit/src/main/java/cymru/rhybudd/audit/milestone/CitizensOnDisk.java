package cymru.rhybudd.audit.milestone;

import cymru.rhybudd.audit.lock.DirectoryLock;
import cymru.rhybudd.audit.verify.CitizenKeeper;
import cymru.rhybudd.schemas.ReplayedCitizen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Puts citizens away beside the milestone that is to come, until it is written or there is none. Until it is closed nobody else can write into that
 * directory: two that save would remove each other's files.
 */
public final class CitizensOnDisk implements CitizenKeeper, AutoCloseable {
    private static final String UNFINISHED = "unfinished";

    private final Path place;
    private final DirectoryLock lock;

    /**
     * In that directory; what an earlier one left behind there when it was killed is removed.
     *
     * @throws MilestoneException if another one has it, or nothing can be written there
     */
    public CitizensOnDisk(Path directory) {
        place = directory.resolve(UNFINISHED);
        try {
            lock = DirectoryLock.take(directory)
                    .orElseThrow(() -> new MilestoneException("another verification is saving in " + directory
                            + ": wait for its end, or give --save a directory of its own"));
            try {
                remove();
                Files.createDirectories(place);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new MilestoneException("cannot save in " + directory + ": " + e, e);
        }
    }

    @Override
    public Iterable<ReplayedCitizen> keep(int partition, Iterable<ReplayedCitizen> citizens) {
        MilestoneFile<ReplayedCitizen> file = MilestoneFile.citizens(partition);
        Map<String, String> written = new TreeMap<>();
        try {
            file.write(place, citizens, written);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot put citizens away in " + place, e);
        }
        return file.read(place, written);
    }

    private void remove() throws IOException {
        if (Files.isDirectory(place)) {
            try (Stream<Path> files = Files.list(place)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(place);
        }
    }

    @Override
    public void close() throws IOException {
        try (lock) {
            remove();
        }
    }
}
