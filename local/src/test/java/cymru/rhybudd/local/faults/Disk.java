package cymru.rhybudd.local.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A small disk of its own for one directory, which can be filled; only root can mount one. */
record Disk(Path directory, boolean isMounted) implements AutoCloseable {
    private static final int BLOCK = 1 << 16;

    /** Mounts one at the directory; where that is not possible the directory stays what it is. */
    static Disk at(Path directory, int megabytes) throws IOException, InterruptedException {
        return new Disk(
                directory, run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", directory.toString()));
    }

    /** None: the directory is on the common disk. */
    static Disk none(Path directory) {
        return new Disk(directory, false);
    }

    /** Leaves no byte free. */
    void fill() throws IOException {
        byte[] block = new byte[BLOCK];
        try (OutputStream out = Files.newOutputStream(ballast())) {
            while (directory.toFile().getUsableSpace() > 0) {
                out.write(block);
            }
        } catch (IOException e) {
            if (directory.toFile().getUsableSpace() > BLOCK) {
                throw e; // something else than a full disk
            }
        }
    }

    /** Makes room again. */
    void empty() throws IOException {
        Files.deleteIfExists(ballast());
    }

    private Path ballast() {
        return directory.resolve("ballast");
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false; // there is no such program
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (isMounted) {
            run("umount", "-l", directory.toString());
        }
    }
}
