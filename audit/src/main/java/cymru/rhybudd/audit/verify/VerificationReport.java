package cymru.rhybudd.audit.verify;

import cymru.rhybudd.audit.records.Partition;
import java.util.List;

/**
 * What a verification found.
 *
 * @param partitions of the log of record
 * @param whole whether what citizens handed over, {@code alerts} and NOTIFY were looked at: they are when all of the log is, and every partition is as it should be
 * @param before how many entries another verification had replayed, so that this one went on after them; 0 where it began at the beginning
 * @param alertLogEntries how many entries of {@code alert-log} were replayed
 * @param alertLogRefused how many of these nobody can read; nothing follows from them, and what should stand there is a difference
 * @param notifications how many of what officers were told was the same
 * @param differences the first of each partition, of {@code alerts} and of NOTIFY, what was handed over and has no counterpart, and the first of each partition
 *     to which no replay leads
 * @param hash over all that the replay has, in hexadecimal digits: the same log gives the same on any machine, with any number of threads, in one go or in
 *     several
 */
public record VerificationReport(
        List<Verified> partitions,
        boolean whole,
        long before,
        long alertLogEntries,
        long alertLogRefused,
        long notifications,
        List<Difference> differences,
        String hash) {
    public VerificationReport {
        partitions = List.copyOf(partitions);
        differences = List.copyOf(differences);
    }

    /**
     * One partition of the log of record.
     *
     * @param refused entries that can be neither read nor applied, then as now: they lie among the dead letters
     * @param unverified entries that the service had not taken in yet, so that nothing follows from them so far
     * @param upTo the offset of the last entry of which everything that follows was the same; -1 for none
     */
    public record Verified(Partition log, long entries, long refused, long unverified, long decisions, long upTo) {}

    /** How many entries of the log of record were replayed, by this verification or by those that it goes on from. */
    public long events() {
        return partitions.stream().mapToLong(Verified::entries).sum();
    }

    /** How many entries could not be verified yet. */
    public long unverified() {
        return partitions.stream().mapToLong(Verified::unverified).sum();
    }

    /** Whether anything was held against what follows from the log: all that was replayed may lie before the place from which on that was asked for. */
    public boolean compared() {
        return partitions.stream().anyMatch(partition -> partition.upTo() >= 0);
    }

    /** Whether everything that was compared is as it follows, and anything was. */
    public boolean isClean() {
        return differences.isEmpty() && compared();
    }
}
