package cymru.rhybudd.audit.lock;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** That nobody else works in a directory, in this process or in another. It goes with the process. */
public final class DirectoryLock implements AutoCloseable {
    /** The name of the file in the directory that is locked, and stays there. */
    public static final String FILE = "lock";

    /** Of this process: to open the file a second time and to close it again would let go of the lock that the first has (POSIX). */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final FileChannel channel;

    private DirectoryLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /** Takes the directory, creating it if need be; empty if another one has it. */
    public static Optional<DirectoryLock> take(Path directory) throws IOException {
        Files.createDirectories(directory);
        Path real = directory.toRealPath();
        if (!HELD.add(real)) {
            return Optional.empty();
        }
        FileChannel channel = null;
        boolean alone = false;
        try {
            channel = FileChannel.open(real.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            alone = channel.tryLock() != null;
            return alone ? Optional.of(new DirectoryLock(real, channel)) : Optional.empty();
        } finally {
            if (!alone) {
                HELD.remove(real);
                if (channel != null) {
                    channel.close();
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            channel.close();
            HELD.remove(directory);
        }
    }
}
