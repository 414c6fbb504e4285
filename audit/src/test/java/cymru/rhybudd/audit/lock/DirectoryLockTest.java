package cymru.rhybudd.audit.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who has a directory. */
class DirectoryLockTest {
    private static final Path LOCKS = Path.of("/proc/locks");

    @TempDir
    Path directory;

    @Test
    void oneHasItUntilItIsClosed() throws IOException {
        try (DirectoryLock first = DirectoryLock.take(directory).orElseThrow()) {
            assertThat(DirectoryLock.take(directory)).isEmpty();
            assertThat(DirectoryLock.take(directory.resolve("../" + directory.getFileName())))
                    .isEmpty();
        }

        try (DirectoryLock second = DirectoryLock.take(directory).orElseThrow()) {
            assertThat(DirectoryLock.take(directory)).isEmpty();
        }
    }

    @Test
    void whoIsRefusedDoesNotLetOtherProcessesIn() throws IOException {
        assumeTrue(Files.exists(LOCKS), "Linux says which files are locked");
        try (DirectoryLock first = DirectoryLock.take(directory).orElseThrow()) {
            assertThat(DirectoryLock.take(directory)).isEmpty();

            Object inode = Files.getAttribute(directory.resolve(DirectoryLock.FILE), "unix:ino");
            assertThat(Files.readString(LOCKS)).contains(":" + inode + " ");
        }
    }
}
