package cymru.rhybudd.audit.milestone;

import cymru.rhybudd.audit.verify.CitizenKeeper;
import cymru.rhybudd.schemas.ReplayedCitizen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Puts citizens away beside the milestone that is to come, until it is written or there is none. */
public final class CitizensOnDisk implements CitizenKeeper, AutoCloseable {
    private static final String UNFINISHED = "unfinished";

    private final Path place;

    /** In that directory; what an earlier one left behind there when it was killed is removed. */
    public CitizensOnDisk(Path directory) throws IOException {
        place = directory.resolve(UNFINISHED);
        remove();
        Files.createDirectories(place);
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
        remove();
    }
}
