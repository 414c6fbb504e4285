package cymru.rhybudd.local.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** What a stopped world keeps outside its broker, as one file. What the service can make anew is not in it. */
public final class StateParts {
    private static final List<String> PARTS =
            List.of("postgres", "registry", "service", "notary", "evidence", "truth", "world.json");

    private StateParts() {}

    /** Writes the parts to a file. */
    public static void write(StateDirectory state, Path file) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String part : PARTS) {
                if (Files.exists(state.root().resolve(part))) {
                    add(state.root(), state.root().resolve(part), zip);
                }
            }
        }
    }

    /** PostgreSQL needs its empty directories, too. */
    private static void add(Path root, Path part, ZipOutputStream zip) throws IOException {
        try (Stream<Path> all = Files.walk(part)) {
            for (Path path : all.sorted().toList()) {
                String name = root.relativize(path).toString().replace('\\', '/');
                if (Files.isDirectory(path)) {
                    zip.putNextEntry(new ZipEntry(name + "/"));
                } else if (Files.isRegularFile(path) && !name.endsWith(".pid")) {
                    zip.putNextEntry(new ZipEntry(name));
                    Files.copy(path, zip);
                }
                zip.closeEntry();
            }
        }
    }

    /** Reads the parts from a file into a directory that has none of them. */
    public static void read(Path file, StateDirectory state) throws IOException {
        Path root = state.root().toAbsolutePath().normalize();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (@Nullable ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path path = root.resolve(entry.getName()).normalize();
                if (!path.startsWith(root)) {
                    throw new IOException(file + " names a file outside of the directory: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    // PostgreSQL refuses a directory that others may read.
                    Files.createDirectories(
                            path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                } else {
                    Files.copy(zip, path);
                    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
                }
            }
        }
    }
}
