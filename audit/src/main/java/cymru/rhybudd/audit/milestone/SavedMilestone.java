package cymru.rhybudd.audit.milestone;

import cymru.rhybudd.audit.evidence.Beginning;
import cymru.rhybudd.audit.records.Checksum;
import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.Records;
import cymru.rhybudd.audit.verify.Milestone;
import cymru.rhybudd.schemas.ReplayedOffice;
import cymru.rhybudd.schemas.ReplayedPartition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * A milestone in a directory, bound to the very records that were verified. The directory holds what is known of every citizen: keep it like the log.
 *
 * @param beginnings the records that were verified, of each partition
 */
public record SavedMilestone(Milestone milestone, List<Beginning> beginnings) {
    private static final MilestoneFile<ReplayedPartition> PARTITIONS =
            new MilestoneFile<>(ReplayedPartition.class, "partitions");
    private static final MilestoneFile<ReplayedOffice> OFFICE = new MilestoneFile<>(ReplayedOffice.class, "office");

    public SavedMilestone {
        beginnings = List.copyOf(beginnings);
    }

    /**
     * Binds a milestone to the records that were verified; those that were not read before are read.
     *
     * @param before how far they are known already; empty for not at all
     * @param progress hears how many more records were read
     */
    public static SavedMilestone of(
            Milestone milestone, List<Beginning> before, Records records, LongConsumer progress) {
        Map<Partition, Beginning> known = new TreeMap<>();
        before.forEach(beginning -> known.put(beginning.partition(), beginning));
        List<Beginning> beginnings = new ArrayList<>();
        milestone
                .passed()
                .forEach((partition, end) -> beginnings.add(
                        known.getOrDefault(partition, Beginning.of(partition)).upTo(end, records, progress)));
        return new SavedMilestone(milestone, beginnings);
    }

    /**
     * The one in that directory.
     *
     * @throws MilestoneException if there is none, it cannot be read, or it was altered
     */
    public static SavedMilestone in(Path directory) {
        MilestoneManifest manifest = MilestoneManifest.read(directory);
        Map<String, String> files = manifest.files();
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = directory.resolve(file.getKey());
            if (!Files.isRegularFile(path) || !checksum(path).equals(file.getValue())) {
                throw new MilestoneException(path + " is missing, altered or cut off: verify from the beginning");
            }
        }
        List<Milestone.Replayed> partitions = new ArrayList<>();
        for (ReplayedPartition reached : PARTITIONS.read(directory, files)) {
            partitions.add(new Milestone.Replayed(
                    reached, MilestoneFile.citizens(reached.getPartition()).read(directory, files)));
        }
        ReplayedOffice office = null;
        for (ReplayedOffice one : OFFICE.read(directory, files)) {
            office = one;
        }
        if (office == null) {
            throw new MilestoneException(directory + " says nothing of NOTIFY: verify from the beginning");
        }
        return new SavedMilestone(
                new Milestone(partitions, office),
                manifest.beginnings().stream()
                        .map(MilestoneManifest.Verified::beginning)
                        .toList());
    }

    private static String checksum(Path file) {
        try {
            return Checksum.of(file);
        } catch (IOException e) {
            throw new MilestoneException("cannot read " + file + ": " + e, e);
        }
    }

    /** Either all of it is in the directory afterwards, or what was there before. */
    public void write(Path directory) throws IOException {
        Files.createDirectories(directory);
        Map<String, String> files = new TreeMap<>();
        PARTITIONS.write(
                directory,
                milestone.partitions().stream().map(Milestone.Replayed::reached).toList(),
                files);
        for (Milestone.Replayed partition : milestone.partitions()) {
            MilestoneFile.citizens(partition.reached().getPartition()).write(directory, partition.citizens(), files);
        }
        OFFICE.write(directory, List.of(milestone.office()), files);
        MilestoneManifest.of(beginnings, files).write(directory);
        removeAllBut(files, directory);
    }

    private static void removeAllBut(Map<String, String> files, Path directory) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            for (Path file : all.toList()) {
                String name = file.getFileName().toString();
                if (MilestoneFile.isOurs(name) && !files.containsKey(name)) {
                    Files.delete(file);
                }
            }
        }
    }

    /** How many records were verified. */
    public long records() {
        return beginnings.stream().mapToLong(Beginning::records).sum();
    }

    /**
     * Goes through all records that were verified: each must be the very one.
     *
     * @param progress hears how many more records were read
     * @throws MilestoneException if they are others
     */
    public void requireSame(Records records, LongConsumer progress) {
        for (Beginning beginning : beginnings) {
            if (!beginning.isOf(records, progress)) {
                throw new MilestoneException("the first " + beginning.records() + " records of "
                        + beginning.partition()
                        + " are not those that were verified: these are records of another world, or one was altered. Verify"
                        + " from the beginning, and with --checkpoint, to find which");
            }
        }
    }

    /**
     * Looks at the last record only that was verified of each partition: what lies before it is relied on.
     *
     * @throws MilestoneException if it is another, or there is none
     */
    public void requireContinued(Records records) {
        for (Beginning beginning : beginnings) {
            if (!beginning.hasItsLastIn(records)) {
                throw new MilestoneException("the record at " + beginning.partition() + " offset "
                        + beginning.lastOffset()
                        + " is gone, or is not the one that was verified last: the records do not go on from there, or are"
                        + " those of another world");
            }
        }
    }
}
