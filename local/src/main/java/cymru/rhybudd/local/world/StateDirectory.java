package cymru.rhybudd.local.world;

import cymru.rhybudd.audit.lock.DirectoryLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where a world keeps everything between two starts; one process at a time may have it. */
public final class StateDirectory implements AutoCloseable {
    private static final String MARKER = "this-is-a-rhybudd-state-directory";
    private static final String IMPORT = "import-not-finished";

    private final Path root;
    private final DirectoryLock lock;

    private StateDirectory(Path root, DirectoryLock lock) {
        this.root = root;
        this.lock = lock;
    }

    /**
     * Takes the directory, creating it if need be.
     *
     * @throws IllegalStateException if another process has it
     */
    public static StateDirectory open(Path root) throws IOException {
        DirectoryLock lock = DirectoryLock.take(root)
                .orElseThrow(() -> new IllegalStateException("another rhybudd is running on " + root
                        + ": stop it, or give this one a directory of its own with --state"));
        StateDirectory directory = new StateDirectory(root, lock);
        if (!Files.exists(root.resolve(MARKER)) && !directory.isEmpty()) {
            directory.close();
            throw new IllegalStateException(root + " holds files that are not ours: give --state an empty directory");
        }
        Files.writeString(root.resolve(MARKER), "Made by ./rhybudd up; --fresh empties it.\n");
        return directory;
    }

    /**
     * Takes the directory for what comes from elsewhere. Until {@link #imported} is called it holds no world; what an import left there that was killed is removed.
     *
     * @throws IllegalStateException if it holds anything already
     */
    public static StateDirectory openForImport(Path root) throws IOException {
        StateDirectory directory = open(root);
        try {
            if (Files.exists(root.resolve(IMPORT))) {
                directory.empty();
            }
            try (Stream<Path> files = Files.list(root)) {
                if (files.anyMatch(file -> !file.endsWith(DirectoryLock.FILE) && !file.endsWith(MARKER))) {
                    throw new IllegalStateException(
                            root + " is not empty: give --state a directory that is, or is not there yet");
                }
            }
            Files.createFile(root.resolve(IMPORT));
            return directory;
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /** All that comes from elsewhere is there. */
    public void imported() throws IOException {
        Files.delete(root.resolve(IMPORT));
    }

    /** Removes everything that earlier runs left; that an import did not come to its end last, lest what remains be taken for a world if this is killed. */
    public void empty() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(root)
                        && !file.equals(root.resolve(IMPORT))
                        && !file.equals(root.resolve(DirectoryLock.FILE))
                        && !file.equals(root.resolve(MARKER))) {
                    Files.delete(file);
                }
            }
        }
        Files.deleteIfExists(root.resolve(IMPORT));
    }

    private boolean isEmpty() throws IOException {
        try (Stream<Path> files = Files.list(root)) {
            return files.allMatch(file -> file.endsWith(DirectoryLock.FILE));
        }
    }

    /**
     * Whether an earlier run left a world that can be used again.
     *
     * @throws IllegalStateException if it holds part of one, for an import did not come to its end
     */
    public boolean holdsWorld() {
        if (Files.exists(root.resolve(IMPORT))) {
            throw new IllegalStateException(
                    root
                            + " holds part of a world, for ./rhybudd audit import did not come to its end: import again, or begin another one with ./rhybudd up --fresh");
        }
        return Files.exists(settings());
    }

    /** The directory itself. */
    public Path root() {
        return root;
    }

    /** A directory of its own for one part of the world, created if need be. */
    public Path of(String part) throws IOException {
        return Files.createDirectories(root.resolve(part));
    }

    /** The file that says how the world was made: seed, citizens, first day. */
    public Path settings() {
        return root.resolve("world.json");
    }

    /** The file that says where a running world can be reached. */
    public Path endpoints() {
        return root.resolve("endpoints.json");
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
