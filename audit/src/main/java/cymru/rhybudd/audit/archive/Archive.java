package cymru.rhybudd.audit.archive;

import cymru.rhybudd.audit.archive.Manifest.DayFile;
import cymru.rhybudd.audit.archive.Manifest.EnclosedFile;
import cymru.rhybudd.audit.archive.Manifest.PartitionFiles;
import cymru.rhybudd.audit.archive.Manifest.SchemaFile;
import cymru.rhybudd.audit.records.Checksum;
import cymru.rhybudd.audit.records.Cursor;
import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.Records;
import cymru.rhybudd.schemas.serde.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Records that were written to files. */
public final class Archive implements Records {
    private final Path directory;
    private final Manifest manifest;
    private final Map<Partition, PartitionFiles> partitions = new TreeMap<>();
    private final Registry schemas;

    /** The archive in that directory; {@link ArchiveException} where there is none. */
    public Archive(Path directory) {
        this.directory = directory;
        this.manifest = Manifest.read(directory);
        manifest.partitions().forEach(files -> partitions.put(files.name(), files));
        this.schemas = new ArchivedSchemas(directory, manifest.schemas());
    }

    /** Whose records they are. */
    public String council() {
        return manifest.council();
    }

    /** What a service goes on from; empty where the archive is not whole. */
    public Optional<Cluster> cluster() {
        return Optional.ofNullable(manifest.cluster());
    }

    /** Where a file that is not of records is kept in the archive; it is not of it before it is enclosed. */
    public Path enclosure(String name) {
        return directory.resolve(name);
    }

    /** Whether a file was taken into the archive, by its manifest. */
    public boolean encloses(String name) {
        return manifest.enclosures().stream().anyMatch(file -> file.file().equals(name));
    }

    /** Takes a file that stands in the directory into the archive. */
    public void enclose(String name) throws IOException {
        manifest.enclosing(new EnclosedFile(name, Checksum.of(enclosure(name)))).write(directory);
    }

    /**
     * What is wrong with the files: missing, other than the manifest says, or not of it. Empty when nothing is. The manifest itself is only as good as
     * the place that it comes from; the signed checkpoints vouch for the records.
     */
    public List<String> faults() throws IOException {
        List<String> faults = new ArrayList<>();
        Set<String> known = new HashSet<>(Set.of(Manifest.NAME));
        for (PartitionFiles files : manifest.partitions()) {
            for (DayFile day : files.files()) {
                known.add(day.file());
                check(day.file(), day.sha256(), faults);
            }
        }
        for (SchemaFile schema : manifest.schemas()) {
            known.add(schema.file());
            check(schema.file(), schema.sha256(), faults);
        }
        for (EnclosedFile file : manifest.enclosures()) {
            known.add(file.file());
            check(file.file(), file.sha256(), faults);
        }
        try (Stream<Path> all = Files.walk(directory)) {
            all.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> !known.contains(file))
                    .sorted()
                    .forEach(file -> faults.add(file + " is not in the manifest"));
        }
        return faults;
    }

    private void check(String file, String sha256, List<String> faults) throws IOException {
        Path path = directory.resolve(file);
        if (!Files.isRegularFile(path)) {
            faults.add(file + " is missing");
        } else if (!Checksum.of(path).equals(sha256)) {
            faults.add(file + " is not the file that the manifest speaks of: its checksum is another");
        }
    }

    @Override
    public List<Partition> partitions(String topic) {
        return partitions.keySet().stream()
                .filter(partition -> partition.topic().equals(topic))
                .toList();
    }

    @Override
    public long count(Partition partition) {
        PartitionFiles files = partitions.get(partition);
        return files == null ? 0 : files.records();
    }

    @Override
    public Cursor read(Partition partition, long from) {
        PartitionFiles files = partitions.get(partition);
        return new ArchiveCursor(directory, files == null ? List.of() : files.files(), from);
    }

    @Override
    public long processed(Partition partition) {
        PartitionFiles files = partitions.get(partition);
        return files == null ? 0 : files.processed();
    }

    @Override
    public String identity() {
        return Manifest.checksum(directory);
    }

    @Override
    public Registry schemas() {
        return schemas;
    }
}
