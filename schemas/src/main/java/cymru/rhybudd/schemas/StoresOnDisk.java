package cymru.rhybudd.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An application's stores on the disk of this machine, and whether it may go on with them. From its changelog a store takes what came after it was closed; but
 * that something was deleted stands there for {@link Changelogs#DELETIONS_KEPT} only, and who comes later keeps for ever what was deleted. So stores are gone on
 * with only if they were level with their changelogs when they were closed, and that was not long ago: a file beside them says when. It is not there while they
 * are open, for a crash leaves a store as it was when it was last written out, which may be days ago.
 */
public final class StoresOnDisk {
    /** The other half is for the restore that follows, and for clocks that differ. */
    static final Duration GONE_ON_WITH = Changelogs.DELETIONS_KEPT.dividedBy(2);

    private static final Logger LOGGER = LoggerFactory.getLogger(StoresOnDisk.class);

    private final Path directory;
    private final Path closedAt;
    private final InstantSource clock;

    /** The stores of the application of that id, where Kafka Streams keeps them. */
    public StoresOnDisk(Path stateDirectory, String applicationId, InstantSource clock) {
        directory = stateDirectory.resolve(applicationId);
        closedAt = directory.resolve("closed-at");
        this.clock = clock;
    }

    /**
     * Comes before the stores are opened, by whoever has locked their directory.
     *
     * @param discard deletes them, so that they are restored from the beginning of their changelogs
     */
    public void open(Runnable discard) {
        try {
            Optional<Instant> closed = whenClosed();
            Files.deleteIfExists(closedAt); // first, for what is discarded by half is not to be gone on with either
            if (!closed.map(this::isRecent).orElse(false) && areThere()) {
                LOGGER.atWarn()
                        .addKeyValue("closed", closed.map(Instant::toString).orElse("unknown"))
                        .log("stores may hold what was deleted since: discarded, and restored");
                discard.run();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the stores in " + directory + " cannot be opened", e);
        }
    }

    /** Comes after the stores have been closed in good order, and only if each was level with its changelog. */
    public void closed() {
        try {
            Files.writeString(closedAt, clock.instant().toString());
        } catch (IOException e) {
            LOGGER.atWarn()
                    .addKeyValue("exception", e.getClass().getSimpleName())
                    .log("when the stores were closed could not be written: the next start discards them");
        }
    }

    /** A time that was cut short by a full disk is none: its last letter is missing. */
    private Optional<Instant> whenClosed() {
        try {
            return Optional.of(Instant.parse(Files.readString(closedAt)));
        } catch (IOException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A time that is still to come was written by a clock that has been set back. */
    private boolean isRecent(Instant closed) {
        Duration since = Duration.between(closed, clock.instant());
        return !since.isNegative() && since.compareTo(GONE_ON_WITH) <= 0;
    }

    /** Kafka Streams has a directory for the stores of each task, and files of its own. */
    private boolean areThere() throws IOException {
        if (!Files.exists(directory)) {
            return false;
        }
        try (Stream<Path> all = Files.list(directory)) {
            return all.anyMatch(Files::isDirectory);
        }
    }
}
