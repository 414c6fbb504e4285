package cymru.rhybudd.audit.evidence;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * That nobody else signs in the same directory: each of two would cut off what the other wrote. It goes with the process. Whoever only reads needs none.
 *
 * @param channel has the lock as long as it is open
 */
record EvidenceLock(FileChannel channel) implements AutoCloseable {

    /**
     * Takes the directory, creating it if need be.
     *
     * @throws IllegalStateException if another one has it
     */
    static EvidenceLock take(Path directory) throws IOException {
        Files.createDirectories(directory);
        FileChannel channel =
                FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean alone;
        try {
            alone = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            alone = false;
        }
        if (!alone) {
            channel.close();
            throw new IllegalStateException("another one is signing in " + directory
                    + ": stop it, or give this one a directory of its own with --evidence");
        }
        return new EvidenceLock(channel);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
